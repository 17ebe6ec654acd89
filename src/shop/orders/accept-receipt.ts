import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import { findOwnNotice } from '../payments/find-own-notice.ts';
import { newestWaiting } from '../payments/judge-waiting.ts';
import { lockLedger, lockPayable } from '../payments/payable-order.ts';
import { payOrder } from '../payments/pay.ts';
import type { PayRefusal } from '../payments/write-payment.ts';
import { failed, type Result } from '../result.ts';
import type { OrderView } from './order-view.ts';
import { stands } from './stands.ts';

type Accepted = Promise<Result<OrderView, PayRefusal>>;

/**
 * An owner believes the receipt: the order is paid. Of two owners at once the second is refused with the state that
 * stands. `already_used`: the transfer pays for another order; who has seen the money itself calls `confirmPayment`.
 */
export async function acceptReceipt(ctx: ShopContext, { orderId }: { orderId: number }): Accepted {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const work = async (tx: EntityManager): Accepted => {
    await lockLedger(tx);
    const order = await lockPayable(tx, orderId);
    if (order?.status !== 'checking_receipt') {
      return failed('already_changed', order ? { status: order.status } : {});
    }
    const receiptId = await newestWaiting(tx, orderId);
    const noticeId = await findOwnNotice(tx, order);
    const paid = await payOrder(ctx, tx, order, {
      proof: noticeId === undefined ? 'owner' : 'notice_and_receipt',
      amountTiyin: order.askedSom * 100,
      byReference: true,
      ...(noticeId === undefined ? {} : { noticeId }),
      ...(receiptId === undefined ? {} : { receiptId }),
    });
    return paid.ok ? stands(ctx, tx, orderId) : paid;
  };
  return oncePerCause(ctx, { name: 'accept_receipt' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
