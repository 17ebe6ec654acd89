import { beforeEach, describe, expect, test } from 'vitest';
import { createDispatcher } from '#src/queue/dispatcher.ts';
import { startEngine, type Engine } from '#src/queue/engine.ts';
import { createInbox } from '#src/queue/inbox.ts';
import { readQueueLevels } from '#src/queue/lanes.ts';
import { withTries } from '#src/queue/tries.ts';
import type { Handler, InboundEvent } from '#src/queue/types.ts';
import { createMetrics, type Metrics } from '#src/metrics/metrics.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';
import { readExposition, valueOf } from './exposition.ts';

const noHolds = { awaitingPayment: 0, checkingReceipt: 0, overdue: 0, units: 0 };
const always = { keepMs: 0, waitMs: 10_000, giveUpMs: 10_000 };

function message(lane: string, order: number): InboundEvent {
  return { channel: 'chat', eventId: String(order), lane, order, payload: null };
}

describe.each(['embedded', 'server'] as const)('the levels of the queues on the %s engine', (kind) => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await testDatabase(kind);
  });

  const metricsOf = (): Metrics =>
    createMetrics({
      version: '1.2.3',
      role: 'worker',
      readLevels: async () => ({ queues: await readQueueLevels(database.em()), holds: noHolds }),
      limits: always,
    });

  const withEngine = async (work: (engine: Engine) => Promise<void>) => {
    const engine = await startEngine({ database, log: silentLog });
    try {
      await work(engine);
    } finally {
      await engine.stop();
    }
  };

  test('a chat that waits, one that is answered, one that stumbled and one that was given up are seen', async () => {
    const metrics = metricsOf();
    const page = async () => readExposition((await metrics.scrape()).text);
    const busy = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const handle: Handler<InboundEvent> = async ({ lane }) => {
      if (lane === 'poison') throw new Error('never');
      if (lane === 'asked to wait') return { retryAfterSeconds: 3_600 };
      busy.resolve();
      await finish.promise;
      return undefined;
    };
    await withEngine(async (engine) => {
      const quiet = Promise.withResolvers<void>();
      const inbox = createInbox(engine, () => undefined, metrics.queue);
      const events = [message('slow', 1), message('slow', 2), message('poison', 3), message('asked to wait', 4)];
      await Promise.all(events.map((event) => inbox.accept(event)));
      await inbox.accept(message('slow', 1));
      const stored = await page();
      expect(valueOf(stored, 'sotuv_queue_jobs', { queue: 'inbound', state: 'waiting' })).toBe(4);
      expect(valueOf(stored, 'sotuv_inbox_events_total', { result: 'new' })).toBe(4);
      expect(valueOf(stored, 'sotuv_inbox_events_total', { result: 'seen' })).toBe(1);

      const run = withTries({
        engine,
        database,
        queue: 'inbound',
        handle,
        pausesSeconds: [0],
        onParked: () => undefined,
        log: silentLog,
      });
      const deps = { engine, queue: 'inbound', slots: 8, run, onQuiet: quiet.resolve, log: silentLog } as const;
      const dispatcher = createDispatcher({ ...deps, observe: metrics.queue });
      await busy.promise;
      await expect
        .poll(async () => valueOf(await page(), 'sotuv_parked_jobs'), { timeout: 10_000, interval: 20 })
        .toBe(1);
      await expect
        .poll(async () => valueOf(await page(), 'sotuv_queue_jobs', { queue: 'inbound', state: 'retrying' }))
        .toBe(1);
      const midst = await page();
      const inbound = (state: string) => valueOf(midst, 'sotuv_queue_jobs', { queue: 'inbound', state });
      expect([inbound('waiting'), inbound('running'), inbound('postponed')]).toEqual([1, 1, 0]);
      expect(valueOf(midst, 'sotuv_slots_busy', { queue: 'inbound' })).toBe(1);
      expect(valueOf(midst, 'sotuv_queue_oldest_age_seconds', { queue: 'inbound', state: 'running' })).toBeGreaterThan(
        0,
      );
      expect(valueOf(midst, 'sotuv_queue_oldest_age_seconds', { queue: 'outbound', state: 'waiting' })).toBe(0);

      finish.resolve();
      await quiet.promise;
      await dispatcher.stop(10_000);
    });
    const after = await page();
    const handled = (outcome: string) => valueOf(after, 'sotuv_step_seconds_count', { step: 'handle', outcome });
    expect([handled('ok'), handled('failed'), handled('put_off'), handled('parked')]).toEqual([2, 1, 1, 1]);
    expect(valueOf(after, 'sotuv_queue_retries_total', { queue: 'inbound', reason: 'failed' })).toBe(1);
    expect(valueOf(after, 'sotuv_queue_retries_total', { queue: 'inbound', reason: 'put_off' })).toBe(1);
    expect(valueOf(after, 'sotuv_queue_parked_total', { queue: 'inbound' })).toBe(1);
    // Tries after the first wait on purpose.
    expect(valueOf(after, 'sotuv_queue_wait_seconds_count', { queue: 'inbound' })).toBe(4);
    expect(valueOf(after, 'sotuv_slots_busy', { queue: 'inbound' })).toBe(0);
    expect(valueOf(after, 'sotuv_step_seconds_count', { step: 'commit', outcome: 'ok' })).toBeGreaterThan(0);
  });

  test('ages count from when the oldest might have run; what is put off on purpose is not waiting', async () => {
    await withEngine(async (engine) => {
      await engine.boss.insert('outbound', [
        { data: {}, singletonKey: 'old' },
        { data: {}, singletonKey: 'young' },
        { data: {}, singletonKey: 'later', startAfter: new Date(Date.now() + 3_600_000) },
      ]);
    });
    const em = database.em();
    await em.execute(
      `update queue.job set created_on = now() - interval '90 s', start_after = now() - interval '90 s'
       where singleton_key = 'old'`,
    );
    await em.execute(
      `update queue.job set created_on = now() - interval '2 h', start_after = now() - interval '30 s'
       where singleton_key = 'young'`,
    );
    const levels = await readQueueLevels(em);
    const outbound = levels.find(({ queue }) => queue === 'outbound');
    expect(outbound).toMatchObject({ waiting: 2, postponed: 1, retrying: 0, running: 0, oldestRunningSeconds: 0 });
    expect(outbound?.oldestWaitingSeconds).toBeGreaterThanOrEqual(90);
    expect(outbound?.oldestWaitingSeconds).toBeLessThan(150);
    expect(levels.find(({ queue }) => queue === 'inbound')).toEqual({
      queue: 'inbound',
      waiting: 0,
      postponed: 0,
      retrying: 0,
      running: 0,
      oldestWaitingSeconds: 0,
      oldestRunningSeconds: 0,
    });
  });

  test('a week of kept messages is not read', async () => {
    await withEngine(async (engine) => {
      await engine.boss.insert('inbound', [{ data: {}, singletonKey: 'waits' }]);
    });
    const em = database.em();
    await em.execute(
      `insert into queue.job_common (name, data, state, singleton_key, policy, completed_on)
       select 'inbound', jsonb_build_object('text', repeat('x', 200)), 'completed', 'chat:' || n, 'key_strict_fifo', now()
       from generate_series(1, 5000) n`,
    );
    await em.execute('analyze queue.job_common');
    const { before, after } = await em.transactional(async (tx) => {
      const reads = () =>
        tx.execute<{ seq_scan: number; idx_scan: number; rows: number }[]>(
          `select seq_scan::int, idx_scan::int, (seq_tup_read + idx_tup_fetch)::int as rows
           from pg_stat_xact_user_tables where schemaname = 'queue' and relname = 'job_common'`,
        );
      const [before] = await reads();
      const levels = await readQueueLevels(tx);
      expect(levels.find(({ queue }) => queue === 'inbound')?.waiting).toBe(1);
      const [after] = await reads();
      return { before, after };
    });
    if (!before || !after) throw new Error('The table is not watched.');
    expect(after.seq_scan - before.seq_scan).toBe(0);
    expect(after.idx_scan - before.idx_scan).toBeGreaterThan(1);
    expect(after.rows - before.rows).toBeLessThan(50);
  });
});
