import { nextMissing, type Slot } from '#src/shop/orders/draft-view.ts';
import type { BotContext } from '#src/ui/context.ts';
import { lines } from '#src/ui/screen.ts';
import { send, show } from '#src/ui/show.ts';
import { lookAtSale } from './look.ts';
import type { Steps } from './sale/steps.ts';

// Questions that want typing come as a new message at the bottom, where the person types.
const typed: readonly Slot[] = ['phone', 'address', 'recipient'];

/** Asks for the first missing slot of the draft. False when nothing is missing; the summary asks, but waits for no answer here. */
export async function askNext(ctx: BotContext, steps: Steps): Promise<boolean> {
  const view = await lookAtSale(ctx);
  const slot = nextMissing(view.draft);
  if (slot === undefined) return false;
  const question = steps[slot].ask(ctx.words, view);
  const screen = { ...question, text: lines(ctx.above, question.text) };
  delete ctx.above;
  await (typed.includes(slot) ? send(ctx, screen) : show(ctx, screen));
  return slot !== 'confirm';
}
