import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import type { OrderView } from '../orders/order-view.ts';
import { stands } from '../orders/stands.ts';
import type { TransitionRefusal } from '../orders/transition.ts';
import { failed, type Result } from '../result.ts';
import { rows } from '../sql.ts';
import { rejectReceipts } from './reject-receipts.ts';

type Marked = Promise<Result<OrderView, TransitionRefusal>>;

/**
 * An owner says that the receipt is forged: it is refused, and counts against the customer from now on. He hears only
 * that the money was not found. For a paid order `undoPayment` comes first.
 */
export async function markForged(ctx: ShopContext, { orderId }: { orderId: number }): Marked {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const work = async (tx: EntityManager): Marked => {
    const refused = await rejectReceipts(ctx, tx, orderId, { kind: 'receipt_refused', forged: true });
    if (!refused.ok) return refused;
    await rows(
      tx,
      `update customer set forged_receipts = forged_receipts + 1
       where id = (select customer_id from orders where id = ?)`,
      [orderId],
    );
    return stands(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: 'mark_forged' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
