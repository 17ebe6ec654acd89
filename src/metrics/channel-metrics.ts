import { Counter, Histogram, type Registry } from 'prom-client';
import type { ChannelObserver } from '#adapters/observer.ts';
import type { JournalDeps } from '#src/journal/call.ts';
import { boundedLabel } from './bounded-label.ts';
import type { StepHistogram } from './step-histogram.ts';

const bucketsSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export interface ChannelMetrics {
  /** A call of the shop, with all its tries and pauses; or one that was answered from the journal. */
  called: NonNullable<JournalDeps['observe']>;
  channels: ChannelObserver;
}

/** Calls to platforms, and platforms knocking at our doors. */
export function createChannelMetrics(registry: Registry, steps: StepHistogram): ChannelMetrics {
  const channelLabel = boundedLabel();
  const methodLabel = boundedLabel();
  const labelsOf = ({ channel, method }: { channel: string; method: string }) => ({
    channel: channelLabel(channel),
    method: methodLabel(method),
  });
  const sends = pair(registry, { name: 'sotuv_send', what: 'Calls to a platform, with all tries and pauses' });
  const attempts = pair(registry, { name: 'sotuv_attempt', what: 'Single requests to a platform' });
  const knocks = new Counter({
    name: 'sotuv_webhook_requests_total',
    help: 'Webhook calls of a platform by the status we answered.',
    labelNames: ['channel', 'status'],
    registers: [registry],
  });

  return {
    called: ({ result, seconds, ...call }) => {
      const labels = labelsOf(call);
      sends.count.inc({ ...labels, result });
      if (result !== 'replayed') sends.time.observe(labels, seconds);
    },
    channels: {
      attempted: ({ result, seconds, ...attempt }) => {
        const labels = labelsOf(attempt);
        attempts.count.inc({ ...labels, result });
        attempts.time.observe(labels, seconds);
      },
      knocked: ({ channel, status, seconds }) => {
        knocks.inc({ channel: channelLabel(channel), status });
        steps.observe({ step: 'accept', outcome: outcomeOf(status) }, seconds);
      },
    },
  };
}

/** How often by result, and how long. */
function pair(registry: Registry, { name, what }: { name: string; what: string }) {
  const registers = [registry];
  const count = new Counter({
    name: `${name}s_total`,
    help: `${what}, by what became of them.`,
    labelNames: ['channel', 'method', 'result'],
    registers,
  });
  const time = new Histogram({
    name: `${name}_seconds`,
    help: `${what}: how long they took.`,
    labelNames: ['channel', 'method'],
    buckets: bucketsSeconds,
    registers,
  });
  return { count, time };
}

function outcomeOf(status: number): string {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}
