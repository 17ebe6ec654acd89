import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import { paidStatuses } from '../orders/order-machine.ts';
import type { OrderView } from '../orders/order-view.ts';
import { stands } from '../orders/stands.ts';
import { failed, type Result } from '../result.ts';
import { linkNotice } from './link-notice.ts';
import { lockUndecided, type Undecided } from './lock-undecided.ts';
import { newestWaiting } from './judge-waiting.ts';
import { lockLedger, lockPayable, type PayableOrder } from './payable-order.ts';
import { payOrder } from './pay.ts';
import type { PayRefusal } from './write-payment.ts';

/** `already_decided`: the notice pays for an order, or the money went back. `other_currency`: it is not of soʻm. */
export type PlaceNoticeRefusal = PayRefusal | 'not_found' | 'already_decided' | 'other_currency';

type Placed = Promise<Result<OrderView, PlaceNoticeRefusal>>;

/** An owner says which order the money of a notice is for, whatever sum that asks for. */
export async function placeNotice(
  ctx: ShopContext,
  { noticeId, orderId }: { noticeId: number; orderId: number },
): Placed {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const work = async (tx: EntityManager): Placed => {
    await lockLedger(tx);
    const notice = await lockUndecided(tx, noticeId);
    if (!notice.ok) return notice;
    if (notice.value.currency !== 'UZS') return failed('other_currency');
    const order = await lockPayable(tx, orderId);
    if (!order) return failed('not_found');
    const placed = await place(ctx, tx, order, notice.value);
    return placed ?? stands(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: 'place_notice' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}

/** Nothing where it was placed, else why not. */
async function place(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  notice: Undecided,
): Promise<Extract<Awaited<Placed>, { ok: false }> | undefined> {
  const { status } = order;
  if (paidStatuses.includes(status)) {
    const linked = await linkNotice(ctx, tx, order, notice);
    return 'order' in linked ? undefined : failed('already_changed', { status });
  }
  const receiptId = await newestWaiting(tx, order.id);
  const paid = await payOrder(ctx, tx, order, {
    proof: receiptId === undefined ? 'notice' : 'notice_and_receipt',
    amountTiyin: notice.amountTiyin,
    noticeId: notice.noticeId,
    ...(receiptId === undefined ? {} : { receiptId }),
  });
  return paid.ok ? undefined : paid;
}
