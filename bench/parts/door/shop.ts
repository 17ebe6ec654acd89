import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { runShop, type ShopProcess } from '#test/support/shop-process.ts';
import { freePort } from '#test/support/servers.ts';
import type { Bench, Engine } from '../../bench.ts';
import { monotonicMs } from '../../figures.ts';
import { fillShop } from '../../fill/fill-shop.ts';
import { customerChat } from '../../fill/rows.ts';
import { openBotApi, type BotApi } from '../../load/bot-api.ts';
import { residentMb } from '../../load/memory.ts';
import type { Aim } from '../../load/open-loop.ts';
import { httpPost, openLines } from '../../load/raw-http.ts';
import { isReady } from '../../load/ready.ts';
import { textUpdate, webhookSecret } from '../../load/updates.ts';

/** People who write to the shop; it knows them all. */
export const chats = 200;

const startLimitMs = 60_000;

/** The real program behind its webhook: one process, or two doors and two workers on servers. */
export interface LoadedShop {
  api: BotApi;
  /** How it runs, in words. */
  layout: string;
  /** The n-th person's next text, at the door that his chat always meets. */
  aimAt(person: number): Aim;
  /** Resident memory of all its processes, in MB. */
  memoryMb(): number | undefined;
  /** Resolves with the moment of the newest message once so many were sent, or once none came for a minute. */
  answered(count: number): Promise<{ count: number; lastMs: number }>;
  close(): Promise<void>;
}

/** Starts it with demo goods and as many customers as people; undefined where the engine is not on this machine. */
export async function openLoadedShop(bench: Bench, engine: Engine): Promise<LoadedShop | undefined> {
  const found = await bench.settings(engine);
  if (!found) return undefined;
  // Processes that share a shop share its key.
  const settings = { ...found, DATA_KEY: randomBytes(32).toString('base64') };
  bench.progress(`door on ${engine}: a shop with ${chats} customers`);
  await fillShop(settings, chats);
  const api = await openBotApi();
  const roles = engine === 'PGlite' ? ['all'] : ['web', 'web', 'worker', 'worker'];
  const ports = await Promise.all(roles.map(() => freePort()));
  const PUBLIC_URL = `http://127.0.0.1:${ports[0]}`;
  const processes = roles.map((ROLE, at) =>
    runShop({ ...settings, ...api.settings, ROLE, PUBLIC_URL, PORT: String(ports[at]), LOG_LEVEL: 'warn' }),
  );
  bench.onEnd(() => processes.forEach((shop) => void shop.kill()));
  await Promise.all(processes.map((shop, at) => ready(shop, ports[at])));
  const doors = ports.filter((_, at) => roles[at] !== 'worker').map((port) => openLines(port));
  let updateId = 20_000_000;
  return {
    api,
    layout: roles.join(' + '),
    aimAt: (person) => {
      const body = textUpdate((updateId += 1), customerChat(person), texts[updateId % texts.length]);
      const headers = { 'x-telegram-bot-api-secret-token': webhookSecret };
      const door = doors[person % doors.length];
      if (!door) throw new Error('There is no door.');
      return { line: door.of(person), request: httpPost('/telegram/webhook', body, headers) };
    },
    memoryMb: () => processes.map((shop) => residentMb(shop.process.pid)).reduce(sum),
    answered: (count) => answered(api, count),
    close: async () => {
      doors.forEach((door) => door.close());
      await Promise.all(processes.map((shop) => shop.stop()));
      await api.close();
    },
  };
}

// What is found by words, what is not, and a greeting: each is answered by one message.
const texts = ['qora krossovka', 'Assalomu alaykum!', 'shamol', 'rahmat sizga', 'koylak bormi', 'zangori soyabon'];

function sum(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left + right;
}

async function ready(shop: ShopProcess, port: number | undefined): Promise<void> {
  const untilMs = monotonicMs() + startLimitMs;
  while (!(await isReady(String(port)))) {
    if (shop.process.exitCode !== null || monotonicMs() > untilMs)
      throw new Error(`The shop did not start:\n${shop.output()}`);
    await pause(50);
  }
}

const silenceMs = 60_000;
const lookMs = 50;

async function answered(api: BotApi, count: number): Promise<{ count: number; lastMs: number }> {
  let seen = { count: api.count(), atMs: monotonicMs() };
  while (seen.count < count && monotonicMs() - seen.atMs < silenceMs) {
    await pause(lookMs);
    if (api.count() > seen.count) seen = { count: api.count(), atMs: monotonicMs() };
  }
  return { count: seen.count, lastMs: seen.atMs };
}
