import type { JobWithMetadata } from 'pg-boss';
import { type Engine, engineRetryLimit, type QueueName, schema } from './engine.ts';
import { oneMoreDeath } from './deaths.ts';

/** A job of ours, taken by this process. */
export type TakenJob<Data> = Pick<
  JobWithMetadata<Data>,
  'id' | 'data' | 'retryCount' | 'retryLimit' | 'startAfter' | 'startedOn' | 'createdOn' | 'output'
>;

/** Puts taken jobs back into their places, to run again after some seconds. */
export interface PutBack {
  job: { id: string; retryCount: number };
  seconds: number;
  /** False when the run was no fault of the job, so it does not count against it. */
  countsAsTry: boolean;
  error?: string;
}

/** How often the job was tried, this run included. Runs that were no tries raised its limit. */
export function triesOf(job: { retryCount: number; retryLimit: number }): number {
  return 1 + job.retryCount - (job.retryLimit - engineRetryLimit);
}

/**
 * The lane stays closed behind a job that was put back, so nothing overtakes it. Stale takers change nothing. Its run ended,
 * whichever way, without the death of a process: it is suspected no longer.
 */
export async function putBack(engine: Engine, queue: QueueName, back: PutBack[]): Promise<void> {
  const rows = back.map(({ job, seconds, countsAsTry, error }) => ({
    id: job.id,
    retry_count: job.retryCount,
    seconds,
    grace: countsAsTry ? 0 : 1,
    output: error === undefined ? null : { error },
  }));
  await engine.db.executeSql(
    `update ${schema}.job j
     set state = 'retry', start_after = ${schema}.job_now() + make_interval(secs => b.seconds),
         retry_limit = j.retry_limit + b.grace, output = (coalesce(j.output, '{}') - 'deaths' - 'suspected') || coalesce(b.output, '{}')
     from json_to_recordset($2::text::json) as b
       (id uuid, retry_count int, seconds double precision, grace int, output jsonb)
     where j.name = $1 and j.id = b.id and j.state = 'active' and j.retry_count = b.retry_count`,
    [queue, JSON.stringify(rows)],
  );
}

/**
 * Frees what a former process of the embedded database had taken when it ended. That was hardly the job's fault,
 * so it counts as no try.
 */
export async function releaseOrphans(engine: Engine): Promise<void> {
  await engine.db.executeSql(
    `update ${schema}.job set state = 'retry', start_after = ${schema}.job_now(), ${oneMoreDeath}
     where state = 'active' and name = any($1)`,
    [['inbound', 'outbound', 'reading', 'timetable']],
  );
}

/** How many jobs of a queue wait (retries included), and how many are being handled. */
export interface QueueCounts {
  waiting: number;
  running: number;
}

/** Jobs that are put off on purpose are not counted; those that wait for another try are. */
export async function countJobs(engine: Engine): Promise<Record<QueueName, QueueCounts>> {
  const { rows } = await engine.db.executeSql(
    `select name,
            (count(*) filter (where state < 'active'))::int as waiting,
            (count(*) filter (where state = 'active'))::int as running
     from ${schema}.job
     where state < 'completed' and (state <> 'created' or start_after <= ${schema}.job_now())
     group by name`,
  );
  const none = { waiting: 0, running: 0 };
  const counts: Record<QueueName, QueueCounts> = {
    inbound: none,
    outbound: none,
    reading: none,
    timetable: none,
    parked: none,
  };
  return Object.assign(
    counts,
    Object.fromEntries(rows.map(({ name, waiting, running }) => [name, { waiting, running }])),
  );
}

/** Rows looked at for each part of the statistics. The usual hundred cost seven times as long and plan no better here. */
const statisticsTarget = 10;

/**
 * Fresh statistics; without them taking jobs from a long queue becomes a hundred times slower. On the embedded database
 * everything else waits meanwhile: 40 ms with 30,000 jobs.
 */
export async function refreshStatistics({ db, kind }: Engine): Promise<void> {
  const refresh = () => db.executeSql(`vacuum (analyze) ${schema}.job_common`);
  if (kind === 'server') return void (await refresh());
  // Its one connection keeps the setting until it is taken back.
  await db.executeSql(`set default_statistics_target = ${statisticsTarget}`);
  try {
    await refresh();
  } finally {
    await db.executeSql('reset default_statistics_target');
  }
}
