import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';

/** How many receipts of an order came within the last `minutes`. */
export async function countReceipts(
  { em, clock }: Pick<ShopContext, 'em' | 'clock'>,
  { orderId, minutes }: { orderId: number; minutes: number },
): Promise<number> {
  const since = new Date(clock.now().getTime() - minutes * 60_000);
  const sql = 'select count(*)::int as count from receipt where order_id = ? and submitted_at > ?';
  return (await row<{ count: number }>(em, sql, [orderId, since]))?.count ?? 0;
}
