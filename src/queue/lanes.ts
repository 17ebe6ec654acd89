import type { EntityManager } from '@mikro-orm/core';
import { rows } from '#src/shop/sql.ts';
import { schema } from './engine.ts';

/** How things stand in one queue, over all nodes. Ages are in seconds, 0 where there is nothing of the kind. */
export interface QueueLevel {
  queue: 'inbound' | 'outbound' | 'reading' | 'parked';
  /** Could run now, or as soon as its lane is free. */
  waiting: number;
  /** To be sent later on purpose. */
  postponed: number;
  /** Failed or put off, and to run again; each holds its lane. */
  retrying: number;
  running: number;
  /** Since the oldest of those waiting and retrying was stored, or meant to run. */
  oldestWaitingSeconds: number;
  /** Since the oldest of those running was taken. */
  oldestRunningSeconds: number;
}

// The conditions repeat those of the engine's partial indexes, so that kept messages are never read.
// `greatest` leaves out what is null.
const levels = `
  with clock as materialized (select ${schema}.job_now() as now),
  waiting as (
    select name,
           (count(*) filter (where state = 'created' and start_after <= now))::int as waiting,
           (count(*) filter (where state = 'created' and start_after > now))::int as postponed,
           (count(*) filter (where state = 'retry'))::int as retrying,
           extract(epoch from max(now - case when state = 'retry' then created_on
                                             when start_after <= now then greatest(created_on, start_after) end))::float8
             as oldest
    from ${schema}.job_common, clock
    where state < 'active' and not blocked and name in ('inbound', 'outbound', 'reading', 'parked')
    group by name
  ),
  running as (
    select name, count(*)::int as running, extract(epoch from max(now - started_on))::float8 as oldest
    from ${schema}.job_common, clock
    where state = 'active' and policy = 'key_strict_fifo' and name in ('inbound', 'outbound', 'reading')
    group by name
  )
  select queue.name as queue, coalesce(waiting, 0) as waiting, coalesce(postponed, 0) as postponed,
         coalesce(retrying, 0) as retrying, coalesce(running, 0) as running,
         greatest(waiting.oldest, 0) as "oldestWaitingSeconds", greatest(running.oldest, 0) as "oldestRunningSeconds"
  from (values ('inbound'), ('outbound'), ('reading'), ('parked')) queue (name)
  left join waiting on waiting.name = queue.name
  left join running on running.name = queue.name`;

/** Levels of inbox, outbox, receipts and parked work in one statement over the indexes of what is not done yet. */
export async function readQueueLevels(em: EntityManager): Promise<QueueLevel[]> {
  return rows(em, levels);
}
