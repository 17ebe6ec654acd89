import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { stands } from '../orders/stands.ts';
import type { OrderView } from '../orders/order-view.ts';
import type { TransitionRefusal } from '../orders/transition.ts';
import { oncePerCause } from '../once.ts';
import { failed, type Result } from '../result.ts';
import { rows } from '../sql.ts';
import { isOpen, lockLedger, lockPayable } from './payable-order.ts';
import { newestStanding, takeBack } from './take-back.ts';

type Undone = Promise<Result<OrderView, TransitionRefusal>>;

/**
 * An owner was wrong about the money that came last for a paid order: it waits for a look again, and the bank's notice,
 * if there was one, waits for an owner's word. Possible until the goods have left.
 */
export async function undoPayment(ctx: ShopContext, { orderId }: { orderId: number }): Undone {
  const { actor } = ctx;
  if (actor.kind !== 'owner') return failed('not_allowed');
  const work = async (tx: EntityManager): Undone => {
    await lockLedger(tx);
    const order = await lockPayable(tx, orderId);
    const payment = await newestStanding(tx, orderId);
    if (!order || !payment) return failed('already_changed', order ? { status: order.status } : {});
    if (isOpen(order)) return failed('already_changed', { status: order.status });
    const undone = await takeBack(ctx, tx, order, payment);
    if (!undone.ok) return undone;
    // With the owner's name: from now on only an owner says what it pays for.
    await rows(
      tx,
      `update bank_notice set state = 'open', order_id = null, decided_at = ?, decided_by = ? where id = ?`,
      [ctx.clock.now(), actor.id, payment.noticeId],
    );
    return stands(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: 'undo_payment' }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
