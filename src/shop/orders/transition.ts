import type { EntityManager } from '@mikro-orm/core';
import { moveStock } from '../catalog/move-stock.ts';
import type { ShopContext } from '../context.ts';
import type { Json } from '../ports.ts';
import { failed, ok, type Refusal, type Result } from '../result.ts';
import { fresh, row } from '../sql.ts';
import { stepOf, type OrderEventName, type OrderStatus } from './order-machine.ts';
import { Order, OrderLine } from './order.ts';
import { writeHistory } from './write-history.ts';

/** `sold_out`: the goods that the step needs again are gone. */
export type TransitionRefusal = 'not_allowed' | 'already_changed' | 'sold_out';

/** What a step changes beside the state. */
export type StepDetails = {
  event: OrderEventName;
  /** Plain facts for the history. */
  data?: { [key: string]: Json };
  set?: {
    tracking?: string | null;
    holdUntil?: Date;
    paidSom?: number;
    askedSom?: number;
    sumHeld?: boolean;
  };
  /** The step happens only while the hold has ended at this time. */
  heldUntilAtMost?: Date;
};

/** What the step found: the state before, and where news of the order goes. */
export type Transition = { from: OrderStatus; to: OrderStatus; number: string; identityId: number; holdUntil: Date };

/**
 * Takes one step of the order machine by compare-and-set, with its history row and, where the goods go back, the stock.
 * Of two at once one wins; the other is refused with `already_changed` and the state that stands.
 */
export async function transition(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  details: StepDetails,
): Promise<Result<Transition, TransitionRefusal>> {
  const { event, data = {}, set = {}, heldUntilAtMost } = details;
  const step = stepOf(event);
  if (!step.by.includes(ctx.actor.kind)) return failed('not_allowed');
  const from = await lockStatus(tx, orderId);
  if (!from || !step.from.includes(from)) return alreadyChanged(from);
  const still = { id: orderId, status: from, ...(heldUntilAtMost ? { holdUntil: { $lte: heldUntilAtMost } } : {}) };
  const moved = await tx.nativeUpdate(Order, still, { ...set, status: step.to, updatedAt: ctx.clock.now() });
  if (moved === 0) return alreadyChanged(from);
  await writeHistory(ctx, tx, orderId, { event, from, to: step.to, data });
  if (step.releasesStock) await moveGoods(ctx, tx, orderId, 'release');
  if (step.takesStock && !(await moveGoods(ctx, tx, orderId, 'hold'))) return failed('sold_out');
  const { number, identity, holdUntil } = await tx.findOneOrFail(Order, { id: orderId }, fresh);
  return ok({ from, to: step.to, number, identityId: identity.id, holdUntil });
}

function alreadyChanged(status: OrderStatus | undefined): Refusal<'already_changed'> {
  return status ? failed('already_changed', { status }) : failed('already_changed');
}

async function lockStatus(tx: EntityManager, orderId: number): Promise<OrderStatus | undefined> {
  const locked = await row<{ status: OrderStatus }>(tx, 'select status from orders where id = ? for update', [orderId]);
  return locked?.status;
}

/** False when one of the goods is not there any more; the transaction is then to be rolled back. */
async function moveGoods(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  reason: 'release' | 'hold',
): Promise<boolean> {
  const sign = reason === 'release' ? 1 : -1;
  // Always in the order of the variants, as placing does: two transactions never wait for each other.
  const lines = await tx.find(OrderLine, { order: orderId }, { ...fresh, orderBy: { variant: 'asc', id: 'asc' } });
  for (const { variant, quantity } of lines) {
    const left = await moveStock(ctx, tx, { variantId: variant.id, delta: sign * quantity, reason, orderId });
    if (left === undefined && reason === 'hold') return false;
  }
  return true;
}
