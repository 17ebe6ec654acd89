import type { ShopContext } from '../context.ts';
import { orderStatuses, type OrderStatus } from '../orders/order-machine.ts';
import { countOrdersByStatus } from '../orders/read-order.ts';
import { row } from '../sql.ts';

/** The shop's day so far. Sums are whole so'm. */
export type TodayNumbers = {
  placed: number;
  /** Orders, those in cash when they are handed over. */
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
    `with day as (select date_trunc('day', ?::timestamptz at time zone ?) at time zone ? as start),
     step as (
       select event, orders.id, orders.status, orders.total_som, orders.payment_kind = 'cash' as in_cash
       from order_event join orders on orders.id = order_event.order_id
       where order_event.at >= (select start from day)
     ),
     paid as (
       select distinct id, total_som, status not in ('refund_due', 'refunded') as kept from step
       where status not in ('awaiting_payment', 'checking_receipt', 'cancelled')
         and (event in ('accept_receipt', 'pay', 'pay_late') or (event = 'deliver' and in_cash))
     )
     select (select count(*) from step where event = 'place')::int as placed,
       (select count(*) from paid)::int as paid,
       (select count(*) from step where event in ('cancel', 'expire', 'cancel_cash', 'cancel_paid', 'cancel_part'))::int as cancelled,
       (select count(*) from paid where kept)::int as kept,
       (select coalesce(sum(total_som), 0) from paid where kept)::text as revenue`,
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
