import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import type { OrderView } from '../orders/order-view.ts';
import { stands } from '../orders/stands.ts';
import type { TransitionRefusal } from '../orders/transition.ts';
import type { Result } from '../result.ts';
import { rejectReceipts } from './reject-receipts.ts';

type Wanted = Promise<Result<OrderView, TransitionRefusal>>;

/** The receipt can't be judged, and that is nobody's fault: the customer is asked for a clearer picture. */
export async function wantBetterReceipt(ctx: ShopContext, { orderId }: { orderId: number }): Wanted {
  const work = async (tx: EntityManager): Wanted => {
    const asked = await rejectReceipts(ctx, tx, orderId, { kind: 'receipt_wanted' });
    return asked.ok ? stands(ctx, tx, orderId) : asked;
  };
  return oncePerCause(ctx, { name: 'want_receipt' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
