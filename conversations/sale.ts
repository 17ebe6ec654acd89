import type { Talk } from '#src/ui/context.ts';
import { askNext } from './ask-next.ts';
import { once } from './once.ts';
import type { Steps } from './sale/steps.ts';
import { takeIfAnswer } from './take-answer.ts';

const patienceMs = 30 * 60_000;

/** Name under which the talk is entered. */
export const saleTalk = 'sale';

/**
 * The sale as a talk: asks for the first missing slot of the draft, until none is missing.
 * After each answer it rewinds to its beginning, so its log holds one question, however long the sale,
 * and no longer than needed what the customer wrote.
 */
export function createSale(steps: Steps) {
  return async function sale(talk: Talk): Promise<void> {
    const beginning = talk.checkpoint();
    const waits = await once(talk, (outside) => askNext(outside, steps));
    if (!waits) return;
    await talk.wait({ maxMilliseconds: patienceMs });
    const taken = await once(talk, (outside) => takeIfAnswer(outside, steps));
    if (!taken) await talk.skip({ next: true });
    await talk.rewind(beginning);
  };
}
