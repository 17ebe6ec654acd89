import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEngine, type Engine } from '#src/queue/engine.ts';
import { createInbox } from '#src/queue/inbox.ts';
import { putBack, type TakenJob } from '#src/queue/jobs.ts';
import { takeOldest } from '#src/queue/take-oldest.ts';
import { createTaker } from '#src/queue/taker.ts';
import type { InboundEvent } from '#src/queue/types.ts';
import { testDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';

describe.each(['embedded', 'server'] as const)('a long queue (%s)', (kind) => {
  let engine: Engine;
  let order = 0;
  beforeEach(async () => {
    engine = await startEngine({ database: await testDatabase(kind), log: silentLog });
    order = 0;
  });
  afterEach(() => engine.stop());

  /** Stored together, so that many have the same moment. */
  const write = async (count: number, laneOf: (n: number) => number): Promise<void> => {
    const inbox = createInbox(engine, () => undefined);
    await Promise.all(Array.from({ length: count }, (_, n) => inbox.accept(message(laneOf(n), (order += 1)))));
  };
  const take = (most: number) => takeOldest<InboundEvent>(engine, 'inbound', most);
  const done = (jobs: TakenJob<InboundEvent>[]) => engine.boss.complete('inbound', jobs);

  it('is taken from its old end, each chat in order and one at a time', async () => {
    await write(500, (n) => n % 70);
    const seen = new Map<string, number[]>();
    for (let jobs = await take(32); jobs.length > 0; jobs = await take(32)) {
      expect(new Set(lanes(jobs)).size).toBe(jobs.length);
      for (const { data } of jobs) seen.set(data.lane, [...(seen.get(data.lane) ?? []), data.order]);
      await done(jobs);
    }
    expect([...seen.values()].flat()).toHaveLength(500);
    for (const orders of seen.values()) expect(orders).toEqual(orders.toSorted((left, right) => left - right));
  });

  it('keeps a chat closed behind what is being done and behind what is to be tried again', async () => {
    await write(6, (n) => n % 2);
    const [first, second] = await take(8);
    if (!first || !second) throw new Error('Two chats were waiting.');
    expect(await take(8)).toEqual([]);
    await putBack(engine, 'inbound', [{ job: first, seconds: 60, countsAsTry: true }]);
    await done([second]);
    expect(lanes(await take(8))).toEqual([second.data.lane]);
    await engine.db.executeSql(`update queue.job set start_after = now() where id = $1`, [first.id]);
    expect(await take(8)).toMatchObject([{ id: first.id, retryCount: 1 }]);
  });

  it('is shared by two takers without one job for both', async () => {
    await write(400, (n) => n % 50);
    const taken = (await Promise.all([take(16), take(16), take(16)])).flat();
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length);
    expect(new Set(lanes(taken)).size).toBe(taken.length);
  });

  it('lets nobody wait behind one chat that floods, however slow every look is', async () => {
    await write(1_000, () => 0);
    await write(20, (n) => 1 + n);
    const taker = createTaker<InboundEvent>({ engine, queue: 'inbound' }, 0);
    const seen: InboundEvent[] = [];
    for (let looks = 0, more = true; more || looks < 12; looks += 1) {
      const { jobs, isMore } = await taker.take(4);
      await taker.tidy();
      seen.push(...jobs.map(({ data }) => data));
      await done(jobs);
      more = isMore && jobs.length > 0;
    }
    const others = seen.findLastIndex(({ lane }) => lane !== 'telegram:0');
    expect(new Set(seen.map(({ lane }) => lane)).size).toBe(21);
    expect(seen.slice(0, others).filter(({ lane }) => lane === 'telegram:0').length).toBeLessThan(40);
  });
});

function message(lane: number, order: number): InboundEvent {
  return { channel: 'telegram', eventId: String(order), lane: `telegram:${lane}`, order, payload: order };
}

function lanes(jobs: TakenJob<InboundEvent>[]): string[] {
  return jobs.map(({ data }) => data.lane);
}
