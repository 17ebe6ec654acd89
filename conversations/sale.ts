import { nextMissing, type DraftChange, type Slot } from '#src/shop/orders/draft-view.ts';
import { inputOf } from '#src/ui/input.ts';
import { refusalText } from '#src/ui/refusals.ts';
import { lines } from '#src/ui/screen.ts';
import { send, show } from '#src/ui/show.ts';
import type { Talk, TalkContext } from '#src/ui/context.ts';
import type { WordsFor } from '#src/ui/words.ts';
import { answerDraft } from './answer-draft.ts';
import { lookAtSale } from './look.ts';
import { once } from './once.ts';
import type { Steps } from './sale/steps.ts';

const maxTurns = 20;
const patienceMs = 30 * 60_000;

/** Name under which the talk is entered. */
export const saleTalk = 'sale';

/**
 * The sale as a talk: asks for the first missing slot of the draft until none is missing.
 * The draft row is the truth, so the talk may be dropped at any wait and entered again.
 */
export function createSale(deps: { wordsFor: WordsFor; steps: Steps }) {
  return async function sale(talk: Talk, opening: TalkContext): Promise<void> {
    let ctx = opening;
    let above: string | undefined;
    for (let turn = 0; turn < maxTurns; turn++) {
      const view = await once(talk, lookAtSale);
      const words = deps.wordsFor(view.language);
      const slot = nextMissing(view.draft);
      if (slot === undefined) return;
      const screen = deps.steps[slot].ask(words, view);
      await say(ctx, { ...screen, text: lines(above, screen.text) }, slot);
      if (slot === 'confirm') return;
      const answer = (next: TalkContext): DraftChange | undefined => deps.steps[slot].answer(inputOf(next), view);
      ctx = await talk.waitUntil((next) => answer(next) !== undefined, { next: true, maxMilliseconds: patienceMs });
      const change = answer(ctx);
      if (!change) return;
      const result = await once(talk, (outside) => answerDraft(outside, change));
      if (result.ok && result.done !== undefined) await send(ctx, result.done);
      if (result.ok && result.stage === 'cart') return;
      above = result.ok ? undefined : refusalText(words, result);
    }
  };
}

/** A question that wants typing comes as a new message at the bottom, where the person types. */
async function say(ctx: TalkContext, screen: Parameters<typeof show>[1], slot: Slot): Promise<void> {
  const typed: Slot[] = ['address', 'recipient', 'phone'];
  await (typed.includes(slot) ? send(ctx, screen) : show(ctx, screen));
}
