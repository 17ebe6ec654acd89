import { inTransaction, type ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { rows } from '../sql.ts';
import { lockUndecided } from './lock-undecided.ts';
import { lockLedger } from './payable-order.ts';

/** An owner says that the money of a notice is for no order. Twice is the same as once. */
export async function ignoreNotice(
  ctx: ShopContext,
  { noticeId }: { noticeId: number },
): Promise<Result<null, 'not_allowed' | 'not_found' | 'already_decided'>> {
  const { actor, clock } = ctx;
  if (actor.kind !== 'owner') return failed('not_allowed');
  return inTransaction(ctx, async (tx) => {
    await lockLedger(tx);
    const notice = await lockUndecided(tx, noticeId);
    if (!notice.ok) return notice;
    await rows(tx, `update bank_notice set state = 'ignored', decided_at = ?, decided_by = ? where id = ?`, [
      clock.now(),
      actor.id,
      noticeId,
    ]);
    return ok(null);
  });
}
