import type { EntityManager } from '@mikro-orm/core';
import { cleanLine, cutTo } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { oncePerCause } from '../once.ts';
import { failed, ok, type Result } from '../result.ts';
import { row } from '../sql.ts';
import type { OrderView } from './order-view.ts';
import { Order } from './order.ts';
import { readOrder } from './read-order.ts';
import { transition, type Transition, type TransitionRefusal } from './transition.ts';

type Cancelled = Promise<Result<OrderView, 'not_found' | 'too_late' | 'not_allowed'>>;

/**
 * Cancels an order and gives its goods back: a customer his own unpaid one, an owner any until it is shipped.
 * One for which money has come, even a part, comes to `refund_due`. `too_late` carries the order's `status`.
 */
export async function cancelOrder(ctx: ShopContext, input: { orderId: number; reason?: string }): Cancelled {
  const { actor } = ctx;
  const reason = input.reason === undefined ? null : cutTo(cleanLine(input.reason), 500);
  const { orderId } = input;
  const work = async (tx: EntityManager): Cancelled => {
    const visible = actor.kind === 'customer' ? { id: orderId, customer: actor.id } : { id: orderId };
    if ((await tx.count(Order, visible)) === 0) return failed('not_found');
    const taken = await cancel(ctx, tx, orderId, reason);
    if (!taken.ok) return taken.why === 'already_changed' ? { ...taken, why: 'too_late' } : failed('not_allowed');
    await tellOfCancel(ctx, tx, orderId, { ...taken.value, reason });
    return stands(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: 'cancel' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}

async function stands(ctx: ShopContext, tx: EntityManager, orderId: number): Cancelled {
  const order = await readOrder({ em: tx, vault: ctx.vault }, orderId);
  return order ? ok(order) : failed('not_found');
}

async function cancel(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  reason: string | null,
): Promise<Result<Transition, TransitionRefusal>> {
  const order = await row<{ paidSom: number; isCash: boolean }>(
    tx,
    `select paid_som as "paidSom", payment_kind = 'cash' as "isCash" from orders where id = ? for update`,
    [orderId],
  );
  // What came of a part goes back; an order that is paid in full falls through to the step of an owner.
  const event = order && order.paidSom > 0 ? 'cancel_part' : 'cancel';
  const unpaid = await transition(ctx, tx, orderId, { event, data: { reason } });
  if (unpaid.ok || unpaid.why !== 'already_changed' || ctx.actor.kind !== 'owner') return unpaid;
  return transition(ctx, tx, orderId, { event: order?.isCash ? 'cancel_cash' : 'cancel_paid', data: { reason } });
}

async function tellOfCancel(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  step: Transition & { reason: string | null },
): Promise<void> {
  const { number, from, to, identityId, reason } = step;
  const cause = `order:${orderId}:${to}`;
  if (ctx.actor.kind === 'customer') {
    await tellOwners(ctx, tx, { cause, kind: 'order_cancelled_by_customer', data: { orderId, number, was: from } });
    return;
  }
  const kind = to === 'refund_due' ? 'order_refund_due' : 'order_cancelled';
  await ctx.tell(tx, { cause, to: identityId, kind, data: { orderId, number, reason } });
}
