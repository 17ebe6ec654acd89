import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import type { OrderView } from '../orders/order-view.ts';
import { stands } from '../orders/stands.ts';
import { failed, type Result } from '../result.ts';
import { findOwnNotice } from './find-own-notice.ts';
import { newestWaiting } from './judge-waiting.ts';
import { lockLedger, lockPayable } from './payable-order.ts';
import { payOrder } from './pay.ts';
import type { PayRefusal } from './write-payment.ts';

type Confirmed = Promise<Result<OrderView, PayRefusal>>;

/**
 * An owner has seen the asked sum on the card. An ended order comes to life again; where its goods are gone the money is
 * to go back. Refused with `already_changed` where no money is awaited.
 */
export async function confirmPayment(ctx: ShopContext, { orderId }: { orderId: number }): Confirmed {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const work = async (tx: EntityManager): Confirmed => {
    await lockLedger(tx);
    const order = await lockPayable(tx, orderId);
    if (!order) return failed('already_changed');
    const receiptId = await newestWaiting(tx, orderId);
    const noticeId = await findOwnNotice(tx, order);
    const paid = await payOrder(ctx, tx, order, {
      proof: noticeId === undefined ? 'owner' : 'notice',
      amountTiyin: order.askedSom * 100,
      ...(noticeId === undefined ? {} : { noticeId }),
      ...(receiptId === undefined ? {} : { receiptId }),
    });
    return paid.ok ? stands(ctx, tx, orderId) : paid;
  };
  return oncePerCause(ctx, { name: 'confirm_payment' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
