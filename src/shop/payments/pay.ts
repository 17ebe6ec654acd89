import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { transition } from '../orders/transition.ts';
import { failed, ok, type Result } from '../result.ts';
import { judgeWaiting } from './judge-waiting.ts';
import { isEnough, isOpen, type PayableOrder } from './payable-order.ts';
import { payLate } from './pay-late.ts';
import { payPart } from './pay-part.ts';
import { evidenceOf, writePayment, type Money, type PayRefusal, type WrittenMoney } from './write-payment.ts';

/**
 * Counts the money for a locked order, whatever becomes of it: paid, paid in part, or late. Customer and owners are told.
 * Refused with `already_changed` where no money is awaited.
 */
export async function payOrder(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  money: Money,
): Promise<Result<null, PayRefusal>> {
  const { askedSom, status } = order;
  const isLate = status === 'cancelled' && askedSom > 0;
  if (!isOpen(order) && !isLate) return failed('already_changed', { status });
  const paymentId = await writePayment(ctx, tx, order.id, money);
  if (paymentId === undefined) return failed('already_used');
  const paid = { ...money, paymentId };
  if (isLate) return payLate(ctx, tx, order, paid);
  if (!isEnough(order, money)) return payPart(ctx, tx, order, paid);
  return payFull(ctx, tx, order, paid);
}

async function payFull(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  money: WrittenMoney,
): Promise<Result<null, PayRefusal>> {
  const { id: orderId, number } = order;
  const paidNow = Math.floor(money.amountTiyin / 100);
  const step = await transition(ctx, tx, orderId, {
    event: money.byReference ? 'accept_receipt' : 'pay',
    data: evidenceOf(money),
    set: { paidSom: order.paidSom + paidNow },
  });
  if (!step.ok) return step;
  await judgeWaiting(ctx, tx, orderId, { status: 'accepted' });
  const overSom = paidNow - order.askedSom;
  const data = { orderId, number, ...(overSom > 0 ? { overSom } : {}) };
  const told = { cause: `order:${orderId}:paid`, ordinal: money.paymentId };
  await ctx.tell(tx, { ...told, to: order.identityId, kind: 'order_paid', data });
  await tellOwnersPaid(ctx, tx, order, money, overSom);
  return ok(null);
}

/** Owners hear of what happened without them. */
async function tellOwnersPaid(
  ctx: ShopContext,
  tx: EntityManager,
  { id: orderId, number }: PayableOrder,
  { paymentId, proof, noticeId, receiptId }: WrittenMoney,
  overSom: number,
): Promise<void> {
  if (ctx.actor.kind !== 'system') return;
  const cause = `payment:${paymentId}`;
  if (noticeId !== undefined && overSom > 0) {
    await tellOwners(ctx, tx, { cause, kind: 'notice_to_place', data: { noticeId, why: 'over' } });
  } else if (noticeId !== undefined) {
    const withReceipt = proof === 'notice_and_receipt';
    await tellOwners(ctx, tx, { cause, kind: 'payment_proved', data: { orderId, number, noticeId, withReceipt } });
  } else if (receiptId !== undefined) {
    await tellOwners(ctx, tx, { cause, kind: 'payment_trusted', data: { orderId, number, receiptId } });
  }
}
