import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { createQueue, type Queue, type QueueHandlers } from '#src/queue/queue.ts';
import type { InboundEvent, Run } from '#src/queue/types.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { migrate } from '#src/storage/migrate.ts';
import { startChild } from '#test/support/child-process.ts';
import { silentLog } from '#test/support/log.ts';
import { newPostgresDatabase, startPostgres } from '#test/support/postgres.ts';

const script = join(import.meta.dirname, 'take-and-hang.ts');
const closing: (() => Promise<void>)[] = [];

const idle: QueueHandlers = {
  inbound: async () => undefined,
  outbound: async () => undefined,
  onParked: () => undefined,
  timetable: [],
};

function message(lane: string, order: number): InboundEvent {
  return { channel: 'telegram', eventId: String(order), lane, order, payload: order };
}

async function openNode(given: {
  dataDir: string;
  databaseUrl?: string;
  slots?: number;
}): Promise<{ database: Database; queue: Queue }> {
  const { slots, ...where } = given;
  const database = await openDatabase({ ...where, log: silentLog });
  await migrate(database);
  const queue = await createQueue({ database, log: silentLog, ...(slots === undefined ? {} : { slots }) });
  closing.push(async () => {
    await queue.stop();
    await database.close();
  });
  return { database, queue };
}

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const takenOver = async (queue: Queue, withinMs: number) => {
  const handled: [string, number][] = [];
  const inbound = async ({ eventId }: InboundEvent, { attempt }: Run) => void handled.push([eventId, attempt]);
  await queue.start({ ...idle, inbound });
  await vi.waitFor(() => expect(handled).toHaveLength(3), { timeout: withinMs, interval: 20 });
  return handled;
};

describe('a process that dies while it handles a message', () => {
  const inOrderAndToldOfTheFormerRun = [
    ['1', 2],
    ['2', 1],
    ['3', 1],
  ];

  it('leaves the embedded queue to the next start, which goes on at once and in order', async () => {
    const dataDir = mkdtempSync(join(inject('runFolder'), 'orphans-'));
    const child = startChild(script, [dataDir]);
    expect(await child.line()).toBe('took 1');
    await child.kill();
    const { queue } = await openNode({ dataDir });
    expect(await takenOver(queue, 2_000)).toEqual(inOrderAndToldOfTheFormerRun);
  });

  it('is missed by the other nodes of a server within seconds, and they go on in order', async () => {
    const databaseUrl = await newPostgresDatabase();
    const child = startChild(script, [databaseUrl]);
    expect(await child.line()).toBe('took 1');
    await child.kill();
    const { queue } = await openNode({ dataDir: tmpdir(), databaseUrl });
    expect(await takenOver(queue, 18_000)).toEqual(inOrderAndToldOfTheFormerRun);
  });
});

describe('two nodes on one server', () => {
  it('handle every message once, each chat in order', async () => {
    const databaseUrl = await newPostgresDatabase();
    // Fewer slots than chats, so that one node can't hold them all.
    const slots = 8;
    const nodes = [
      await openNode({ dataDir: tmpdir(), databaseUrl, slots }),
      await openNode({ dataDir: tmpdir(), databaseUrl, slots }),
    ];
    const seen: { node: number; lane: string; order: number }[] = [];
    const atWork = new Set<number>();
    const bothAtWork = Promise.withResolvers<void>();
    for (const [node, { queue }] of nodes.entries()) {
      await queue.start({
        ...idle,
        inbound: async ({ lane, order }) => {
          if (atWork.add(node).size === nodes.length) bothAtWork.resolve();
          await bothAtWork.promise;
          seen.push({ node, lane, order });
        },
      });
    }
    const orders = Array.from({ length: 300 }, (_, order) => order);
    await Promise.all(
      orders.map(async (order) => nodes[order % 2]?.queue.accept(message(`telegram:${order % 20}`, order))),
    );
    for (const { queue } of nodes) await queue.whenIdle();

    expect(seen.map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(orders);
    for (let chat = 0; chat < 20; chat++) {
      const inChat = seen.filter(({ lane }) => lane === `telegram:${chat}`).map(({ order }) => order);
      expect(inChat).toEqual(inChat.toSorted((a, b) => a - b));
    }
    expect(new Set(seen.map(({ node }) => node))).toEqual(new Set([0, 1]));
  });
});

describe('a server that goes away', () => {
  it('makes events be refused, not lost; and goes on by itself when it is back', async () => {
    const server = await startPostgres();
    const { queue } = await openNode({ dataDir: tmpdir(), databaseUrl: server.url });
    closing.push(async () => server.stop());
    const handled: string[] = [];
    await queue.start({ ...idle, inbound: async ({ eventId }) => void handled.push(eventId) });
    await queue.accept(message('telegram:7', 1));
    await queue.whenIdle();

    server.stop();
    await expect(queue.accept(message('telegram:7', 2))).rejects.toThrow(Error);
    server.restart();
    await vi.waitFor(() => queue.accept(message('telegram:7', 2)), { timeout: 10_000, interval: 50 });
    await queue.whenIdle();
    expect(handled).toEqual(['1', '2']);
  });
});
