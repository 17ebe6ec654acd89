import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueue, type Queue, type QueueHandlers } from '#src/queue/queue.ts';
import type { ReadingJob } from '#src/queue/types.ts';
import { inTransaction } from '#src/shop/context.ts';
import { failed } from '#src/shop/result.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';

const opened: Queue[] = [];

const idle: QueueHandlers = {
  inbound: async () => undefined,
  outbound: async () => undefined,
  onParked: () => undefined,
  timetable: [],
};

const reading = (given: Partial<NonNullable<QueueHandlers['reading']>>): QueueHandlers => ({
  ...idle,
  reading: { slots: 1, read: async () => undefined, giveUp: async () => undefined, ...given },
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((queue) => queue.stop()));
});

describe.each(['embedded', 'server'] as const)('receipts to be read, on the %s engine', (kind) => {
  let database: TestDatabase;

  const open = async (): Promise<Queue> => {
    const queue = await createQueue({ database, log: silentLog, pausesSeconds: [0.01, 0.02] });
    opened.push(queue);
    return queue;
  };
  const enqueue = (queue: Queue, ...jobs: ReadingJob[]): Promise<void> =>
    inTransaction({ em: database.em() }, async (tx) => {
      for (const job of jobs) await queue.enqueueReading(tx, job);
    });

  beforeEach(async () => {
    database = await testDatabase(kind);
  });

  it('are queued with their cause and never without it, and each once', async () => {
    const queue = await open();
    await enqueue(queue, { receiptId: 1, lane: 'telegram:7' }, { receiptId: 1, lane: 'telegram:7' });
    await enqueue(queue, { receiptId: 1, lane: 'telegram:7' });
    await inTransaction({ em: database.em() }, async (tx) => {
      await queue.enqueueReading(tx, { receiptId: 2, lane: 'telegram:7' });
      return failed('too_late');
    });
    const read: [number, string][] = [];
    await enqueue(queue, { receiptId: 3, lane: 'telegram:7', trace: 'update-3' });
    await queue.start(reading({ read: async ({ receiptId }, { trace }) => void read.push([receiptId, trace]) }));
    await queue.whenIdle();
    expect(read).toEqual([
      [1, expect.stringMatching(/^0000/)],
      [3, 'update-3'],
    ]);
    await enqueue(queue, { receiptId: 1, lane: 'telegram:7' });
    await queue.whenIdle();
    expect(read).toHaveLength(2);
  });

  it('are read in turn, chat by chat, and never two of one chat together', async () => {
    const queue = await open();
    const jobs = [1, 2, 3].map((receiptId) => ({ receiptId, lane: 'telegram:7' }));
    await enqueue(queue, ...jobs);
    await enqueue(queue, { receiptId: 4, lane: 'telegram:8' }, { receiptId: 5, lane: 'instagram:9' });
    await enqueue(queue, { receiptId: 6, lane: 'telegram:8' });
    const order: number[] = [];
    const running = new Set<string>();
    await queue.start(
      reading({
        slots: 1,
        read: async ({ receiptId, lane }) => {
          expect(running).not.toContain(lane);
          running.add(lane);
          await new Promise((resolve) => setImmediate(resolve));
          running.delete(lane);
          order.push(receiptId);
        },
      }),
    );
    await queue.whenIdle();
    const turns = [order.slice(0, 3), order.slice(3, 5), order.slice(5)];
    expect(turns.map((turn) => turn.toSorted((a, b) => a - b))).toEqual([[1, 4, 5], [2, 6], [3]]);
  });

  it('keep nobody waiting who taps, though every slot is taken', async () => {
    const queue = await open();
    const isReading = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const answered: string[] = [];
    await enqueue(queue, ...[1, 2, 3].map((receiptId) => ({ receiptId, lane: `telegram:${receiptId}` })));
    const read = async (): Promise<void> => {
      isReading.resolve();
      await mayEnd.promise;
    };
    await queue.start({ ...reading({ read }), inbound: async ({ eventId }) => void answered.push(eventId) });
    await isReading.promise;
    const taps = [1, 2, 3, 4].map((order) => ({ channel: 'telegram', eventId: `tap ${order}`, order, payload: null }));
    await Promise.all(taps.map((tap, at) => queue.accept({ ...tap, lane: `telegram:${at % 2}` })));
    await vi.waitFor(() => expect(answered).toHaveLength(taps.length));
    expect((await queue.counts()).reading).toEqual({ waiting: 2, running: 1 });
    mayEnd.resolve();
    await queue.whenIdle();
  });

  it('that fail each time are given up and reach a person; only where that fails too, they are parked', async () => {
    const queue = await open();
    const attempts: number[] = [];
    const givenUp: number[] = [];
    const faults = { telling: true };
    const giveUp = async (receiptId: number): Promise<void> => {
      givenUp.push(receiptId);
      if (receiptId === 2 && faults.telling) throw new Error('no');
    };
    const read = async ({ receiptId }: ReadingJob, { attempt }: { attempt: number }): Promise<void> => {
      if (receiptId === 1) attempts.push(attempt);
      throw new Error('a fault of ours');
    };
    await enqueue(queue, { receiptId: 1, lane: 'telegram:7' }, { receiptId: 2, lane: 'telegram:7' });
    await queue.start(reading({ read, giveUp }));
    await queue.whenIdle();
    expect(attempts).toEqual([1, 2, 3]);
    expect(givenUp).toEqual([1, 2]);
    const { works } = await queue.parked.list({ offset: 0, limit: 10 });
    expect(works).toMatchObject([{ queue: 'reading', kind: 'receipt', channel: 'telegram', lane: 'telegram:7' }]);

    faults.telling = false;
    expect(await queue.parked.retryAll()).toBe(1);
    await queue.whenIdle();
    expect(givenUp).toEqual([1, 2, 2]);
    expect(await queue.counts()).toMatchObject({ parked: 0 });
  });

  it('that a dead process had begun are read again, and know it', async () => {
    const queue = await open();
    await enqueue(queue, { receiptId: 1, lane: 'telegram:7' }, { receiptId: 2, lane: 'telegram:7' });
    await database.em().execute(
      `update queue.job set state = 'active', started_on = now() - interval '1 minute',
       heartbeat_on = now() - interval '1 minute' where name = 'reading' and data ->> 'receiptId' = '1'`,
    );
    const read: [number, number][] = [];
    await queue.start(reading({ read: async ({ receiptId }, { attempt }) => void read.push([receiptId, attempt]) }));
    await queue.whenIdle();
    expect(read).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });
});
