import type { ShopContext } from '../context.ts';
import { orderStatuses, type OrderStatus } from '../orders/order-machine.ts';
import { countOrdersByStatus } from '../orders/read-order.ts';
import { row } from '../sql.ts';

/** The shop's day so far. Sums are whole so'm. */
export type TodayNumbers = {
  placed: number;
  paid: number;
  cancelled: number;
  /** Worth of the orders that were paid today, delivery included, and are not being refunded. */
  revenueSom: number;
  /** Revenue by paid order; 0 when none was paid. */
  averageSom: number;
  /** Orders that still want something done, whenever they were placed. */
  open: { status: OrderStatus; count: number }[];
};

const done: readonly OrderStatus[] = ['delivered', 'cancelled', 'refunded'];

/** Numbers since midnight in this time zone (an IANA name). */
export async function todayNumbers(
  ctx: Pick<ShopContext, 'em' | 'clock'>,
  { timeZone }: { timeZone: string },
): Promise<TodayNumbers> {
  const now = ctx.clock.now();
  const found = await row<{ placed: number; paid: number; cancelled: number; kept: number; revenue: string }>(
    ctx.em,
    `with day as (select date_trunc('day', ?::timestamptz at time zone ?) at time zone ? as start)
     select count(*) filter (where event = 'place')::int as placed,
       count(*) filter (where event = 'accept_receipt')::int as paid,
       count(*) filter (where event in ('cancel', 'expire', 'cancel_paid'))::int as cancelled,
       count(*) filter (where event = 'accept_receipt' and orders.status not in ('refund_due', 'refunded'))::int as kept,
       coalesce(sum(orders.total_som) filter (
         where event = 'accept_receipt' and orders.status not in ('refund_due', 'refunded')), 0)::text as revenue
     from order_event join orders on orders.id = order_event.order_id
     where order_event.at >= (select start from day)`,
    [now, timeZone, timeZone],
  );
  const { placed = 0, paid = 0, cancelled = 0, kept = 0, revenue = '0' } = found ?? {};
  const revenueSom = Number(revenue);
  const averageSom = kept === 0 ? 0 : Math.round(revenueSom / kept);
  return { placed, paid, cancelled, revenueSom, averageSom, open: await openOrders(ctx) };
}

async function openOrders(ctx: Pick<ShopContext, 'em'>): Promise<TodayNumbers['open']> {
  const counts = await countOrdersByStatus(
    ctx,
    orderStatuses.filter((status) => !done.includes(status)),
  );
  return [...counts].map(([status, count]) => ({ status, count }));
}
