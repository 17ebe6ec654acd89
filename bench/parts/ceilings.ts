import { z } from 'zod';
import { openPlatform } from '#test/support/platform.ts';
import type { Bench } from '../bench.ts';
import { startChild, type Child } from '../child.ts';
import { median, percentile } from '../figures.ts';
import { httpPost, postEach } from '../load/raw-http.ts';
import { signature, textUpdate } from '../load/updates.ts';
import type { Table } from '../table.ts';

/** Chats and connections at the same time, for the shop and for its ceilings. */
export const atOnce = 50;

/** What the bare libraries do on this machine in this run. */
export interface Ceilings {
  plainPerSecond: number;
  signedPerSecond: number;
  echoPerSecond: number;
  table: Table;
}

export interface Measured {
  perSecond: number;
  cpuMs: number;
  latenciesMs: number[];
}

/** Measures Hono and grammY alone, each in a process of its own as the shop is. */
export async function measureCeilings(bench: Bench): Promise<Ceilings> {
  const rounds = bench.quick ? 2 : 5;
  const ms = bench.quick ? 400 : 1500;
  bench.progress('ceilings: Hono alone');
  const door = await startChild('hono.ts', {}, bench.folder('hono'));
  const count = bench.quick ? 2_000 : 20_000;
  const requests = { plain: signedRequests('/plain', count), signed: signedRequests('/signed', count) };
  const plain = await repeat(rounds, () => knock(door, requests.plain));
  const signed = await repeat(rounds, () => knock(door, requests.signed));
  await door.stop();
  bench.progress('ceilings: grammY alone');
  const echo = await measureEcho(bench, rounds, ms);
  const rows = [
    ['Hono: JSON in, 200 out', ...summary(plain)],
    ['Hono: the same, HMAC checked', ...summary(signed)],
    ['grammY: echo over HTTP', ...summary(echo)],
  ];
  return {
    plainPerSecond: rate(plain),
    signedPerSecond: rate(signed),
    echoPerSecond: rate(echo),
    table: {
      name: 'ceilings',
      title: `Bare ceilings, ${atOnce} at once`,
      columns: ['what', 'per second', 'p50 ms', 'p99 ms', 'CPU ms', 'n'],
      rows,
      notes: [
        `Closed loop; median of ${rounds} rounds after a warm-up. Load and stand-in run in one process, what is measured in another.`,
        'grammY: from handleUpdate until its one sendMessage was answered by the stand-in, flood limits off.',
      ],
    },
  };
}

/** The bare signed door alone: a measurement that is to be held against it measures it anew, close by. */
export async function measureSignedDoor(bench: Bench): Promise<Measured[]> {
  const door = await startChild('hono.ts', {}, bench.folder('hono'));
  const requests = signedRequests('/signed', bench.quick ? 5_000 : 20_000);
  const rounds = await repeat(bench.quick ? 2 : 5, () => knock(door, requests));
  await door.stop();
  return rounds;
}

async function repeat(rounds: number, once: () => Promise<Measured>): Promise<Measured[]> {
  await once();
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await once());
  return measured;
}

/** The middle of the rounds. */
export function rate(rounds: Measured[]): number {
  return median(rounds.map(({ perSecond }) => perSecond));
}

function summary(rounds: Measured[]): number[] {
  const all = rounds.flatMap(({ latenciesMs }) => latenciesMs);
  return [
    rate(rounds),
    percentile(all, 0.5),
    percentile(all, 0.99),
    median(rounds.map(({ cpuMs }) => cpuMs)),
    all.length,
  ];
}

/** Signed text messages of 100 chats, made before the clock runs. */
export function signedRequests(path: string, count: number, firstId = 1): Buffer[] {
  return Array.from({ length: count }, (_, n) => {
    const body = textUpdate(firstId + n, 1 + (n % chats));
    return httpPost(path, body, signature(body));
  });
}

// A multiple of the connections, so that each chat keeps to one of them.
const chats = 2 * atOnce;

async function knock(door: Child, requests: Buffer[]): Promise<Measured> {
  const port = await door.ask(z.int(), 'port');
  return measureClosedLoop(door, port, requests);
}

/** Sends the requests `atOnce` at a time, and tells what they cost the child. */
export async function measureClosedLoop(door: Child, port: number, requests: Buffer[]): Promise<Measured> {
  const before = await door.cpuMs();
  const load = await postEach({ port, requests, connections: atOnce });
  const cpuMs = ((await door.cpuMs()) - before) / load.requests;
  return { perSecond: (load.requests / load.ms) * 1000, latenciesMs: load.latenciesMs, cpuMs };
}

async function measureEcho(bench: Bench, rounds: number, ms: number): Promise<Measured[]> {
  const platform = await openPlatform();
  const chats = Array.from({ length: atOnce }, (_, at) => {
    const { person } = platform.newcomer(`Malika ${at}`);
    person.start();
    return person.id;
  });
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = platform.settings;
  const bot = await startChild('grammy.ts', {}, bench.folder('grammy'));
  const answer = z.object({ latenciesMs: z.array(z.number()), ms: z.number() });
  const measured = await repeat(rounds, async () => {
    const before = await bot.cpuMs();
    const run = await bot.ask(answer, 'echo', { token, apiRoot, chats, ms });
    const cpuMs = ((await bot.cpuMs()) - before) / run.latenciesMs.length;
    return { perSecond: (run.latenciesMs.length / run.ms) * 1000, latenciesMs: run.latenciesMs, cpuMs };
  });
  await bot.stop();
  await platform.close();
  return measured;
}
