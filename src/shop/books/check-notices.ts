import type { EntityManager } from '@mikro-orm/core';
import { rows } from '../sql.ts';
import { faultOf } from './check-orders.ts';
import type { Gathered } from './gather.ts';
import type { Fault, StandingNotice } from './report.ts';
import { inSlices, spanOf } from './slices.ts';

/** What the books must know of the queue. */
export interface OutboxBooks {
  /** Of these notices, those for which a sending job waits or runs. */
  withJob(noticeIds: readonly number[]): Promise<ReadonlySet<number>>;
}

const ownerThere = (at: string): string =>
  `exists (select 1 from owner w where w.created_at < ${at} and (w.removed_at is null or w.removed_at > ${at}))`;
const told = (cause: string): string => `exists (select 1 from notice n where n.cause = ${cause})`;
const toOwners = `(e.event = 'place' or (e.event in ('cancel', 'cancel_part') and e.actor_kind = 'customer'))`;
const causeOfStep = `'order:' || e.order_id || ':' ||
  case e.event when 'place' then 'placed' when 'expire' then 'expired' when 'pay_part' then 'part'
    when 'undo_payment' then 'undone' when 'undo_part' then 'undone' else e."to" end`;

// News of a receipt goes by the receipt, and of several refused at once only the newest is told of.
const untold = `select o.id, o.number as name, missing.event from (
  select e.order_id, e.event, e.id from order_event e
  where e.order_id between ? and ? and e.event not in ('submit_receipt', 'reject_receipt')
    and not ${told(causeOfStep)} and (not ${toOwners} or ${ownerThere('e.at')})
  union all
  select r.order_id, 'submit_receipt', r.id from receipt r
  where r.order_id between ? and ? and r.asked_at is not null and not ${told(`'receipt:' || r.id`)}
    and ${ownerThere('r.asked_at')}
  union all
  select e.order_id, 'reject_receipt', max(e.id) from order_event e
  where e.order_id between ? and ? and e.event = 'reject_receipt' group by e.order_id
  having count(*) > (
    select count(*) from notice n where n.cause = 'order:' || e.order_id || ':refused' or n.cause in (
      select 'receipt:' || r.id || ':refused' from receipt r where r.order_id = e.order_id))
) as missing join orders o on o.id = missing.order_id order by o.id, missing.event, missing.id`;

/** Every step of an order that somebody must hear of has its notice. */
export async function checkNews(em: EntityManager, gathered: Gathered): Promise<void> {
  await inSlices(await spanOf(em, 'orders'), async (from, to) => {
    const found = await rows<{ id: number; name: string; event: string }>(em, untold, [from, to, from, to, from, to]);
    gathered.add('notice_missing', found.map(faultOf));
  });
}

type Unsettled = { id: number; kind: string; status: 'queued' | 'held' | 'parked'; reason: string | null };

const unsettled = `select id, kind, status, reason from notice
where id between ? and ? and status in ('queued', 'held', 'parked') order by id`;

const mostStanding = 10;

/** What the outbox holds: a queued notice without a job would never be sent. */
export async function checkOutbox(
  em: EntityManager,
  gathered: Gathered,
  outbox: OutboxBooks,
): Promise<{ queued: number; standing: StandingNotice[]; standingCount: number }> {
  let queued = 0;
  let standingCount = 0;
  const standing: StandingNotice[] = [];
  await inSlices(await spanOf(em, 'notice'), async (from, to) => {
    const waiting: Unsettled[] = [];
    for (const notice of await rows<Unsettled>(em, unsettled, [from, to])) {
      const { id, kind, status, reason } = notice;
      if (status === 'queued') waiting.push(notice);
      else if ((standingCount += 1) <= mostStanding) standing.push({ id, kind, status, reason });
    }
    queued += waiting.length;
    gathered.add('notice_unsent', await unsent(em, outbox, waiting));
  });
  return { queued, standing, standingCount };
}

/** A notice may be sent between the two looks, so one without a job is looked at once more. */
async function unsent(em: EntityManager, outbox: OutboxBooks, waiting: readonly Unsettled[]): Promise<Fault[]> {
  const suspect = await withoutJob(outbox, waiting);
  if (suspect.length === 0) return [];
  const still = await rows<Unsettled>(
    em,
    `select id, kind, status, reason from notice where id in (?) and status = 'queued' order by id`,
    [suspect.map(({ id }) => id)],
  );
  const sure = await withoutJob(outbox, still);
  return sure.map(({ id, kind }) => ({ id, name: String(id), facts: { kind } }));
}

async function withoutJob(outbox: OutboxBooks, notices: readonly Unsettled[]): Promise<Unsettled[]> {
  if (notices.length === 0) return [];
  const known = await outbox.withJob(notices.map(({ id }) => id));
  return notices.filter(({ id }) => !known.has(id));
}
