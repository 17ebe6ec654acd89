import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { QueueObserver } from '#src/queue/observer.ts';
import { createChannelMetrics, type ChannelMetrics } from './channel-metrics.ts';
import { createLevelMetrics, type Levels } from './level-metrics.ts';
import { createLevelReader, type LevelReaderLimits } from './level-reader.ts';
import { createQueueMetrics } from './queue-metrics.ts';
import { createStepHistogram } from './step-histogram.ts';
import { createWorkMetrics, type WorkMetrics } from './work-metrics.ts';

/** What Prometheus reads, with its type. */
export interface Exposition {
  contentType: string;
  text: string;
}

/** Recorders for the rooms of the program, and the page that shows what they recorded. */
export interface Metrics extends WorkMetrics, ChannelMetrics {
  queue: QueueObserver;
  /** Every metric as text. Does not reject while the database is away, and waits for it at most two seconds. */
  scrape(): Promise<Exposition>;
}

export interface MetricsDeps {
  version: string;
  /** What this process does: all, web or worker. */
  role: string;
  /** One cheap look into the database. */
  readLevels: () => Promise<Levels>;
  limits?: LevelReaderLimits;
}

const usualLimits: LevelReaderLimits = { keepMs: 5_000, waitMs: 2_000, giveUpMs: 30_000 };

/** The metrics of one process, in a registry of their own. */
export function createMetrics({ version, role, readLevels, limits = usualLimits }: MetricsDeps): Metrics {
  const own = new Registry();
  const steps = createStepHistogram(own);
  const build = new Gauge({
    name: 'sotuv_build_info',
    help: 'Always 1; the labels tell what runs here.',
    labelNames: ['version', 'role', 'node'],
    registers: [own],
  });
  build.set({ version, role, node: process.version }, 1);
  const bringUpToDate = createLevelReader(readLevels, createLevelMetrics(own), limits);
  const ofProcess = new Registry();
  // Apart, because its observers live as long as the process and would keep all else alive with them.
  collectDefaultMetrics({ register: ofProcess });

  return {
    ...createWorkMetrics(own),
    ...createChannelMetrics(own, steps),
    queue: createQueueMetrics(own, steps),
    scrape: async () => {
      await bringUpToDate();
      const texts = await Promise.all([own.metrics(), ofProcess.metrics()]);
      return { contentType: own.contentType, text: texts.join('\n') };
    },
  };
}
