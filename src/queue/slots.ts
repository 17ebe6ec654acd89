import type { Bell } from './bell.ts';
import type { Engine, QueueName } from './engine.ts';
import { type PutBack, putBack, type TakenJob } from './jobs.ts';
import type { QueueObserver, RunOutcome } from './observer.ts';
import { createTaker } from './taker.ts';

/** What became of a run. `parked` has left the queue by itself. */
export type Outcome = { kind: 'done' } | { kind: 'parked' } | ({ kind: 'again' } & Omit<PutBack, 'job'>);

export interface SlotsDeps<Data> {
  engine: Engine;
  queue: QueueName;
  /** How many jobs run at the same time. */
  slots: number;
  /** Never rejects. */
  run: (job: TakenJob<Data>) => Promise<Outcome>;
  observe?: QueueObserver;
}

/** The jobs that this process has taken from one queue. */
export interface Slots<Data> {
  /** Fills the free slots with one statement. */
  take(): Promise<void>;
  /** Tells the queue what became of the jobs that have ended; they hold their slots until it knows. `take` comes after it. */
  settle(): Promise<void>;
  taken(): TakenJob<Data>[];
  /** How many of them have not ended. */
  running(): number;
  /** Forgets the jobs, which go on running without anybody waiting. */
  abandon(): void;
}

/** Rings the bell when a job has ended, when one that was put back may run, and when there may be more to take. */
export function createSlots<Data extends object>(deps: SlotsDeps<Data>, bell: Bell): Slots<Data> {
  const { queue, slots, observe } = deps;
  const taker = createTaker<Data>(deps);
  const taken = new Map<string, TakenJob<Data>>();
  let ended: Ended<Data>[] = [];

  const launch = async (job: TakenJob<Data>) => {
    taken.set(job.id, job);
    const began = performance.now();
    observe?.started(queue, waitedSeconds(job));
    const outcome = await deps.run(job);
    observe?.ended(queue, runOutcome(outcome), (performance.now() - began) / 1_000);
    ended.push({ job, outcome });
    bell.ring();
  };

  return {
    taken: () => [...taken.values()],
    running: () => taken.size - ended.length,
    abandon: () => taken.clear(),
    take: async () => {
      const free = slots - taken.size;
      if (free <= 0) return;
      const { jobs, isMore } = await taker.take(free);
      for (const job of jobs) void launch(job);
      if (isMore) bell.ring();
      await taker.tidy();
    },
    settle: async () => {
      if (ended.length === 0) return;
      const batch = ended;
      ended = [];
      await tell(deps, batch).catch((error: unknown) => {
        ended.push(...batch);
        throw error;
      });
      for (const { job, outcome } of batch) {
        taken.delete(job.id);
        if (outcome.kind === 'again') bell.ringIn(outcome.seconds * 1_000);
      }
    },
  };
}

function runOutcome(outcome: Outcome): RunOutcome {
  if (outcome.kind !== 'again') return outcome.kind;
  return outcome.countsAsTry ? 'failed' : 'put_off';
}

/** From when a job might first have run; further runs wait on purpose. */
function waitedSeconds({ retryCount, startAfter, startedOn }: TakenJob<unknown>): number | undefined {
  return retryCount === 0 ? Math.max(0, startedOn.getTime() - startAfter.getTime()) / 1_000 : undefined;
}

interface Ended<Data> {
  job: TakenJob<Data>;
  outcome: Outcome;
}

async function tell<Data>(
  { engine, queue }: { engine: Engine; queue: QueueName },
  batch: Ended<Data>[],
): Promise<void> {
  const done = batch.filter(({ outcome }) => outcome.kind === 'done').map(({ job }) => job);
  const again = batch.flatMap(({ job, outcome }) => (outcome.kind === 'again' ? [{ ...outcome, job }] : []));
  if (done.length > 0) await engine.boss.complete(queue, done);
  if (again.length > 0) await putBack(engine, queue, again);
}
