import type { EntityManager } from '@mikro-orm/core';
import { fromKysely, type KyselyTransactionLike } from 'pg-boss';
import { rows } from '#src/shop/sql.ts';
import { type Engine, schema } from './engine.ts';
import { readingJobId } from './job-id.ts';
import type { ReadingJob } from './types.ts';

/**
 * Writes the job that reads a receipt in the open transaction of its cause; a receipt that has one already gets no
 * second. Chats take turns: the third picture of one waits for the second pictures of all others.
 */
export async function enqueueReading(engine: Engine, tx: EntityManager, job: ReadingJob): Promise<void> {
  const transaction = tx.getTransactionContext<KyselyTransactionLike>();
  if (!transaction) throw new Error('A receipt is queued in the transaction of its cause, and there is none.');
  const { receiptId, lane } = job;
  const before = await rows(
    tx,
    `select 1 from ${schema}.job where name = 'reading' and singleton_key = ? and state <= 'active'`,
    [lane],
  );
  await engine.boss.insert(
    'reading',
    [{ id: readingJobId(receiptId), data: { ...job }, singletonKey: lane, priority: -before.length }],
    { db: fromKysely(transaction) },
  );
}
