import { schema } from './engine.ts';

/** The table of the jobs, for those who copy a whole shop. */
export const jobTable = { schema, name: 'job' };

/**
 * The jobs that belong to a copy of the shop: events, notices and receipts that still wait, what was parked, and the
 * events handled of late, so that a platform which brings one of them again is not heard twice (Telegram repeats for a day,
 * Meta for 36 hours). Runs of the timetable do not: the clock makes new ones.
 */
export const keptJobs = `name in ('inbound', 'outbound', 'reading', 'parked')
  and (state < 'completed' or (name = 'inbound' and state = 'completed' and completed_on > now() - interval '2 days'))`;

/**
 * Statements that make jobs copied from another database this one's own. Whoever ran them there is not here, so they
 * wait again, and count as begun; nodes watch each other on a server alone, which the queue's own row knows.
 */
export const adoptJobs = [
  `update ${schema}.job set state = 'retry', start_after = ${schema}.job_now(), heartbeat_on = null
   where state = 'active'`,
  `update ${schema}.job job set heartbeat_seconds = queue.heartbeat_seconds
   from ${schema}.queue queue where queue.name = job.name`,
];
