import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { onlyOneAtATime, row, rows } from '../sql.ts';
import { brakes } from './brakes.ts';

// A private reply may come within seven days of the comment ("Private replies"); some hours are left for its way.
const answerableDays = 6;

type Taken = { id: number; identity_id: number };

/** Answers privately, with what its post shows or in general, a comment about which the owners were asked. */
export async function answerAsked(
  ctx: ShopContext,
  commentId: number,
): Promise<Result<null, 'not_allowed' | 'answered_already'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  return inTransaction(ctx, async (tx) => {
    const taken = await take(ctx, tx, `post_comment.id = ? and status = 'asked'`, [commentId]);
    return taken.length === 0 ? failed('answered_already') : ok(null);
  });
}

/** Leaves a comment about which the owners were asked without an answer; its words are forgotten. */
export async function leaveAsked(
  ctx: ShopContext,
  commentId: number,
): Promise<Result<null, 'not_allowed' | 'answered_already'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const left = await row(
    ctx.em,
    `update post_comment set status = 'silent', sealed_text = null where id = ? and status = 'asked' returning id`,
    [commentId],
  );
  return left ? ok(null) : failed('answered_already');
}

/** Answers privately all comments under a post about which the owners were asked, in the given transaction. */
export async function answerAskedUnder(ctx: ShopContext, tx: EntityManager, postId: number): Promise<void> {
  await take(ctx, tx, `post_id = ? and status = 'asked'`, [postId]);
}

/** Answers, as far as there is room again, comments that the channel's brake held back; answers how many. */
export async function answerBraked(ctx: ShopContext, channel: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    await onlyOneAtATime(tx, `comments:${channel}`);
    const hourAgo = new Date(ctx.clock.now().getTime() - 3_600_000);
    const sent = await row<{ count: number }>(
      tx,
      `select count(*)::int as count from post_comment
       where channel = ? and answered_at > ? and private_reply in ('due', 'sent')`,
      [channel, hourAgo],
    );
    const room = brakes.privateHourly - (sent?.count ?? 0);
    if (room <= 0) return 0;
    const waiting = `select id from post_comment where status = 'braked' and private_reply = 'due' and channel = ?
      and created_at > ? order by id limit ?`;
    return (await take(ctx, tx, `post_comment.id in (${waiting})`, [channel, oldestAnswerable(ctx), room])).length;
  });
}

/** Puts the private replies of the comments that are still young enough into the outbox. */
async function take(
  ctx: ShopContext,
  tx: EntityManager,
  which: string,
  values: readonly (string | number | Date)[],
): Promise<Taken[]> {
  const now = ctx.clock.now();
  const taken = await rows<Taken>(
    tx,
    `update post_comment set status = 'invited', private_reply = 'sent', sealed_text = null, answered_at = ?
     where ${which} and created_at > ? returning id, identity_id`,
    [now, ...values, oldestAnswerable(ctx)],
  );
  for (const [place, { id, identity_id: to }] of taken.entries()) {
    await ctx.tell(tx, { cause: `comment_reply:${id}`, to, kind: 'comment_reply', place, data: { commentId: id } });
  }
  return taken;
}

function oldestAnswerable({ clock }: ShopContext): Date {
  return new Date(clock.now().getTime() - answerableDays * 24 * 3_600_000);
}
