import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { row } from '../sql.ts';
import { newestStanding } from './take-back.ts';

/** How long the goods of a partly paid order are held while an owner decides. */
const hoursToDecide = 24;

/**
 * The hold of an order is over, but a part of its money is here: it does not end by itself. Its goods are held for
 * another day and the owners are asked. Answers false where this is no such order.
 */
export async function keepPartPaid(ctx: ShopContext, tx: EntityManager, orderId: number): Promise<boolean> {
  const now = ctx.clock.now();
  const kept = await row(
    tx,
    `update orders set hold_until = ?, updated_at = ?
     where id = ? and status = 'awaiting_payment' and paid_som > 0 and hold_until <= ? returning id`,
    [new Date(now.getTime() + hoursToDecide * 3_600_000), now, orderId, now],
  );
  if (!kept) return false;
  const noticeId = (await newestStanding(tx, orderId))?.noticeId;
  if (typeof noticeId === 'number') {
    const cause = `order:${orderId}:part:${now.toISOString()}`;
    await tellOwners(ctx, tx, { cause, kind: 'notice_to_place', data: { noticeId, why: 'part' } });
  }
  return true;
}
