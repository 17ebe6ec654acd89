import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueue, type Queue } from '#src/queue/queue.ts';
import type { InboundEvent } from '#src/queue/types.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';

function message(lane: string, order: number): InboundEvent {
  return { channel: 'telegram', eventId: String(order), lane, order, payload: order };
}

describe.each(['embedded', 'server'] as const)('work under which processes died (%s)', (kind) => {
  let database: TestDatabase;
  let queue: Queue;
  beforeEach(async () => {
    database = await testDatabase(kind);
    queue = await createQueue({ database, log: silentLog, pausesSeconds: [0.01] });
    await queue.accept(message('telegram:1', 1));
    await queue.accept(message('telegram:2', 2));
  });
  afterEach(() => queue.stop());

  /** As if so many processes had died while they did it, the last of them just now. */
  const died = (deaths: number, suspected = 0): Promise<unknown> =>
    database.em().execute(
      `update queue.job set state = 'retry', retry_count = ?, retry_limit = retry_limit + ?, started_on = now(),
         output = jsonb_build_object('deaths', ?::int, 'suspected', ?::int)`,
      [deaths, deaths, deaths, suspected],
    );

  const handle = async (): Promise<{ handled: string[]; parked: string[]; atOnce: number }> => {
    const seen: { handled: string[]; parked: string[]; atOnce: number } = { handled: [], parked: [], atOnce: 0 };
    let running = 0;
    await queue.start({
      inbound: async ({ eventId }) => {
        running += 1;
        seen.atOnce = Math.max(seen.atOnce, running);
        for (let n = 0; n < 20; n += 1) await database.em().execute('select 1');
        running -= 1;
        seen.handled.push(eventId);
      },
      outbound: async () => undefined,
      onParked: ({ eventId }) => void seen.parked.push(eventId),
      timetable: [],
    });
    await queue.whenIdle();
    return seen;
  };

  it('goes on beside few others at first: most of it died with the guilty one', async () => {
    await died(40);
    expect(await handle()).toMatchObject({ parked: [], atOnce: 2 });
  });

  it('is done all the same, however many died: each of many suspects gets a turn alone', async () => {
    await died(40, 2);
    const { handled, parked, atOnce } = await handle();
    expect(handled.toSorted()).toEqual(['1', '2']);
    expect(parked).toEqual([]);
    expect(atOnce).toBe(1);
  });

  it('runs beside the others as long as only one died', async () => {
    await died(1);
    expect(await handle()).toMatchObject({ parked: [], atOnce: 2 });
  });

  it('keeps what arrives meanwhile waiting until it is done', async () => {
    await database.em().execute(
      `update queue.job set state = 'retry', retry_count = 40, retry_limit = retry_limit + 40, started_on = now(),
         output = '{"deaths": 40, "suspected": 0}' where data::text like '%telegram:1%'`,
    );
    const begun: string[] = [];
    let beside: string[] | undefined;
    const taken = async (lane: string): Promise<boolean> => {
      const rows: unknown[] = await database
        .em()
        .execute(`select 1 from queue.job where state = 'active' and data::text like ?`, [`%${lane}%`]);
      return rows.length > 0;
    };
    await queue.start({
      inbound: async ({ eventId, lane }) => {
        begun.push(eventId);
        if (lane !== 'telegram:1') return;
        await queue.accept(message('telegram:3', 3));
        while (!(await taken('telegram:3'))) await database.em().execute('select 1');
        for (let n = 0; n < 20; n += 1) await database.em().execute('select 1');
        beside = begun.filter((id) => id === '3');
      },
      outbound: async () => undefined,
      onParked: () => undefined,
      timetable: [],
    });
    await queue.whenIdle();
    expect(beside).toEqual([]);
    expect(begun.toSorted()).toEqual(['1', '2', '3']);
  });

  it('is suspected no longer once a run of it ended without a death, be it in vain', async () => {
    await died(7, 4);
    await database.em().execute('update queue.job set retry_limit = retry_limit + 1');
    const runs = new Map<string, number>();
    const parked: string[] = [];
    await queue.start({
      inbound: async ({ eventId }) => {
        runs.set(eventId, (runs.get(eventId) ?? 0) + 1);
        if (runs.get(eventId) === 1) throw new Error('the platform is away');
      },
      outbound: async () => undefined,
      onParked: ({ eventId }) => void parked.push(eventId),
      timetable: [],
    });
    await queue.whenIdle();
    expect(parked).toEqual([]);
    expect([...runs.values()]).toEqual([2, 2]);
  });

  it('is parked unseen once several processes died of it alone', async () => {
    await died(7, 5);
    const { handled, parked } = await handle();
    expect(handled).toEqual([]);
    expect(parked.toSorted()).toEqual(['1', '2']);
  });
});
