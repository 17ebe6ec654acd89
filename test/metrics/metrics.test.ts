import { MikroORM } from '@mikro-orm/postgresql';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMetrics, type Metrics, type MetricsDeps } from '#src/metrics/metrics.ts';
import type { QueueLevel } from '#src/queue/lanes.ts';
import { countHolds, type Holds } from '#src/shop/orders/count-holds.ts';
import { KeyValue } from '#src/storage/key-value-entity.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeDelivery, makeSimpleProduct, orders, sendsReceipt } from '#test/support/factories.ts';
import { freePort } from '#test/support/postgres.ts';
import { createTestShop } from '#test/support/shop.ts';
import { readExposition, valueOf, type Exposition } from './exposition.ts';

const noHolds: Holds = { awaitingPayment: 0, checkingReceipt: 0, overdue: 0, units: 0 };
const quietQueue: Omit<QueueLevel, 'queue'> = {
  waiting: 0,
  postponed: 0,
  retrying: 0,
  running: 0,
  oldestWaitingSeconds: 0,
  oldestRunningSeconds: 0,
};
const calm = { queues: [{ queue: 'inbound' as const, ...quietQueue, waiting: 7 }], holds: noHolds };
const limits = { keepMs: 0, waitMs: 10_000, giveUpMs: 10_000 };

function metricsWith(given: Partial<MetricsDeps> = {}): Metrics {
  return createMetrics({ version: '1.2.3', role: 'web', readLevels: async () => calm, limits, ...given });
}

async function pageOf(metrics: Metrics): Promise<Exposition> {
  return readExposition((await metrics.scrape()).text);
}

