import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { transition, type TransitionRefusal } from '../orders/transition.ts';
import { ok, type Result } from '../result.ts';
import { row, rows } from '../sql.ts';
import { isOpen, type PayableOrder } from './payable-order.ts';
import { uniqueSum } from './unique-sum.ts';

/** A payment that stands. */
export type Standing = { id: number; orderId: number; amountTiyin: number; noticeId: number | null };

const selectStanding = `select id, order_id as "orderId", amount_tiyin::float8 as "amountTiyin", notice_id as "noticeId"
  from payment where undone_at is null and `;

/** The payment that came last for an order. */
export async function newestStanding(tx: EntityManager, orderId: number): Promise<Standing | undefined> {
  return row<Standing>(tx, `${selectStanding} order_id = ? order by id desc limit 1`, [orderId]);
}

/** The payment of this id. */
export async function standingOf(tx: EntityManager, paymentId: number): Promise<Standing | undefined> {
  return row<Standing>(tx, `${selectStanding} id = ?`, [paymentId]);
}

/** The payment that a notice proves. */
export async function standingOfNotice(tx: EntityManager, noticeId: number): Promise<Standing | undefined> {
  return row<Standing>(tx, `${selectStanding} notice_id = ?`, [noticeId]);
}

/**
 * The money does not count any more: the order is to be looked at again, and what is missing is asked for. Customers are
 * told. Refused with `already_changed` once the goods have left.
 */
export async function takeBack(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  payment: Standing,
): Promise<Result<null, TransitionRefusal>> {
  const { id: orderId, number } = order;
  const paidSom = order.paidSom - Math.floor(payment.amountTiyin / 100);
  const wasAll = !isOpen(order) && paidSom === 0;
  const asked = await uniqueSum(tx, order, wasAll ? order.askedSom : Math.max(order.payableSom - paidSom, 1));
  const step = await transition(ctx, tx, orderId, {
    event: isOpen(order) ? 'undo_part' : 'undo_payment',
    data: { paymentId: payment.id, noticeId: payment.noticeId, amountSom: payment.amountTiyin / 100 },
    set: { ...asked, paidSom },
  });
  if (!step.ok) return step;
  await rows(tx, 'update payment set undone_at = ? where id = ?', [ctx.clock.now(), payment.id]);
  await lookAgain(tx, orderId);
  await ctx.tell(tx, {
    cause: `order:${orderId}:undone`,
    ordinal: payment.id,
    to: order.identityId,
    kind: 'payment_undone',
    data: { orderId, number },
  });
  return ok(null);
}

/** The receipt that was believed is to be judged anew, by whoever took the payment back or was told of that. */
async function lookAgain(tx: EntityManager, orderId: number): Promise<void> {
  await rows(
    tx,
    `update receipt set status = 'waiting', judged_at = null, wait_until = null
     where id = (select max(id) from receipt where order_id = ? and status = 'accepted')`,
    [orderId],
  );
}
