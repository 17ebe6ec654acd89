import type { EntityManager } from '@mikro-orm/core';
import { fromKysely, type KyselyTransactionLike } from 'pg-boss';
import type { Engine } from './engine.ts';
import { noticeJobId } from './job-id.ts';
import type { NoticeJob } from './types.ts';

/**
 * Writes the sending job in the open transaction of its cause: both are there after the commit, or neither.
 * The dispatcher is woken by the commit itself, on every node.
 */
export async function enqueueNotice(engine: Engine, tx: EntityManager, job: NoticeJob): Promise<void> {
  const transaction = tx.getTransactionContext<KyselyTransactionLike>();
  if (!transaction) throw new Error('A notice is queued in the transaction of its cause, and there is none.');
  const { noticeId, lane, trace, delayMs } = job;
  await engine.boss.insert(
    'outbound',
    [
      {
        id: noticeJobId(noticeId),
        data: { noticeId, lane, ...(trace === undefined ? {} : { trace }) },
        singletonKey: lane,
        ...(delayMs ? { startAfter: new Date(Date.now() + delayMs) } : {}),
      },
    ],
    { db: fromKysely(transaction) },
  );
}
