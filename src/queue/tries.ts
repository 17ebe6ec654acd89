import type { EntityManager } from '@mikro-orm/core';
import type { Engine, QueueName } from './engine.ts';
import { triesOf, type TakenJob } from './jobs.ts';
import type { Outcome } from './slots.ts';
import { park } from './park.ts';
import { createSuspects } from './suspects.ts';
import { isStoreAway } from './store-away.ts';
import type { Handler, QueueDatabase, QueueLog, Run } from './types.ts';

export interface TriesDeps<Data> {
  engine: Engine;
  database: QueueDatabase;
  queue: QueueName;
  handle: Handler<Data>;
  /** Pause before each further try, in seconds. */
  pausesSeconds: readonly number[];
  /** Told once a job was given up; the lane goes on. */
  onParked: (data: Data, error: unknown) => Promise<void> | void;
  /** Done in the transaction that parks a job. */
  beside?: (tx: EntityManager, data: Data) => Promise<void>;
  /** Done instead of parking; only where it fails too, the job is parked. */
  insteadOfParking?: (data: Data) => Promise<void>;
  log: QueueLog;
  /** The event that a job came of, where it is another than the job itself. */
  traceOf?: (data: Data) => string | undefined;
}

/** So often work is tried again because the store was away. */
const mostAway = 100;

/** Work under which processes die is given up unseen. */
class CutOff extends Error {
  override name = 'CutOff' as const;
}

/** Runs a handler on a job and says what becomes of the job: done, again after a pause, or parked after the last try. */
export function withTries<Data extends object>(deps: TriesDeps<Data>): (job: TakenJob<Data>) => Promise<Outcome> {
  const { handle, pausesSeconds, log, queue } = deps;
  const suspects = createSuspects(deps);
  return async (job) => {
    const tries = triesOf(job);
    const attempt = job.retryCount + 1;
    try {
      const answer = await suspects.run(job, () => handle(job.data, howOf(deps, job)));
      if (answer === 'guilty')
        return await giveUp(deps, job, new CutOff('The process died each time this was done alone.'));
      if (answer) return { kind: 'again', seconds: answer.retryAfterSeconds, countsAsTry: false };
      return { kind: 'done' };
    } catch (error) {
      if (isStoreAway(error) && attempt < mostAway)
        return { kind: 'again', seconds: 1, countsAsTry: false, error: String(error) };
      const seconds = pausesSeconds[tries - 1];
      log.warn({ err: error, queue, jobId: job.id, attempt }, 'a job failed');
      if (seconds !== undefined) return { kind: 'again', seconds, countsAsTry: true, error: String(error) };
      return giveUp(deps, job, error);
    }
  };
}

function howOf<Data>({ traceOf }: Pick<TriesDeps<Data>, 'traceOf'>, job: TakenJob<Data>): Run {
  const waitedMs = Math.max(0, Date.now() - job.createdOn.getTime());
  return { attempt: job.retryCount + 1, jobId: job.id, trace: traceOf?.(job.data) ?? job.id, waitedMs };
}

async function giveUp<Data extends object>(
  deps: TriesDeps<Data>,
  job: TakenJob<Data>,
  error: unknown,
): Promise<Outcome> {
  const { engine, database, queue, log, onParked, beside } = deps;
  if (await isDoneOtherwise(deps, job, error)) return { kind: 'done' };
  try {
    await park({ engine, database, queue, job, error, ...(beside ? { beside: (tx) => beside(tx, job.data) } : {}) });
  } catch (parkError) {
    log.error({ err: parkError, queue, jobId: job.id }, 'a job could not be parked yet');
    return { kind: 'again', seconds: 1, countsAsTry: false };
  }
  try {
    await onParked(job.data, error);
  } catch (tellError) {
    log.error({ err: tellError, queue, jobId: job.id }, 'nobody could be told of a parked job');
  }
  return { kind: 'parked' };
}

async function isDoneOtherwise<Data extends object>(
  { queue, log, insteadOfParking }: TriesDeps<Data>,
  job: TakenJob<Data>,
  error: unknown,
): Promise<boolean> {
  if (!insteadOfParking) return false;
  try {
    await insteadOfParking(job.data);
    log.error({ err: error, queue, jobId: job.id }, 'a job was given up, and its end was told');
    return true;
  } catch (otherError) {
    log.error({ err: otherError, queue, jobId: job.id }, 'the end of a job could not be told');
    return false;
  }
}
