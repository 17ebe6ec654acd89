import type { EntityManager } from '@mikro-orm/core';
import { isOrderEvent, orderMachine, stepOf } from '../orders/order-machine.ts';
import { rows } from '../sql.ts';
import type { Gathered } from './gather.ts';
import type { BookCheck, Fault } from './report.ts';
import { inSlices, spanOf } from './slices.ts';

/** A row that tells of a fault. */
export type FaultRow = { id: number; name: string } & Fault['facts'];
type Values = Parameters<typeof rows>[2];

/** A statement that finds faulty orders between two ids, its last two values. */
type OrderCheck = { check: BookCheck; statement: string; values: NonNullable<Values> };

const withoutHistory = `select o.id, o.number as name, o.status from orders o
where not exists (select 1 from order_event e where e.order_id = o.id) and o.id between ? and ? order by o.id`;

// The first step of each order that does not follow from the one before, is in no table, or ends elsewhere.
const brokenHistory = `select distinct on (o.id) o.id, o.number as name, o.status, step.event
from (
  select e.*, lag(e."to") over chain as before, lead(e.id) over chain as next
  from order_event e where e.order_id between ? and ? window chain as (partition by e.order_id order by e.id)
) as step
join orders o on o.id = step.order_id
where step."from" is distinct from step.before
  or step.event || ':' || coalesce(step."from", '') || ':' || step."to" not in (?)
  or (step.next is null and step."to" <> o.status)
order by o.id, step.id`;

const wrongTotals = `select o.id, o.number as name, o.items_som as "itemsSom", o.delivery_som as "deliverySom",
  o.total_som as "totalSom", coalesce(lines.som, 0) as "linesSom"
from orders o
left join lateral (
  select sum(price_som::float8 * quantity) as som from order_line where order_id = o.id
) as lines on true
where (o.total_som <> o.items_som + o.delivery_som or lines.som is distinct from o.items_som)
  and o.id between ? and ? order by o.id`;

/** The history and totals of every order. */
export async function checkOrders(em: EntityManager, gathered: Gathered): Promise<void> {
  const span = await spanOf(em, 'orders');
  const checks: OrderCheck[] = [
    { check: 'history_missing', statement: withoutHistory, values: [] },
    { check: 'totals_off', statement: wrongTotals, values: [] },
  ];
  for (const { check, statement, values } of checks) {
    await inSlices(span, async (from, to) => {
      gathered.add(check, (await rows<FaultRow>(em, statement, [...values, from, to])).map(faultOf));
    });
  }
  const allowed = allowedSteps();
  await inSlices(span, async (from, to) => {
    gathered.add('history_broken', (await rows<FaultRow>(em, brokenHistory, [from, to, allowed])).map(faultOf));
  });
}

const overdue = `select id, number as name from orders
where status = 'awaiting_payment' and hold_until < ? order by id`;

/** Orders that hold goods longer than promised: the timetable ends them every minute, so it must be asleep. */
export async function checkHolds(em: EntityManager, gathered: Gathered, overdueSince: Date): Promise<void> {
  gathered.add('hold_overdue', (await rows<FaultRow>(em, overdue, [overdueSince])).map(faultOf));
}

const severalDrafts = `select customer_id as id, customer_id::text as name, count(*)::int as drafts from order_draft
where status = 'open' and customer_id between ? and ? group by customer_id having count(*) > 1 order by customer_id`;

/** One cart a customer. */
export async function checkDrafts(em: EntityManager, gathered: Gathered): Promise<void> {
  await inSlices(await spanOf(em, 'customer'), async (from, to) => {
    gathered.add('drafts_doubled', (await rows<FaultRow>(em, severalDrafts, [from, to])).map(faultOf));
  });
}

/** The row as a fault: what is neither id nor name is a fact. */
export function faultOf({ id, name, ...facts }: FaultRow): Fault {
  return { id, name, facts };
}

/** Every step of the order machine, as the statement writes them. */
function allowedSteps(): string[] {
  const steps = Object.keys(orderMachine)
    .filter(isOrderEvent)
    .flatMap((event) => stepOf(event).from.map((from) => `${event}:${from}:${stepOf(event).to}`));
  return ['place::awaiting_payment', 'place::confirmed', ...steps];
}
