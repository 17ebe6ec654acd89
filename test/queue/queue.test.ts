import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueue, type Queue, type QueueDeps, type QueueHandlers } from '#src/queue/queue.ts';
import type { InboundEvent } from '#src/queue/types.ts';
import { failed } from '#src/shop/result.ts';
import { inTransaction } from '#src/shop/context.ts';
import { silentLog } from '#test/support/log.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';

const opened: Queue[] = [];

function message(lane: string, order: number): InboundEvent {
  return { channel: 'telegram', eventId: String(order), lane, order, payload: { text: `message ${order}` } };
}

const idle: QueueHandlers = {
  inbound: async () => undefined,
  outbound: async () => undefined,
  onParked: () => undefined,
  timetable: [],
};

const close = (): Promise<unknown> => Promise.all(opened.splice(0).map((queue) => queue.stop()));

describe.each(['embedded', 'server'] as const)('the queue on the %s engine', (kind) => {
  let database: TestDatabase;

  const open = async (options: Partial<QueueDeps> = {}): Promise<Queue> => {
    const queue = await createQueue({ database, log: silentLog, pausesSeconds: [0.01, 0.02], ...options });
    opened.push(queue);
    return queue;
  };

  const entered = () => database.em().execute(`select key, cron, timezone from queue.schedule order by key`);

  beforeEach(async () => {
    database = await testDatabase(kind);
  });

  afterEach(close);

  it('stores an event once, however often and however close together it arrives', async () => {
    const queue = await open();
    const answers = await Promise.all([1, 1, 2, 1].map((order) => queue.accept(message('telegram:7', order))));
    expect(answers).toEqual(['new', 'seen', 'new', 'seen']);
    expect(await queue.accept(message('telegram:7', 2))).toBe('seen');

    const handled: string[] = [];
    await queue.start({ ...idle, inbound: async (event) => void handled.push(event.eventId) });
    await queue.whenIdle();
    expect(handled).toEqual(['1', '2']);
    expect(await queue.accept(message('telegram:7', 1))).toBe('seen');
  });

  it('takes equal ids of two channels for two events', async () => {
    const queue = await open();
    await queue.accept(message('telegram:7', 1));
    expect(await queue.accept({ ...message('instagram:7', 1), channel: 'instagram' })).toBe('new');
  });

  it('keeps the order of each chat while chats go side by side and some messages need more than one try', async () => {
    const queue = await open({ slots: 8 });
    const chats = Array.from({ length: 12 }, (_, chat) => `telegram:${chat}`);
    const seen = new Map<string, number[]>(chats.map((lane) => [lane, []]));
    const stumbled = new Set<number>();
    let running = 0;
    let mostRunning = 0;
    await queue.start({
      ...idle,
      inbound: async ({ lane, order }) => {
        mostRunning = Math.max(mostRunning, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (order % 5 === 0 && !stumbled.has(order)) {
          stumbled.add(order);
          throw new Error('not this time');
        }
        seen.get(lane)?.push(order);
      },
    });
    const accepted: Promise<unknown>[] = [];
    for (let order = 0; order < 120; order++) accepted.push(queue.accept(message(`telegram:${order % 12}`, order)));
    await Promise.all(accepted);
    await queue.whenIdle();

    for (const [chat, lane] of chats.entries()) {
      expect(seen.get(lane)).toEqual(Array.from({ length: 10 }, (_, nth) => nth * 12 + chat));
    }
    expect(stumbled.size).toBe(24);
    expect(mostRunning).toBeGreaterThan(1);
    expect(mostRunning).toBeLessThanOrEqual(8);
  });

  it('parks a message that never succeeds, tells once, and the chat goes on', async () => {
    const queue = await open();
    const attempts: number[] = [];
    const handled: string[] = [];
    const onParked = vi.fn<QueueHandlers['onParked']>();
    await queue.start({
      ...idle,
      onParked,
      inbound: async ({ eventId }, { attempt }) => {
        if (eventId === '1') {
          attempts.push(attempt);
          throw new Error('poison');
        }
        handled.push(eventId);
      },
    });
    await Promise.all([1, 2, 3].map((order) => queue.accept(message('telegram:7', order))));
    await queue.whenIdle();

    expect(attempts).toEqual([1, 2, 3]);
    expect(handled).toEqual(['2', '3']);
    expect(onParked).toHaveBeenCalledOnce();
    expect(onParked.mock.calls[0]?.[0]).toEqual(message('telegram:7', 1));
    expect(onParked.mock.calls[0]?.[1]).toEqual(new Error('poison'));
    expect(await queue.counts()).toEqual({
      inbound: { waiting: 0, running: 0 },
      outbound: { waiting: 0, running: 0 },
      reading: { waiting: 0, running: 0 },
      parked: 1,
    });
  });

  it('stores letters that a database cannot hold as ones that it can', async () => {
    const queue = await open();
    const payloads: unknown[] = [];
    await queue.accept({ ...message('telegram:7', 1), payload: { text: 'a\0b\ud83dc\\u0000' } });
    await queue.start({ ...idle, inbound: async ({ payload }) => void payloads.push(payload) });
    await queue.whenIdle();
    expect(payloads).toEqual([{ text: 'ab\ufffdc\\u0000' }]);
  });

  it('erases what an event said, waiting or done, and does not take it a second time', async () => {
    const queue = await open();
    for (const order of [1, 2]) await queue.accept(message('telegram:7', order));
    await queue.forget({ channel: 'telegram', eventId: '1' });

    const heard: unknown[] = [];
    await queue.start({ ...idle, inbound: async ({ payload }) => void heard.push(payload) });
    await queue.whenIdle();
    expect(heard).toEqual([null, { text: 'message 2' }]);

    await queue.forget({ channel: 'telegram', eventId: '2' });
    const kept = await database
      .em()
      .execute(`select data ->> 'payload' as payload from queue.job where name = 'inbound'`);
    expect(kept).toEqual([{ payload: null }, { payload: null }]);
    expect(await queue.accept(message('telegram:7', 2))).toBe('seen');
  });

  it('refuses an event without a place in an order, and stores the one beside it', async () => {
    const queue = await open();
    const answers = await Promise.allSettled(
      [message('telegram:7', 1), message('telegram:7', -1), message('telegram:7', 0.5), message('', 2)].map((event) =>
        queue.accept(event),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  });

  it('sends a notice with its cause, and never without it', async () => {
    const queue = await open();
    const sent: number[] = [];
    await queue.start({ ...idle, outbound: async (noticeId) => void sent.push(noticeId) });
    const told = { lane: 'telegram:7' };
    await inTransaction({ em: database.em() }, async (tx) => {
      await queue.enqueueNotice(tx, { ...told, noticeId: 1 });
      await queue.enqueueNotice(tx, { ...told, noticeId: 2 });
    });
    await inTransaction({ em: database.em() }, async (tx) => {
      await queue.enqueueNotice(tx, { ...told, noticeId: 3 });
      return failed('sold_out');
    });
    await inTransaction({ em: database.em() }, (tx) => queue.enqueueNotice(tx, { ...told, noticeId: 4 }));
    await queue.whenIdle();
    expect(sent).toEqual([1, 2, 4]);
  });

  it('is woken by the commit, not by looking now and then', async () => {
    const queue = await open();
    const sent = Promise.withResolvers<number>();
    await queue.start({ ...idle, outbound: async () => sent.resolve(performance.now()) });
    await queue.whenIdle();
    await inTransaction({ em: database.em() }, (tx) => queue.enqueueNotice(tx, { noticeId: 1, lane: 'telegram:7' }));
    const committed = performance.now();
    expect((await sent.promise) - committed).toBeLessThan(500);
  });

  it('lets a notice come again after the pause a platform asks for, before the next of its chat, at no cost', async () => {
    const queue = await open();
    const runs: [number, number][] = [];
    await queue.start({
      ...idle,
      outbound: async (noticeId, { attempt }) => {
        runs.push([noticeId, attempt]);
        if (noticeId === 1 && runs.length <= 4) return { retryAfterSeconds: 0.01 };
        return undefined;
      },
    });
    await inTransaction({ em: database.em() }, async (tx) => {
      await queue.enqueueNotice(tx, { noticeId: 1, lane: 'telegram:7' });
      await queue.enqueueNotice(tx, { noticeId: 2, lane: 'telegram:7' });
    });
    await queue.whenIdle();
    expect(runs).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 5],
      [2, 1],
    ]);
  });

  it('refuses an event inside a transaction, where waiting for it would never end', async () => {
    const queue = await open();
    const inside = inTransaction({ em: database.em() }, () => queue.accept(message('telegram:7', 1)));
    await expect(inside).rejects.toThrow('inside a transaction');
    expect(await queue.accept(message('telegram:7', 1))).toBe('new');
  });

  it('ends what runs before it stops, and leaves the rest for the next start', async () => {
    const queue = await open({ slots: 1 });
    const begun = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const handled: string[] = [];
    const inbound = async ({ eventId }: InboundEvent) => {
      begun.resolve();
      await mayEnd.promise;
      handled.push(eventId);
    };
    await Promise.all([1, 2].map((order) => queue.accept(message('telegram:7', order))));
    await queue.start({ ...idle, inbound });
    await begun.promise;
    const stopped = close();
    mayEnd.resolve();
    await stopped;
    expect(handled).toEqual(['1']);

    const next = await open();
    await next.start({ ...idle, inbound });
    await next.whenIdle();
    expect(handled).toEqual(['1', '2']);
  });

  it('enters its works into the shared timetable, and takes out those that are no more', async () => {
    const minute = { name: 'minute', cron: '* * * * *', run: async () => undefined };
    const night = { name: 'night', cron: '30 4 * * *', timeZone: 'Asia/Tashkent', run: async () => undefined };
    await (await open()).start({ ...idle, timetable: [minute, night] });
    await (await open()).start({ ...idle, timetable: [minute, night] });
    expect(await entered()).toEqual([
      { key: 'minute', cron: '* * * * *', timezone: 'UTC' },
      { key: 'night', cron: '30 4 * * *', timezone: 'Asia/Tashkent' },
    ]);
    await close();
    await (await open()).start({ ...idle, timetable: [minute] });
    expect(await entered()).toEqual([{ key: 'minute', cron: '* * * * *', timezone: 'UTC' }]);
  });

  it('runs work of the timetable when asked, one after the other, and says when it fails', async () => {
    const queue = await open();
    const steps: string[] = [];
    const work = async (name: string) => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
    };
    await queue.start({
      ...idle,
      timetable: [
        { name: 'minute', cron: '* * * * *', run: () => work('minute') },
        { name: 'night', cron: '30 4 * * *', timeZone: 'Asia/Tashkent', run: () => work('night') },
        { name: 'broken', cron: '0 5 * * *', run: () => Promise.reject(new Error('no')) },
      ],
    });
    await Promise.all([queue.runNow('minute'), queue.runNow('night')]);
    expect(steps).toEqual(['minute begins', 'minute ends', 'night begins', 'night ends']);
    await expect(queue.runNow('broken')).rejects.toThrow('no');
    await expect(queue.runNow('unknown')).rejects.toThrow('no work "unknown"');
  });
});
