import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';

/** Closes all receipts of an order that wait; answers the id of the newest, undefined where none waited. */
export async function judgeWaiting(
  { clock }: Pick<ShopContext, 'clock'>,
  tx: EntityManager,
  orderId: number,
  { status, forged = false }: { status: 'accepted' | 'refused'; forged?: boolean },
): Promise<number | undefined> {
  const judged = await rows<{ id: number }>(
    tx,
    `update receipt set status = ?, forged = forged or ?, judged_at = ?, wait_until = null
     where order_id = ? and status = 'waiting' returning id`,
    [status, forged, clock.now(), orderId],
  );
  return judged.length === 0 ? undefined : Math.max(...judged.map(({ id }) => id));
}

/** The newest receipt of an order that nobody has judged yet. */
export async function newestWaiting(tx: EntityManager, orderId: number): Promise<number | undefined> {
  const newest = await row<{ id: number }>(
    tx,
    `select id from receipt where order_id = ? and status = 'waiting' order by id desc limit 1`,
    [orderId],
  );
  return newest?.id;
}
