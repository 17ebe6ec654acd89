import type { EntityManager } from '@mikro-orm/core';
import { cleanLine, cutTo } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import { rejectReceipts } from '../payments/reject-receipts.ts';
import type { Result } from '../result.ts';
import type { OrderView } from './order-view.ts';
import { stands } from './stands.ts';
import type { TransitionRefusal } from './transition.ts';

export type RefuseReceipt = {
  orderId: number;
  /** In words for the customer, up to 500 characters. */
  reason: string;
};

/** The receipt does not prove the payment: the order waits again, its goods stay held. */
export async function refuseReceipt(
  ctx: ShopContext,
  { orderId, reason }: RefuseReceipt,
): Promise<Result<OrderView, TransitionRefusal>> {
  const work = async (tx: EntityManager): Promise<Result<OrderView, TransitionRefusal>> => {
    const words = cutTo(cleanLine(reason), 500);
    const refused = await rejectReceipts(ctx, tx, orderId, { kind: 'receipt_refused', reason: words });
    return refused.ok ? stands(ctx, tx, orderId) : refused;
  };
  return oncePerCause(ctx, { name: 'reject_receipt' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
