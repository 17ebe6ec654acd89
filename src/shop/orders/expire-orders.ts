import { inTransaction, type ShopContext } from '../context.ts';
import { keepPartPaid } from '../payments/keep-part-paid.ts';
import { ok } from '../result.ts';
import { fresh } from '../sql.ts';
import { Order } from './order.ts';
import { transition } from './transition.ts';

/**
 * Ends the orders whose hold is over without a receipt, oldest first, each in a transaction of its own.
 * The goods go back and the customer is offered to renew. One of which a part is paid goes to the owners. Answers how many ended; the timetable calls it.
 */
export async function expireOrders(ctx: ShopContext, limit: number): Promise<number> {
  const overdue = await ctx.em.find(
    Order,
    { status: 'awaiting_payment', holdUntil: { $lte: ctx.clock.now() } },
    { ...fresh, fields: ['id'], limit, orderBy: { holdUntil: 'asc' } },
  );
  let ended = 0;
  for (const { id } of overdue) if (await expire(ctx, id, ended)) ended += 1;
  return ended;
}

async function expire(ctx: ShopContext, orderId: number, place: number): Promise<boolean> {
  const ended = await inTransaction(ctx, async (tx) => {
    if (await keepPartPaid(ctx, tx, orderId)) return ok(false);
    const step = await transition(ctx, tx, orderId, { event: 'expire', heldUntilAtMost: ctx.clock.now() });
    if (!step.ok) return step;
    const { number, identityId } = step.value;
    const data = { orderId, number };
    await ctx.tell(tx, { cause: `order:${orderId}:expired`, to: identityId, kind: 'order_expired', place, data });
    return ok(true);
  });
  if (!ended.ok && ended.why === 'not_allowed') throw new Error('Only the timetable ends holds.');
  return ended.ok && ended.value;
}
