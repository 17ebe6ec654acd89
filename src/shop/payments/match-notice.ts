import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { paidStatuses } from '../orders/order-machine.ts';
import { rows } from '../sql.ts';
import { findAgreeing, findOrdersOfSum, findSameMove, type CameIn, type OfOrder } from './find-orders.ts';
import { linkNotice } from './link-notice.ts';
import { isOpen, lockPayable, type PayableOrder } from './payable-order.ts';
import { payOrder } from './pay.ts';
import type { PlacingReason } from './verdict.ts';

/** What became of money that came: it pays for an order, or an owner must say for which. */
export type Matched = { order: { id: number; number: string } } | { why: PlacingReason };

/**
 * Finds what the money of an open notice is for, and settles it; `docs/payments.md` is the table. Call it with the
 * ledger locked; asked again it goes by what has come to be known meanwhile.
 */
export async function matchNotice(ctx: ShopContext, tx: EntityManager, money: CameIn): Promise<Matched> {
  const ofSum = await findOrdersOfSum(tx, money);
  if (ofSum.length === 0) return matchByReceipt(ctx, tx, money);
  const agreeing = await findAgreeing(tx, ofSum, money);
  const [only] = ofSum.length === 1 ? ofSum : agreeing.length === 1 ? agreeing.map(({ orderId }) => orderId) : [];
  if (only === undefined) return { why: 'several' };
  const receiptId = agreeing.find(({ orderId }) => orderId === only)?.receiptId;
  const order = await lockPayable(tx, only);
  if (!order) return { why: 'no_order' };
  if (paidStatuses.includes(order.status)) return linkNotice(ctx, tx, order, money, receiptId);
  if (isOpen(order) || order.isExpired) return settle(ctx, tx, order, money, receiptId);
  return { why: 'ended' };
}

/** No order asks for this sum: a receipt that shows this very move tells whose it is. */
async function matchByReceipt(ctx: ShopContext, tx: EntityManager, money: CameIn): Promise<Matched> {
  const found: OfOrder[] = await findSameMove(tx, money);
  const [only] = found;
  if (!only) return { why: 'no_order' };
  if (found.length > 1) return { why: 'several' };
  const order = await lockPayable(tx, only.orderId);
  return order && isOpen(order) ? settle(ctx, tx, order, money, only.receiptId) : { why: 'no_order' };
}

async function settle(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  { noticeId, amountTiyin }: CameIn,
  receiptId: number | undefined,
): Promise<Matched> {
  const { id, number } = order;
  const proof = receiptId === undefined ? 'notice' : 'notice_and_receipt';
  const evidence = { proof, amountTiyin, noticeId, ...(receiptId === undefined ? {} : { receiptId }) } as const;
  const paid = await payOrder(ctx, tx, order, evidence);
  if (!paid.ok) throw new Error(`Order ${number} was found for a notice, and took no money: ${paid.why}.`);
  await keepCard(tx, noticeId, order);
  return { order: { id, number } };
}

/** Several cards may end alike; now it is known which it was. */
async function keepCard(tx: EntityManager, noticeId: number, { cardId }: PayableOrder): Promise<void> {
  await rows(tx, 'update bank_notice set card_id = coalesce(card_id, ?) where id = ?', [cardId, noticeId]);
}
