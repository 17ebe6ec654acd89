import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEngine, type Engine } from '#src/queue/engine.ts';
import { createOutboxBooks } from '#src/queue/notice-jobs.ts';
import { park } from '#src/queue/park.ts';
import { createParkedDesk } from '#src/queue/parked.ts';
import { createQueue, type Queue, type QueueHandlers } from '#src/queue/queue.ts';
import type { InboundEvent } from '#src/queue/types.ts';
import { inTransaction } from '#src/shop/context.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { parkNotice } from '#src/shop/notices/park-notice.ts';
import { createParkedAction } from '#src/shop/notices/parked-action.ts';
import type { ParkedDesk } from '#src/shop/notices/parked-work.ts';
import { createTell } from '#src/shop/notices/tell.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner } from '#test/support/factories.ts';
import { silentLog } from '#test/support/log.ts';
import { createTestShop } from '#test/support/shop.ts';

const lane = 'telegram:7';

function message(order: number): InboundEvent {
  const payload = { update_id: order, message: { text: `secret ${order}` } };
  return { channel: 'telegram', eventId: String(order), lane, order, payload };
}

describe.each(['embedded', 'server'] as const)('parked work on the %s engine', (kind) => {
  let database: TestDatabase;
  let engine: Engine;
  let parked: ParkedDesk;
  let queues: Queue[];

  beforeEach(async () => {
    database = await testDatabase(kind);
    engine = await startEngine({ database, log: silentLog });
    parked = createParkedDesk({ engine, database });
    queues = [];
  });
  afterEach(async () => {
    for (const queue of queues) await queue.stop();
    await engine.stop();
  });

  /** A node; what it does with events is told by `inbound`. */
  const open = async (inbound?: QueueHandlers['inbound']): Promise<Queue> => {
    const queue = await createQueue({ database, log: silentLog, pausesSeconds: [0.01] });
    queues.push(queue);
    if (inbound)
      await queue.start({ inbound, outbound: async () => undefined, onParked: () => undefined, timetable: [] });
    return queue;
  };
  const close = async (queue: Queue): Promise<void> => {
    queues = queues.filter((one) => one !== queue);
    await queue.stop();
  };
  /** The first of two events of a chat is given up, the second is handled. */
  const givesUpTheFirst = async (): Promise<void> => {
    const queue = await open(async ({ eventId }) => {
      if (eventId === '1') throw new Error("no answer to 'secret 1'\n  at a second line");
    });
    await queue.accept(message(1));
    await queue.accept(message(2));
    await queue.whenIdle();
    await close(queue);
  };

  test('is listed without a word of the person, tried again once for two owners at once, and before what came later', async () => {
    await givesUpTheFirst();
    const { total, works } = await parked.list({ offset: 0, limit: 5 });
    expect(total).toBe(1);
    expect(works[0]).toMatchObject({ queue: 'inbound', channel: 'telegram', lane, kind: 'message' });
    expect(works[0]?.error).toBe("Error: no answer to '…'");
    expect(JSON.stringify(works)).not.toContain('secret');

    const queue = await open();
    await queue.accept(message(3));
    const id = works[0]?.id ?? '';
    expect((await Promise.all([parked.retry(id), parked.retry(id)])).toSorted()).toEqual([false, true]);
    expect((await parked.list({ offset: 0, limit: 5 })).total).toBe(0);
    await close(queue);
    const runs: [string, number][] = [];
    const again = await open(async ({ eventId }, { attempt }) => {
      runs.push([eventId, attempt]);
      if (runs.length === 1) throw new Error('still not');
    });
    await again.whenIdle();
    // Later runs ask what an earlier one has done: none of them is a first one.
    expect(runs).toEqual([
      ['1', 2],
      ['1', 3],
      ['3', 1],
    ]);
    expect(await again.accept(message(1))).toBe('seen');
  });

  test('can be tried again after the queue has forgotten the job, and thrown away', async () => {
    await givesUpTheFirst();
    await database.em().execute(`delete from queue.job where name = 'inbound'`);
    const action = createParkedAction(parked);
    const does = (input: unknown): Promise<unknown> => action.run(action.input.parse(input), () => undefined);
    expect(await does({ do: 'retry_all' })).toEqual({ changed: 1 });
    expect(await does({ do: 'retry_all' })).toEqual({ changed: 0 });
    const attempts: number[] = [];
    const queue = await open(async (_event, { attempt }) => {
      attempts.push(attempt);
      throw new Error('never');
    });
    await queue.whenIdle();
    expect(attempts).toEqual([2, 3]);
    const [work] = (await parked.list({ offset: 0, limit: 1 })).works;
    expect(await does({ do: 'drop', id: work?.id })).toEqual({ changed: 1 });
    expect(await does({ do: 'drop', id: work?.id })).toEqual({ changed: 0 });
    expect(await does({ do: 'list' })).toEqual({ total: 0, works: [] });
  });

  test('a notice is marked with its job; the owners are told once, and it is queued again or dropped with it', async () => {
    const queue = await open();
    const base = createTestShop(database);
    const tell = createTell((tx, job) => queue.enqueueNotice(tx, job), base.clock);
    const shop = { ...base.system(), tell };
    const owner = await makeOwner(base);
    const buyers = [await makeCustomer(base, 'Ali'), await makeCustomer(base, 'Vali')];
    for (const { identityId: to } of buyers)
      await inTransaction(shop, (tx) => tell(tx, { cause: `test:${to}`, to, kind: 'operator_back', data: {} }));
    const jobs = await engine.boss.fetch<{ noticeId: number }>('outbound', { batchSize: 2, includeMetadata: true });
    for (const job of jobs) {
      const beside = (tx: Parameters<typeof parkNotice>[1]) => parkNotice(shop, tx, job.data.noticeId);
      await park({ engine, database, queue: 'outbound', job, error: new Error('no way'), beside });
    }

    const kept = async (): Promise<string[]> =>
      (await database.em().find(Notice, { kind: 'operator_back' }, { orderBy: { id: 'asc' } })).map(
        (one) => one.status,
      );
    const notices = await database.em().find(Notice, {}, { orderBy: { id: 'asc' } });
    expect(notices.map((one) => [one.kind, one.status])).toEqual([
      ['operator_back', 'parked'],
      ['operator_back', 'parked'],
      ['notices_parked', 'queued'],
    ]);
    expect(notices[2]?.identity.id).toBe(owner.identityId);
    const books = createOutboxBooks(database);
    const ids = notices.map((one) => one.id);
    expect([...(await books.withJob(ids))]).toEqual(ids.slice(2));

    const { works } = await parked.list({ offset: 0, limit: 5 });
    expect(works.map((one) => [one.queue, one.kind])).toEqual([
      ['outbound', 'operator_back'],
      ['outbound', 'operator_back'],
    ]);
    expect(await parked.retry(works[1]?.id ?? '')).toBe(true);
    expect(await parked.drop(works[0]?.id ?? '')).toBe(true);
    expect((await kept()).toSorted()).toEqual(['dropped', 'queued']);
    expect((await books.withJob(ids)).size).toBe(2);
  });
});
