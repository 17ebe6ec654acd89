import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';

/**
 * The order whose receipt an earlier, cut off run of this update has taken out of the message; undefined when none did.
 * By now it may be paid, so nothing of how it stands says that the receipt came.
 */
export async function receiptTakenBefore(
  ctx: Pick<ShopContext, 'em' | 'cause'>,
  { customerId, sourceMessage }: { customerId: number; sourceMessage: string },
): Promise<{ number: string } | undefined> {
  if (!ctx.cause || ctx.cause.attempt === 1) return undefined;
  return row<{ number: string }>(
    ctx.em,
    `select orders.number from receipt join orders on orders.id = receipt.order_id
     where receipt.source_message = ? and orders.customer_id = ? limit 1`,
    [sourceMessage, customerId],
  );
}
