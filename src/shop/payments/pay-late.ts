import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { transition } from '../orders/transition.ts';
import { ok, type Result } from '../result.ts';
import { rows } from '../sql.ts';
import { judgeWaiting } from './judge-waiting.ts';
import { isEnough, type PayableOrder } from './payable-order.ts';
import { evidenceOf, type PayRefusal, type WrittenMoney } from './write-payment.ts';

/**
 * Money for an order that has ended: where it is enough and the goods are still there, the order is paid after all;
 * else the money is to go back. Customer and owners are told which.
 */
export async function payLate(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  money: WrittenMoney,
): Promise<Result<null, PayRefusal>> {
  const { id: orderId, number, identityId: to } = order;
  const revives = isEnough(order, money) && (await lockGoods(tx, orderId));
  const step = await transition(ctx, tx, orderId, {
    event: revives ? 'pay_late' : 'late_money',
    data: evidenceOf(money),
    set: { paidSom: order.paidSom + Math.floor(money.amountTiyin / 100) },
  });
  if (!step.ok) return step;
  await judgeWaiting(ctx, tx, orderId, { status: 'accepted' });
  const ordinal = money.paymentId;
  if (revives) {
    const told = { cause: `order:${orderId}:paid`, ordinal, to };
    await ctx.tell(tx, { ...told, kind: 'order_paid_late', data: { orderId, number } });
  } else {
    const told = { cause: `order:${orderId}:refund_due`, ordinal, to };
    await ctx.tell(tx, { ...told, kind: 'order_refund_due', data: { orderId, number, reason: null, late: true } });
  }
  await tellOwnersLate(ctx, tx, order, money, revives);
  return ok(null);
}

/** Locks the goods of an order on the shelf; false where there are too few of one. */
async function lockGoods(tx: EntityManager, orderId: number): Promise<boolean> {
  const goods = await rows<{ isThere: boolean }>(
    tx,
    `select stock >= (select sum(quantity) from order_line where order_id = ? and variant_id = variant.id) as "isThere"
     from variant where id in (select variant_id from order_line where order_id = ?) order by id for update`,
    [orderId, orderId],
  );
  return goods.every(({ isThere }) => isThere);
}

async function tellOwnersLate(
  ctx: ShopContext,
  tx: EntityManager,
  { id: orderId, number }: PayableOrder,
  { paymentId, noticeId, proof }: WrittenMoney,
  revives: boolean,
): Promise<void> {
  if (ctx.actor.kind !== 'system' || noticeId === undefined) return;
  const cause = `payment:${paymentId}`;
  if (!revives) return tellOwners(ctx, tx, { cause, kind: 'notice_to_place', data: { noticeId, why: 'late' } });
  const withReceipt = proof === 'notice_and_receipt';
  await tellOwners(ctx, tx, { cause, kind: 'payment_proved', data: { orderId, number, noticeId, withReceipt } });
}
