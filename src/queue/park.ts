import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { fromKysely, type KyselyTransactionLike } from 'pg-boss';
import { inTransaction } from '#src/shop/context.ts';
import type { Engine, QueueName } from './engine.ts';
import type { TakenJob } from './jobs.ts';
import { storable } from './storable.ts';
import type { QueueDatabase } from './types.ts';

/**
 * Moves a taken job out of its queue: the copy with its error, the freed lane and what is done `beside` appear in one
 * commit. `beside` is not called when another process has the job by now.
 */
export async function park<Data extends object>(given: {
  engine: Engine;
  database: QueueDatabase;
  queue: QueueName;
  job: TakenJob<Data>;
  error: unknown;
  beside?: (tx: EntityManager) => Promise<void>;
}): Promise<void> {
  const { engine, database, queue, job, error, beside } = given;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const parked = storable({ queue, jobId: job.id, data: job.data, error: told });
  await inTransaction({ em: database.em() }, async (tx) => {
    const transaction = tx.getTransactionContext<KyselyTransactionLike>();
    if (!transaction) throw new Error('The transaction is missing.');
    const db = fromKysely(transaction);
    const settled = await engine.boss.complete(queue, job, null, { db });
    // Another process has taken it over in the meantime, and will decide.
    if ('affected' in settled && settled.affected === 0) return;
    await engine.boss.insert('parked', [{ id: randomUUID(), data: parked }], { db });
    await beside?.(tx);
  });
}
