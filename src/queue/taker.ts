import type { Engine, QueueName } from './engine.ts';
import { refreshStatistics, type TakenJob } from './jobs.ts';
import { takeOldest } from './take-oldest.ts';

/** Takes jobs out of one queue. */
export interface Taker<Data extends object> {
  /** At most so many. `isMore` when there may be others that could be taken at once. */
  take(most: number): Promise<{ jobs: TakenJob<Data>[]; isMore: boolean }>;
  /** To be called after it: sees to it that the next look is quick. */
  tidy(): Promise<void>;
}

/** Looks that take longer one after the other have too much to look at, or are planned by statistics of a shorter queue. */
const usualSlowMs = 25;
/** One may be slow because it waited behind other statements. */
const slowInTurn = 3;
/** None waits so long. */
const surelySlowMs = 100;
/** Statistics are made in a twentieth of the time at most, for they stop everything on an embedded database. */
const statisticsShare = 20;
const shortestPauseMs = 1_000;
const longestPauseMs = 20_000;

/** Looks through the whole queue while that is quick, and at those that waited longest once it is long. */
export function createTaker<Data extends object>(
  { engine, queue }: { engine: Engine; queue: QueueName },
  slowMs = usualSlowMs,
): Taker<Data> {
  let isLong = false;
  let slow = 0;
  let nextStatisticsAt = 0;

  const whole = (most: number) => engine.boss.fetch<Data>(queue, { batchSize: most, includeMetadata: true });

  const note = (tookMs: number): void => {
    if (tookMs < slowMs) slow = 0;
    else slow += tookMs < surelySlowMs ? 1 : slowInTurn;
  };

  return {
    take: async (free) => {
      const most = sameSizes(free);
      const began = performance.now();
      const wasLong = isLong;
      const jobs = wasLong ? await takeOldest<Data>(engine, queue, most) : await whole(most);
      note(performance.now() - began);
      const isFull = jobs.length === most;
      isLong = isFull && (wasLong || slow >= slowInTurn);
      return { jobs, isMore: isFull || wasLong };
    },
    tidy: async () => {
      const began = performance.now();
      if (slow < slowInTurn || began < nextStatisticsAt) return;
      await refreshStatistics(engine);
      const now = performance.now();
      slow = 0;
      nextStatisticsAt = now + Math.min(Math.max((now - began) * statisticsShare, shortestPauseMs), longestPauseMs);
    },
  };
}

/** The engine writes the size into its statement; a few sizes make few statements, whose plans are kept. */
function sameSizes(free: number): number {
  return 2 ** Math.floor(Math.log2(free));
}
