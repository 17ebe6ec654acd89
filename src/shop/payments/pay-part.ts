import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { transition } from '../orders/transition.ts';
import { ok, type Result } from '../result.ts';
import { readSettings } from '../settings/read-settings.ts';
import { rows } from '../sql.ts';
import { uniqueSum } from './unique-sum.ts';
import type { PayableOrder } from './payable-order.ts';
import { evidenceOf, type PayRefusal, type WrittenMoney } from './write-payment.ts';

/**
 * Less came than was asked for: the rest is asked for, as a sum of its own, and the goods are held for it as long as for
 * a new order.
 */
export async function payPart(
  ctx: ShopContext,
  tx: EntityManager,
  order: PayableOrder,
  money: WrittenMoney,
): Promise<Result<null, PayRefusal>> {
  const { id: orderId, number } = order;
  const paidNow = Math.floor(money.amountTiyin / 100);
  const { holdMinutes } = await readSettings({ em: tx });
  const rest = await uniqueSum(tx, order, order.askedSom - paidNow);
  const paidSom = order.paidSom + paidNow;
  const holdUntil = new Date(ctx.clock.now().getTime() + holdMinutes * 60_000);
  const step = await transition(ctx, tx, orderId, {
    event: 'pay_part',
    data: evidenceOf(money),
    set: { ...rest, paidSom, holdUntil },
  });
  if (!step.ok) return step;
  await acceptOne(ctx, tx, money);
  await ctx.tell(tx, {
    cause: `order:${orderId}:part`,
    ordinal: money.paymentId,
    to: order.identityId,
    kind: 'part_paid',
    data: { orderId, number, paidSom, restSom: rest.askedSom, holdUntil: holdUntil.toISOString() },
  });
  const { noticeId, paymentId } = money;
  if (ctx.actor.kind === 'system' && noticeId !== undefined) {
    const cause = `payment:${paymentId}`;
    await tellOwners(ctx, tx, { cause, kind: 'notice_to_place', data: { noticeId, why: 'part' } });
  }
  return ok(null);
}

/** Another receipt of the order may be for the rest, so it goes on waiting. */
async function acceptOne({ clock }: ShopContext, tx: EntityManager, { receiptId }: WrittenMoney): Promise<void> {
  if (receiptId === undefined) return;
  await rows(tx, `update receipt set status = 'accepted', judged_at = ?, wait_until = null where id = ?`, [
    clock.now(),
    receiptId,
  ]);
}
