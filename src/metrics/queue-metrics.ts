import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { QueueObserver, RunOutcome } from '#src/queue/observer.ts';
import type { StepHistogram } from './step-histogram.ts';

type QueueName = Parameters<QueueObserver['ended']>[0];

const stepOf: Partial<Record<QueueName, string>> = {
  inbound: 'handle',
  outbound: 'deliver',
  reading: 'read',
  timetable: 'timed',
};
const outcomeOf: Record<RunOutcome, string> = { done: 'ok', failed: 'failed', put_off: 'put_off', parked: 'parked' };

const waitBucketsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What this node does with the queues. */
export function createQueueMetrics(registry: Registry, steps: StepHistogram): QueueObserver {
  const registers = [registry];
  const running = new Gauge({
    name: 'sotuv_slots_busy',
    help: 'Jobs in the hands of this process.',
    labelNames: ['queue'],
    registers,
  });
  const wait = new Histogram({
    name: 'sotuv_queue_wait_seconds',
    help: 'From the time a job might have run to its first run.',
    labelNames: ['queue'],
    buckets: waitBucketsSeconds,
    registers,
  });
  const retries = new Counter({
    name: 'sotuv_queue_retries_total',
    help: 'Runs after which the job comes again: failed, or put_off without a used-up try.',
    labelNames: ['queue', 'reason'],
    registers,
  });
  const parked = new Counter({
    name: 'sotuv_queue_parked_total',
    help: 'Jobs given up after their last try.',
    labelNames: ['queue'],
    registers,
  });
  const events = new Counter({
    name: 'sotuv_inbox_events_total',
    help: 'Events handed to the inbox: new, seen before, or failed to be stored.',
    labelNames: ['result'],
    registers,
  });
  // A counter that begins at its first event shows no increase for it.
  for (const queue of ['inbound', 'outbound', 'reading']) {
    parked.inc({ queue }, 0);
    for (const reason of ['failed', 'put_off']) retries.inc({ queue, reason }, 0);
  }

  return {
    started: (queue, waitedSeconds) => {
      running.inc({ queue });
      if (waitedSeconds !== undefined) wait.observe({ queue }, waitedSeconds);
    },
    ended: (queue, outcome, seconds) => {
      running.dec({ queue });
      steps.observe({ step: stepOf[queue] ?? queue, outcome: outcomeOf[outcome] }, seconds);
      if (outcome === 'parked') parked.inc({ queue });
      if (outcome === 'failed' || outcome === 'put_off') retries.inc({ queue, reason: outcome });
    },
    stored: (stored, seconds) => {
      steps.observe({ step: 'commit', outcome: stored.failed > 0 ? 'failed' : 'ok' }, seconds);
      for (const [result, count] of Object.entries(stored)) events.inc({ result }, count);
    },
  };
}
