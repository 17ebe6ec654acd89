import type { LevelMetrics, Levels } from './level-metrics.ts';

export interface LevelReaderLimits {
  /** How long a reading serves further scrapes. */
  keepMs: number;
  /** How long a scrape waits for the database. */
  waitMs: number;
  /** After this long a reading counts as lost, and the next scrape begins another. */
  giveUpMs: number;
}

/**
 * Brings the levels up to date before a scrape. At most one reading is under way, however many scrapes ask and
 * however long the database takes. Never rejects: a scrape without the database shows the rest.
 */
export function createLevelReader(
  read: () => Promise<Levels>,
  metrics: LevelMetrics,
  { keepMs, waitMs, giveUpMs }: LevelReaderLimits,
): () => Promise<void> {
  let endedAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const readOnce = async () => {
    try {
      metrics.show(await within(read(), giveUpMs));
    } catch {
      // The reason is logged by those who need the database for their work.
      metrics.hide();
    }
    endedAt = performance.now();
  };

  return async () => {
    if (performance.now() - endedAt < keepMs) return;
    reading ??= readOnce().finally(() => {
      reading = undefined;
    });
    await within(reading, waitMs).catch(() => metrics.hide());
  };
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`Not done within ${ms} ms.`)), ms).unref();
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
