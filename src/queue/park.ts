import { randomUUID } from 'node:crypto';
import { fromKysely, type KyselyTransactionLike } from 'pg-boss';
import type { Engine, QueueName } from './engine.ts';
import type { TakenJob } from './jobs.ts';
import { storable } from './storable.ts';
import type { QueueDatabase } from './types.ts';

/** What is kept of a job that was given up. */
interface ParkedJob {
  queue: QueueName;
  jobId: string;
  data: object;
  error: string;
}

/** Moves a taken job out of its queue: the copy with its error and the freed lane appear in one commit. */
export async function park<Data extends object>(given: {
  engine: Engine;
  database: QueueDatabase;
  queue: QueueName;
  job: TakenJob<Data>;
  error: unknown;
}): Promise<void> {
  const { engine, database, queue, job, error } = given;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const parked: ParkedJob = storable({ queue, jobId: job.id, data: job.data, error: told });
  await database.em().transactional(async (tx) => {
    const transaction = tx.getTransactionContext<KyselyTransactionLike>();
    if (!transaction) throw new Error('The transaction is missing.');
    const db = fromKysely(transaction);
    const settled = await engine.boss.complete(queue, job, null, { db });
    // Another process has taken it over in the meantime, and will decide.
    if ('affected' in settled && settled.affected === 0) return;
    await engine.boss.insert('parked', [{ id: randomUUID(), data: parked }], { db });
  });
}
