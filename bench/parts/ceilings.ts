import { z } from 'zod';
import { openPlatform } from '#test/support/platform.ts';
import type { Bench } from '../bench.ts';
import { startChild, type Child } from '../child.ts';
import { median, percentile } from '../figures.ts';
import { postAgain } from '../load/raw-http.ts';
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

interface Measured {
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
  const plain = await repeat(rounds, () => knock(door, '/plain', ms));
  const signed = await repeat(rounds, () => knock(door, '/signed', ms));
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

async function repeat(rounds: number, once: () => Promise<Measured>): Promise<Measured[]> {
  await once();
  const measured: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) measured.push(await once());
  return measured;
}

function rate(rounds: Measured[]): number {
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

/** A text message as a platform sends it. */
const body = JSON.stringify({
  update_id: 512_345_678,
  message: {
    message_id: 4321,
    date: 1_790_000_000,
    from: { id: 7_100_000_001, is_bot: false, first_name: 'Malika', last_name: 'Karimova', language_code: 'uz' },
    chat: { id: 7_100_000_001, type: 'private', first_name: 'Malika', last_name: 'Karimova' },
    text: 'Assalomu alaykum! Qora krossovka bormi, 42 razmer? '.repeat(10),
  },
});

async function knock(door: Child, path: string, ms: number): Promise<Measured> {
  const port = await door.ask(z.int(), 'port');
  const headers = { 'x-signature': await door.ask(z.string(), 'sign', body) };
  const before = await door.cpuMs();
  const load = await postAgain({ port, path, body, headers, connections: atOnce, ms });
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
