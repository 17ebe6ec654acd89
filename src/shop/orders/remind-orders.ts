import { inTransaction, type ShopContext } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { fresh } from '../sql.ts';
import { Order } from './order.ts';

/**
 * Reminds, once an order, those whose hold ends within the minutes that the settings name.
 * Answers how many were reminded; the timetable calls it.
 */
export async function remindOrders(ctx: ShopContext, limit: number): Promise<number> {
  const { reminderMinutes } = await readSettings(ctx);
  const now = ctx.clock.now();
  const soon = new Date(now.getTime() + reminderMinutes * 60_000);
  const due = { status: 'awaiting_payment', remindedAt: null, holdUntil: { $gt: now, $lte: soon } } as const;
  const orders = await ctx.em.find(Order, due, { ...fresh, limit, orderBy: { holdUntil: 'asc' } });
  let reminded = 0;
  for (const order of orders) {
    const told = await inTransaction(ctx, async (tx) => {
      const first = await tx.nativeUpdate(Order, { ...due, id: order.id }, { remindedAt: now });
      if (first === 0) return false;
      const data = { orderId: order.id, number: order.number, holdUntil: order.holdUntil.toISOString() };
      const cause = `order:${order.id}:reminder`;
      await ctx.tell(tx, { cause, to: order.identity.id, kind: 'hold_reminder', place: reminded, data });
      return true;
    });
    if (told) reminded += 1;
  }
  return reminded;
}
