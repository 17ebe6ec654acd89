import { Histogram, type Registry } from 'prom-client';
import type { UpdateObserver } from '#src/bot/update-observer.ts';
import { boundedLabel } from './bounded-label.ts';

/** One run of something slow outside the database. `timeout`: cut off. */
export interface TimedRun {
  outcome: 'ok' | 'failed' | 'timeout';
  seconds: number;
}

export interface WorkMetrics {
  updated: UpdateObserver;
  /** A language model was asked. */
  modelSeconds(run: TimedRun): void;
  /** A picture of a receipt was read. */
  ocrSeconds(run: TimedRun): void;
}

const updateBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const slowBucketsSeconds = [0.25, 0.5, 1, 2, 4, 8, 15, 20, 30, 60];

/** What handlers do: updates, and the slow work that some of them wait for. */
export function createWorkMetrics(registry: Registry): WorkMetrics {
  const registers = [registry];
  const updates = new Histogram({
    name: 'sotuv_update_seconds',
    help: 'One update in the hands of its handler.',
    labelNames: ['channel', 'route', 'outcome'],
    buckets: updateBucketsSeconds,
    registers,
  });
  const slow = { labelNames: ['outcome'] as const, buckets: slowBucketsSeconds, registers };
  const model = new Histogram({ ...slow, name: 'sotuv_model_seconds', help: 'One answer of a language model.' });
  const ocr = new Histogram({ ...slow, name: 'sotuv_ocr_seconds', help: 'One reading of a picture.' });
  const channelLabel = boundedLabel();
  const routeLabel = boundedLabel();

  return {
    updated: ({ channel, route, outcome, seconds }) =>
      updates.observe({ channel: channelLabel(channel), route: routeLabel(route), outcome }, seconds),
    modelSeconds: ({ outcome, seconds }) => model.observe({ outcome }, seconds),
    ocrSeconds: ({ outcome, seconds }) => ocr.observe({ outcome }, seconds),
  };
}
