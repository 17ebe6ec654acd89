import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { row } from '../sql.ts';

/** Asks the owners to look at a receipt, once; it waits for no bank any more. */
export async function askOwners(
  ctx: Pick<ShopContext, 'clock' | 'tell'>,
  tx: EntityManager,
  receiptId: number,
): Promise<void> {
  const asked = await row<{ orderId: number; number: string; usedBefore: number }>(
    tx,
    `update receipt set asked_at = ?, wait_until = null from orders
     where receipt.id = ? and receipt.asked_at is null and orders.id = receipt.order_id
     returning orders.id as "orderId", orders.number, (select count(*)::int from receipt as other
       where other.media_id = receipt.media_id and other.order_id <> receipt.order_id) as "usedBefore"`,
    [ctx.clock.now(), receiptId],
  );
  if (!asked) return;
  const data = { ...asked, receiptId };
  await tellOwners(ctx, tx, { cause: `receipt:${receiptId}`, kind: 'receipt_to_check', data });
}
