import type { Evidence, Verdict } from './evidence.ts';
import { isDone, type Ledger, type ReceivedCall } from './ledger.ts';

/** What the shop answered to one comment. */
export interface CommentAnswers {
  publicly: number;
  privately: number;
}

/** Done calls about each comment, by its id; those that nobody wrote, such as the shop's own, among them. */
export function answersByComment(ledger: Ledger): Map<string, CommentAnswers> {
  const answers = new Map<string, CommentAnswers>(ledger.comments.map(({ id }) => [id, { publicly: 0, privately: 0 }]));
  for (const { comment, method } of answersTo(ledger).filter(isDone)) {
    const found = answers.get(comment) ?? { publicly: 0, privately: 0 };
    if (method === 'replies') found.publicly += 1;
    else found.privately += 1;
    answers.set(comment, found);
  }
  return answers;
}

/** Calls that answer a comment, whatever came of them. */
export function answersTo({ calls }: Ledger): (ReceivedCall & { comment: string })[] {
  return calls.flatMap((call) => (call.comment === undefined ? [] : [{ ...call, comment: call.comment }]));
}

/**
 * Each comment is answered at most once publicly and at most once privately, and never publicly alone, for that says that
 * more is to be read in private. Nobody else's words are answered.
 */
export function commentsAnsweredOnce({ ledger }: Evidence): Verdict {
  const written = new Map(ledger.comments.map((comment) => [comment.id, comment]));
  const faults = [...answersByComment(ledger)].flatMap(([id, { publicly, privately }]) => [
    ...(written.has(id) ? [] : [`comment ${id}: answered, and none of a customer`]),
    ...(publicly > 1 ? [`comment ${id}: answered ${publicly} times for all to see`] : []),
    ...(publicly > 0 && privately === 0 ? [`comment ${id}: answered for all to see, but not in private`] : []),
    ...(privately > 1 ? [`comment ${id}: answered ${privately} times in private`] : []),
  ]);
  const lost = ledger.comments.filter(({ updateKey }) => ledger.updates.get(updateKey)?.acknowledgedAtMs === undefined);
  return {
    name: 'I9 a comment answered once',
    looked: ledger.comments.length,
    faults: [...faults, ...lost.map(({ id }) => `comment ${id}: never acknowledged`)],
  };
}
