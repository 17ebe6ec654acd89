import type { Bench, Engine, Settings } from '../../bench.ts';
import { median, monotonicMs, percentile } from '../../figures.ts';
import { fireOpenLoop } from '../../load/open-loop.ts';
import { httpPost, openLines, postEach } from '../../load/raw-http.ts';
import { signature, textUpdate } from '../../load/updates.ts';
import { atOnce, signedRequests } from '../ceilings.ts';
import { disorderOf, disorderShown, startPiped, type Handled, type Piped } from './piped.ts';
import type { Figure } from './rows.ts';

const leastRatio: { [Name in Engine]: number } = { PGlite: 0.05, 'PostgreSQL + Redis': 0.06 };

/** Events in at the door, answers out, both at the same time. */
export async function* measureEcho(given: {
  bench: Bench;
  engine: Engine;
  settings: Settings;
  bare: number;
}): AsyncGenerator<Figure> {
  const { bench, engine, settings, bare } = given;
  const count = bench.quick ? 1_500 : 5_000;
  const rounds = bench.quick ? 1 : 3;
  bench.progress(`pipeline on ${engine}: stored, in order, answered`);
  const piped = await startPiped(settings);
  await piped.work();
  const rates: number[] = [];
  const all: Handled[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const requests = signedRequests('/signed', count, 1 + round * count);
    const beganMs = monotonicMs();
    await postEach({ port: piped.port, requests, connections: atOnce });
    await piped.idle();
    const handled = await piped.handled();
    all.push(...handled);
    if (round > 0) rates.push((count * 1000) / (lastOf(handled) - beganMs));
  }
  await piped.stop();
  const disorder = disorderOf(all, count * (rounds + 1));
  const value = median(rates);
  const target = { least: leastRatio[engine] };
  yield {
    what: 'answered',
    unit: '/s',
    value,
    ratio: value / bare,
    target,
    n: all.length,
    order: disorderShown(disorder),
  };
}

const perSecond = 50;
const chats = 100;
const stuckChats = [9_001, 9_002, 9_003, 9_004, 9_005];

/** How soon somebody is answered: a calm day, and one on which five chats are stuck. */
export async function* measureReplies(given: {
  bench: Bench;
  engine: Engine;
  settings: Settings;
}): AsyncGenerator<Figure> {
  const { bench, engine, settings } = given;
  const seconds = bench.quick ? 3 : 15;
  const piped = await startPiped(settings);
  await piped.work();
  bench.progress(`pipeline on ${engine}: replies at ${perSecond}/s`);
  await replies(piped, { seconds: 2, firstId: 1, alsoTo: [] });
  const calm = await replies(piped, { seconds, firstId: 1_001, alsoTo: [] });
  yield* figures('reply', calm, [0.5, { most: 15 }]);
  bench.progress(`pipeline on ${engine}: five chats stuck`);
  await piped.answersSo({ stuckChats, stuckMs: 2_000 });
  const beside = await replies(piped, { seconds, firstId: 10_001, alsoTo: stuckChats });
  yield* figures('reply beside five stuck chats', beside, [0.99, { most: 100 }]);
  await piped.stop();
}

interface Replies {
  latenciesMs: number[];
  lateMs: number[];
  order: string;
}

/** Sends to all chats in turn; each of the others that are named gets an event every two seconds. Latencies leave those out. */
async function replies(
  piped: Piped,
  { seconds, firstId, alsoTo }: { seconds: number; firstId: number; alsoTo: number[] },
): Promise<Replies> {
  const count = perSecond * seconds;
  const chatOf = (n: number): number => alsoTo[n % (2 * perSecond)] ?? 1 + (n % chats);
  const lines = openLines(piped.port);
  const shots = await fireOpenLoop({
    perSecond,
    count,
    aim: (n) => {
      const body = textUpdate(firstId + n, chatOf(n));
      return { line: lines.of(chatOf(n)), request: httpPost('/signed', body, signature(body)) };
    },
  });
  await piped.idle();
  lines.close();
  const handled = await piped.handled();
  const dueMs = new Map(shots.map((shot, n) => [firstId + n, shot.dueMs]));
  const others = handled.filter(({ chat }) => !alsoTo.includes(chat));
  return {
    latenciesMs: others.map(({ id, toMs }) => toMs - (dueMs.get(id) ?? Number.NaN)),
    lateMs: shots.map((shot) => shot.sentMs - shot.dueMs),
    order: disorderShown(disorderOf(handled, count)),
  };
}

function* figures(
  what: string,
  { latenciesMs, lateMs, order }: Replies,
  [asked, target]: [share: number, target: { most: number }],
): Generator<Figure> {
  const n = latenciesMs.length;
  for (const share of [0.5, 0.99]) {
    const name = `${what}, p${share * 100}`;
    const figure = { what: name, unit: 'ms', value: percentile(latenciesMs, share), n, order };
    yield share === asked ? { ...figure, target } : figure;
  }
  yield { what: `${what}: the load itself late, p99`, unit: 'ms', value: percentile(lateMs, 0.99), n: lateMs.length };
}

function lastOf(handled: Handled[]): number {
  return handled.reduce((last, { toMs }) => Math.max(last, toMs), 0);
}
