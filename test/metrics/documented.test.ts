import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '#src/metrics/metrics.ts';
import { readExposition } from './exposition.ts';

const docs = readFileSync(join(import.meta.dirname, '../../docs/metrics.md'), 'utf8');
const level = { waiting: 1, postponed: 1, retrying: 1, running: 1, oldestWaitingSeconds: 1, oldestRunningSeconds: 1 };
const levels = {
  queues: (['inbound', 'outbound', 'parked'] as const).map((queue) => ({ queue, ...level })),
  holds: { awaitingPayment: 1, checkingReceipt: 1, overdue: 1, units: 1 },
};

/** A page on which every metric has been used once. */
async function fullPage() {
  const metrics = createMetrics({ version: '1.2.3', role: 'all', readLevels: async () => levels });
  metrics.queue.started('inbound', 0.1);
  metrics.queue.ended('inbound', 'failed', 0.1);
  metrics.queue.ended('outbound', 'parked', 0.1);
  metrics.queue.stored({ new: 1, seen: 1, failed: 1 }, 0.1);
  const call = { channel: 'chat', method: 'sendMessage', result: 'ok', seconds: 0.1 } as const;
  metrics.called(call);
  metrics.channels.attempted(call);
  metrics.channels.knocked({ channel: 'chat', status: 200, seconds: 0.1 });
  metrics.updated({ channel: 'chat', route: 'search', outcome: 'answered', seconds: 0.1 });
  metrics.modelSeconds({ outcome: 'ok', seconds: 1 });
  metrics.ocrSeconds({ outcome: 'timeout', seconds: 20 });
  return readExposition((await metrics.scrape()).text);
}

function documented(): string[] {
  return [...docs.matchAll(/^\| `(\w+)` \| (\w+) \|([^|]*)\|/gm)].map(([, name, type, labels]) =>
    [name, type, ...(labels ?? '').matchAll(/\w+/g)].join(' '),
  );
}

describe('the table of metrics', () => {
  test('names every metric of ours with its type and labels, and no other', async () => {
    const { types, samples } = await fullPage();
    const shown = [...types]
      .filter(([name]) => !/^(process|nodejs)_/.test(name))
      .map(([name, type]) => {
        const own = samples.filter((sample) => sample.name.replace(/_(bucket|sum|count)$/, '') === name);
        const labels = new Set(own.flatMap((sample) => Object.keys(sample.labels)).filter((label) => label !== 'le'));
        return [name, type, ...[...labels].toSorted()].join(' ');
      });
    expect(documented().toSorted()).toEqual(shown.toSorted());
    expect(shown.length).toBeGreaterThan(15);
  });

  test('uses names as Prometheus wants them: our prefix, units, and `_total` for what only grows', async () => {
    const { types } = await fullPage();
    for (const [name, type] of types) {
      if (/^(process|nodejs)_/.test(name)) continue;
      expect(name).toMatch(/^sotuv_[a-z_]+$/);
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
      if (type === 'histogram') expect(name).toMatch(/_seconds$/);
      expect(name).not.toMatch(/_(ms|millis|minutes|kb|mb)$/);
    }
  });

  test('every figure of the process that it names is shown', async () => {
    const { types } = await fullPage();
    const named = [...docs.matchAll(/`((?:process|nodejs)_\w+)`/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect([...types.keys()]).toContain(name);
  });
});
