import { nextMissing, type DraftChange } from '#src/shop/orders/draft-view.ts';
import type { BotContext } from '#src/ui/context.ts';
import { inputOf } from '#src/ui/input.ts';
import { refusalText } from '#src/ui/refusals.ts';
import { answerDraft, sayTaken } from './answer-draft.ts';
import { lookAtSale } from './look.ts';
import type { Steps } from './sale/steps.ts';

/** Takes the update if it answers the open question. False when nothing is asked or this is no answer to it. */
export async function takeIfAnswer(ctx: BotContext, steps: Steps): Promise<boolean> {
  const view = await lookAtSale(ctx);
  const slot = nextMissing(view.draft);
  const change = slot && steps[slot].answer(inputOf(ctx), view);
  if (!change) return false;
  await takeChange(ctx, change);
  return true;
}

/** Puts a change into the draft and says what became of it; a refusal stands above the question that is asked next. */
export async function takeChange(ctx: BotContext, change: DraftChange): Promise<void> {
  const answered = await answerDraft(ctx, change);
  if (answered.ok) {
    if (answered.done) await sayTaken(ctx, answered.done);
    return;
  }
  if (ctx.callbackQuery) ctx.toast = refusalText(ctx.words, answered, 'plain');
  else ctx.above = refusalText(ctx.words, answered, 'html');
}
