import type { EntityManager } from '@mikro-orm/core';
import { fromKysely, type Db, type KyselyTransactionLike } from 'pg-boss';
import { inTransaction } from '#src/shop/context.ts';
import { dropParkedNotices, unparkNotices } from '#src/shop/notices/park-notice.ts';
import type { ParkedDesk } from '#src/shop/notices/parked-work.ts';
import { type Engine, engineRetryLimit, schema } from './engine.ts';
import { listParked } from './list-parked.ts';
import { parkedJob, type ParkedJob } from './parked-job.ts';
import type { QueueDatabase } from './types.ts';

const parkedNow = `name = 'parked' and state = 'created'`;
const retriedAtOnce = 500;
const waitingDays = 14;

/** The work that was given up, on this engine. Call it outside of transactions. */
export function createParkedDesk(deps: { engine: Engine; database: QueueDatabase }): ParkedDesk {
  const { engine, database } = deps;
  const inOne = <T>(work: (tx: EntityManager, db: Db) => Promise<T>): Promise<T> =>
    inTransaction({ em: database.em() }, (tx) => work(tx, dbOf(tx)));
  const retrySome = (condition: string, values: unknown[]): Promise<number> =>
    inOne(async (tx, db) => {
      const jobs = await take(db, condition, values);
      for (const queue of ['inbound', 'outbound', 'reading'] as const) await putBackInto(engine, db, queue, jobs);
      await unparkNotices(tx, noticesOf(jobs));
      return jobs.length;
    });

  return {
    list: (page) => listParked(database.em(), engine, page),
    retry: async (id) => (await retrySome('id = $1', [id])) > 0,
    retryAll: async () => {
      // What is parked anew meanwhile stays parked.
      const { rows } = await engine.db.executeSql(`select ${schema}.job_now()::text as now`);
      const oldest = `id in (select id from ${schema}.job where ${parkedNow} and created_on <= $1::timestamptz
        order by created_on, data ->> 'jobId', id limit ${retriedAtOnce})`;
      let retried = 0;
      for (let some = 1; some > 0; retried += some) some = await retrySome(oldest, [rows[0]?.now]);
      return retried;
    },
    drop: (id) =>
      inOne(async (tx, db) => {
        const jobs = await take(db, 'id = $1', [id]);
        await dropParkedNotices(tx, noticesOf(jobs));
        return jobs.length > 0;
      }),
  };
}

function dbOf(tx: EntityManager): Db {
  const transaction = tx.getTransactionContext<KyselyTransactionLike>();
  if (!transaction) throw new Error('The transaction is missing.');
  return fromKysely(transaction);
}

/** Takes parked copies away; of two at once, the second waits for the first and finds nothing. */
async function take(db: Db, condition: string, values: unknown[]): Promise<ParkedJob[]> {
  const { rows } = await db.executeSql(
    `delete from ${schema}.job where ${parkedNow} and ${condition} returning data::text as data`,
    values,
  );
  return rows.map(({ data }: { data: string }) => parkedJob.parse(JSON.parse(data)));
}

/**
 * The job itself was kept as done, in the place of its lane: it is opened again there, so it runs before all that came
 * later. Where it was deleted meanwhile, a new one under the same id takes its place, at the end of the lane.
 * It counts as begun before, so that its run asks what an earlier one has done already.
 */
async function putBackInto(
  engine: Engine,
  db: Db,
  queue: ParkedJob['queue'],
  all: readonly ParkedJob[],
): Promise<void> {
  const jobs = all.filter((job) => job.queue === queue);
  if (jobs.length === 0) return;
  const kept = jobs.map(({ jobId: id, data }) => ({ id, data, singletonKey: data.lane }));
  await engine.boss.insert(queue, kept, { db });
  await db.executeSql(
    `update ${schema}.job
     set state = 'created', retry_count = 0, retry_limit = $3, start_after = ${schema}.job_now(),
         started_on = coalesce(started_on, ${schema}.job_now()), completed_on = null, heartbeat_on = null, output = null,
         keep_until = ${schema}.job_now() + interval '${waitingDays} days'
     where name = $1 and id = any($2::uuid[]) and state in ('created', 'completed')`,
    [queue, jobs.map(({ jobId }) => jobId), engineRetryLimit + 1],
  );
}

function noticesOf(jobs: readonly ParkedJob[]): number[] {
  return jobs.flatMap((job) => (job.queue === 'outbound' ? [job.data.noticeId] : []));
}