describe('a page of metrics', () => {
  test('tells what runs, and how the process is', async () => {
    const metrics = metricsWith();
    expect((await metrics.scrape()).contentType).toContain('version=0.0.4');
    const page = await pageOf(metrics);
    expect(valueOf(page, 'sotuv_build_info', { version: '1.2.3', role: 'web', node: process.version })).toBe(1);
    expect(valueOf(page, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(valueOf(page, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(page.types.get('nodejs_eventloop_lag_p99_seconds')).toBe('gauge');
  });

  test('belongs to one shop: two in one process do not mix', async () => {
    const [one, two] = [metricsWith(), metricsWith()];
    one.queue.ended('inbound', 'parked', 1);
    expect(valueOf(await pageOf(one), 'sotuv_queue_parked_total', { queue: 'inbound' })).toBe(1);
    expect(valueOf(await pageOf(two), 'sotuv_queue_parked_total', { queue: 'inbound' })).toBe(0);
  });

  test('counts calls by what became of them, and times those that were made', async () => {
    const metrics = metricsWith();
    for (const result of ['ok', 'ok', 'rate_limited', 'replayed'] as const) {
      metrics.called({ channel: 'chat', method: 'sendMessage', result, seconds: 0.2 });
    }
    const page = await pageOf(metrics);
    const sends = (result: string) => valueOf(page, 'sotuv_sends_total', { method: 'sendMessage', result });
    expect([sends('ok'), sends('rate_limited'), sends('replayed'), sends('refused')]).toEqual([2, 1, 1, undefined]);
    expect(valueOf(page, 'sotuv_send_seconds_count', { channel: 'chat', method: 'sendMessage' })).toBe(3);
    expect(valueOf(page, 'sotuv_send_seconds_sum', { channel: 'chat', method: 'sendMessage' })).toBeCloseTo(0.6);
  });

  test('counts single requests apart from calls, which may need several', async () => {
    const metrics = metricsWith();
    const call = { channel: 'chat', method: 'sendMessage' };
    metrics.channels.attempted({ ...call, result: 'rate_limited', seconds: 0.1 });
    metrics.channels.attempted({ ...call, result: 'ok', seconds: 0.1 });
    metrics.called({ ...call, result: 'ok', seconds: 3.2 });
    const page = await pageOf(metrics);
    expect(valueOf(page, 'sotuv_attempts_total', { ...call, result: 'rate_limited' })).toBe(1);
    expect(valueOf(page, 'sotuv_attempt_seconds_count', call)).toBe(2);
    expect(valueOf(page, 'sotuv_sends_total', call)).toBe(1);
  });

  test.each([
    [200, 'ok'],
    [401, 'refused'],
    [503, 'failed'],
  ])('a webhook answered with %i is a step that is %s', async (status, outcome) => {
    const metrics = metricsWith();
    metrics.channels.knocked({ channel: 'chat', status, seconds: 0.003 });
    const page = await pageOf(metrics);
    expect(valueOf(page, 'sotuv_webhook_requests_total', { channel: 'chat', status: String(status) })).toBe(1);
    expect(valueOf(page, 'sotuv_step_seconds_count', { step: 'accept', outcome })).toBe(1);
    expect(valueOf(page, 'sotuv_step_seconds_bucket', { step: 'accept', le: '0.0025' })).toBe(0);
    expect(valueOf(page, 'sotuv_step_seconds_bucket', { step: 'accept', le: '0.005' })).toBe(1);
  });

  test('never makes a series for a chat, a text, or one name too many', async () => {
    const metrics = metricsWith();
    const updated = (route: string) => metrics.updated({ channel: 'chat', route, outcome: 'answered', seconds: 0.1 });
    for (const route of ['7000000123', 'chat 7', 'q"}', 'x'.repeat(41), '']) updated(route);
    for (let nth = 0; nth < 300; nth++) updated(`route_${nth}`);
    const page = await pageOf(metrics);
    const routes = page.samples.filter(({ name }) => name === 'sotuv_update_seconds_count');
    expect(routes).toHaveLength(101);
    expect(valueOf(page, 'sotuv_update_seconds_count', { route: 'other' })).toBe(205);
    expect(valueOf(page, 'sotuv_update_seconds_count', { route: 'route_99' })).toBe(1);
  });
});

describe('goods that are held', () => {
  let shop: ReturnType<typeof createTestShop>;
  beforeEach(async () => {
    shop = createTestShop(await testDatabase());
  });

  test('are counted while payment is awaited, while a receipt is checked, and when nobody frees them', async () => {
    const methodId = await makeDelivery(shop);
    const variantId = (await makeSimpleProduct(shop, 9)).variants[0]?.id ?? 0;
    const [ali, vali] = [await makeCustomer(shop), await makeCustomer(shop)];
    expect(await countHolds(shop.system())).toEqual(noHolds);
    await orders(ali, { variantId, quantity: 2, methodId });
    const paid = await orders(vali, { variantId, quantity: 3, methodId });
    expect(await countHolds(shop.system())).toEqual({ ...noHolds, awaitingPayment: 2, units: 5 });
    await sendsReceipt(vali, paid.id);
    shop.clock.forward(24 * 60);
    const holds = { awaitingPayment: 1, checkingReceipt: 1, overdue: 1, units: 5 };
    expect(await countHolds(shop.system())).toEqual(holds);

    const page = await pageOf(metricsWith({ readLevels: async () => ({ ...calm, holds }) }));
    expect(valueOf(page, 'sotuv_orders_holding', { status: 'awaiting_payment' })).toBe(1);
    expect(valueOf(page, 'sotuv_orders_holding', { status: 'checking_receipt' })).toBe(1);
    expect(valueOf(page, 'sotuv_stock_held_units')).toBe(5);
    expect(valueOf(page, 'sotuv_holds_overdue')).toBe(1);
  });
});

const fromDatabase = [
  'sotuv_queue_jobs',
  'sotuv_queue_oldest_age_seconds',
  'sotuv_parked_jobs',
  'sotuv_parked_oldest_age_seconds',
  'sotuv_orders_holding',
  'sotuv_stock_held_units',
  'sotuv_holds_overdue',
];

function saysNothingOfLevels(page: Exposition): void {
  expect(valueOf(page, 'sotuv_database_up')).toBe(0);
  expect(page.samples.filter(({ name }) => fromDatabase.includes(name))).toEqual([]);
  expect(valueOf(page, 'sotuv_build_info')).toBe(1);
}

describe('a scrape while the database', () => {
  test('is away says so, shows the rest and no stale number, and comes back with it', async () => {
    const clientUrl = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`;
    const away = await MikroORM.init({ clientUrl, entities: [KeyValue] });
    const there = await testDatabase();
    let em = there.em();
    const readLevels = async () => ({ ...calm, holds: await countHolds({ em, clock: { now: () => new Date() } }) });
    const metrics = metricsWith({ readLevels });
    const before = await pageOf(metrics);
    expect(valueOf(before, 'sotuv_database_up')).toBe(1);
    expect(valueOf(before, 'sotuv_queue_jobs', { queue: 'inbound', state: 'waiting' })).toBe(7);
    expect(valueOf(before, 'sotuv_stock_held_units')).toBe(0);

    em = away.em.fork();
    saysNothingOfLevels(await pageOf(metrics));
    em = there.em();
    const after = await pageOf(metrics);
    expect(valueOf(after, 'sotuv_database_up')).toBe(1);
    expect(valueOf(after, 'sotuv_stock_held_units')).toBe(0);
    await away.close();
  });

  test('hangs waits no longer than allowed, and never asks twice at once', async () => {
    let asked = 0;
    const answer = Promise.withResolvers<typeof calm>();
    const readLevels = () => {
      asked += 1;
      return answer.promise;
    };
    const metrics = metricsWith({ readLevels, limits: { keepMs: 60_000, waitMs: 10, giveUpMs: 60_000 } });
    for (const page of await Promise.all([pageOf(metrics), pageOf(metrics)])) saysNothingOfLevels(page);
    saysNothingOfLevels(await pageOf(metrics));
    expect(asked).toBe(1);
    answer.resolve(calm);
    await expect.poll(async () => valueOf(await pageOf(metrics), 'sotuv_database_up')).toBe(1);
    expect(asked).toBe(1);
  });

  test('lost a question asks anew', async () => {
    let asked = 0;
    const readLevels = () => {
      asked += 1;
      return asked === 1 ? new Promise<never>(() => undefined) : Promise.resolve(calm);
    };
    const metrics = metricsWith({ readLevels, limits: { keepMs: 0, waitMs: 10_000, giveUpMs: 10 } });
    saysNothingOfLevels(await pageOf(metrics));
    expect(valueOf(await pageOf(metrics), 'sotuv_database_up')).toBe(1);
  });

  test('answers is asked once for scrapes that come close together', async () => {
    let asked = 0;
    const readLevels = async () => {
      asked += 1;
      return calm;
    };
    const metrics = metricsWith({ readLevels, limits: { ...limits, keepMs: 60_000 } });
    await Promise.all([metrics.scrape(), metrics.scrape()]);
    expect(valueOf(await pageOf(metrics), 'sotuv_database_up')).toBe(1);
    expect(asked).toBe(1);
  });
});
