import type { EntityManager } from '@mikro-orm/core';
import { paidStatuses } from '../orders/order-machine.ts';
import { rows } from '../sql.ts';
import { faultOf, type FaultRow } from './check-orders.ts';
import type { Gathered } from './gather.ts';
import { inSlices, spanOf } from './slices.ts';

// An order from before payments were written has none at all, but a receipt that an owner accepted.
const withoutPayment = `select o.id, o.number as name, o.status from orders o
where o.status in (?) and o.payment_kind <> 'cash'
  and not exists (select 1 from payment p where p.order_id = o.id and p.undone_at is null)
  and (exists (select 1 from payment p where p.order_id = o.id)
    or not exists (select 1 from receipt r where r.order_id = o.id and r.status = 'accepted'))
  and o.id between ? and ? order by o.id`;

const wrongSums = `select o.id, o.number as name, o.paid_som as "paidSom", coalesce(came.som, 0) as "cameSom"
from orders o
cross join lateral (
  select sum(floor(amount_tiyin / 100.0)) filter (where undone_at is null)::float8 as som, count(*) as payments
  from payment where order_id = o.id
) as came
where ((came.payments > 0 and o.paid_som <> coalesce(came.som, 0)) or (o.status = 'cancelled' and o.paid_som > 0)
    or (came.som is not null and o.status in ('paid', 'packed', 'shipped', 'delivered') and o.paid_som < o.total_som - o.due_som))
  and o.id between ? and ? order by o.id`;

// Money that counts twice: by one notice, or by one number of a transfer.
const doubled = `select p.id, o.number as name, p.notice_id as "noticeId" from payment p join orders o on o.id = p.order_id
where p.undone_at is null and p.id between ? and ? and exists (
  select 1 from payment other where other.undone_at is null and other.id < p.id
    and (other.notice_id = p.notice_id or other.reference = p.reference)) order by p.id`;

const sumsDoubled = `select o.id, o.number as name, o.asked_som as "askedSom" from orders o
where o.sum_held and o.id between ? and ? and exists (
  select 1 from orders other where other.card_id = o.card_id and other.asked_som = o.asked_som and other.sum_held
    and other.id < o.id) order by o.id`;

/** Every paid order has its money, every sum adds up, and no money counts twice. */
export async function checkPayments(em: EntityManager, gathered: Gathered): Promise<void> {
  const orders = await spanOf(em, 'orders');
  const look = (statement: string, values: NonNullable<Parameters<typeof rows>[2]>): Promise<FaultRow[]> =>
    rows<FaultRow>(em, statement, values);
  await inSlices(orders, async (from, to) => {
    gathered.add('payment_missing', (await look(withoutPayment, [paidStatuses, from, to])).map(faultOf));
  });
  await inSlices(orders, async (from, to) => {
    gathered.add('payment_off', (await look(wrongSums, [from, to])).map(faultOf));
  });
  await inSlices(await spanOf(em, 'payment'), async (from, to) => {
    gathered.add('money_doubled', (await look(doubled, [from, to])).map(faultOf));
  });
  await inSlices(orders, async (from, to) => {
    gathered.add('money_doubled', (await look(sumsDoubled, [from, to])).map(faultOf));
  });
}

/** The minute's work hands on what nobody reads after a quarter of an hour; a busy shop may take longer. */
const readingMinutes = 30;
const waitMinutes = 5;

const forgotten = `select o.id, o.number as name, r.reading from receipt r join orders o on o.id = r.order_id
where r.status = 'waiting' and o.status = 'checking_receipt' and r.asked_at is null
  and not exists (select 1 from notice n where n.cause = 'receipt:' || r.id)
  and not exists (select 1 from order_event e where e.order_id = o.id and e.event in ('undo_payment', 'undo_part'))
  and case r.reading when 'waiting' then r.submitted_at < ?::timestamptz - interval '${readingMinutes} minutes'
    else r.wait_until is null or r.wait_until < ?::timestamptz - interval '${waitMinutes} minutes' end
order by r.id`;

/** No receipt waits without a machine, a bank or an owner to wait for. */
export async function checkReceipts(em: EntityManager, gathered: Gathered, at: Date): Promise<void> {
  gathered.add('receipt_forgotten', (await rows<FaultRow>(em, forgotten, [at, at])).map(faultOf));
}
