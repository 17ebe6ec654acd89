import { engines, type Bench } from '../../bench.ts';
import { monotonicMs, percentile } from '../../figures.ts';
import { customerChat } from '../../fill/rows.ts';
import { fireOpenLoop, type Shot } from '../../load/open-loop.ts';
import type { Table } from '../../table.ts';
import { judged, type Target } from '../../target.ts';
import { waits, type Asked } from './replies.ts';
import { chats, openLoadedShop, type LoadedShop } from './shop.ts';

type Row = Table['rows'][number];

/** The real program behind its webhook with its workers on: steady loads, a burst, and one chat that floods. */
export async function* measureDoor(bench: Bench, minutes: number): AsyncGenerator<Table> {
  for (const engine of engines) {
    const seconds = bench.quick ? 10 : minutes * 60;
    const rows: Row[] = [];
    let layout = '';
    for (const perSecond of [100, 300]) {
      const shop = await openLoadedShop(bench, engine);
      if (!shop) return;
      layout = shop.layout;
      bench.progress(`door on ${engine}: ${perSecond}/s for ${seconds} s`);
      rows.push(...(await steady(shop, perSecond, seconds)));
      await shop.close();
    }
    const shop = await openLoadedShop(bench, engine);
    if (!shop) return;
    bench.progress(`door on ${engine}: a burst`);
    rows.push(...(await burst(shop)));
    bench.progress(`door on ${engine}: a flood`);
    rows.push(...(await flood(shop, bench)));
    await shop.close();
    yield {
      name: `door on ${engine}`,
      title: `The webhook under load on ${engine}: ${layout}`,
      columns: ['load', 'what', 'figure', 'unit', 'asked for', ''],
      rows,
      notes: [
        `Open loop, ${chats} chats the shop knows, texts of which half find goods; times from when a request was to go out.`,
        'Memory: resident, of all processes together. Behind: texts acknowledged and not answered when the load ended.',
        'Load and stand-in run in one process and share the cores of this machine with the shop and its servers.',
      ],
    };
  }
}

async function steady(shop: LoadedShop, perSecond: number, seconds: number): Promise<Row[]> {
  const load = `${perSecond}/s for ${seconds} s`;
  await warmUp(shop);
  const startMb = shop.memoryMb();
  let middleMb: number | undefined;
  const middle = setTimeout(() => (middleMb = shop.memoryMb()), seconds * 500);
  const { shots } = await fire(shop, perSecond, perSecond * seconds, (n) => n % chats);
  clearTimeout(middle);
  const endMs = monotonicMs();
  const endMb = shop.memoryMb();
  const behind = shots.length - shop.api.count();
  const { count, lastMs } = await shop.answered(shots.length);
  const target = perSecond <= 100 ? 50 : 150;
  const line = rowOf(load);
  return [
    ...answersOfDoor(load, shots, { most: target }),
    line('memory at the start', startMb, 'MB'),
    line('memory in the middle', middleMb, 'MB'),
    line('memory at the end', endMb, 'MB'),
    line('memory after it was done', shop.memoryMb(), 'MB'),
    line('behind when the load ended', behind, 'texts'),
    line('from then until all were answered', behind > 0 ? lastMs - endMs : 0, 'ms'),
    line('never answered', shots.length - count, 'texts', { most: 0 }),
  ];
}

async function burst(shop: LoadedShop): Promise<Row[]> {
  await warmUp(shop);
  const { shots } = await fire(shop, 400, 2_000, (n) => n % chats);
  const beganMs = shots[0]?.dueMs ?? 0;
  const { count, lastMs } = await shop.answered(shots.length);
  const acknowledgedMs = Math.max(...shots.map(({ answeredMs }) => answeredMs)) - beganMs;
  const line = rowOf('2,000 in 5 s');
  return [
    line('until all were acknowledged', acknowledgedMs, 'ms', { most: 10_000 }),
    line('until all were answered', lastMs - beganMs, 'ms', { most: 90_000 }),
    ...answersOfDoor('2,000 in 5 s', shots),
    line('never answered', shots.length - count, 'texts', { most: 0 }),
  ];
}

const others = 20;
const floodPerSecond = 50;

/** Of 70 requests a second 50 are of the first chat, and 20 others write once each. */
async function flood(shop: LoadedShop, bench: Bench): Promise<Row[]> {
  await warmUp(shop);
  const seconds = bench.quick ? 5 : 20;
  const perSecond = floodPerSecond + others;
  const person = (n: number): number => {
    const turn = n % perSecond;
    const isOther = turn % 3 === 2 && turn < 3 * others;
    return isOther ? 1 + Math.floor(turn / 3) : 0;
  };
  const { shots, asked } = await fire(shop, perSecond, perSecond * seconds, person);
  await shop.answered(shots.length);
  const found = waits(asked, shop.api.take());
  const flooding = found.get(customerChat(1)) ?? [];
  const waited = [...found].flatMap(([chat, times]) => (chat === customerChat(1) ? [] : times));
  const line = rowOf(`one chat ${floodPerSecond}/s for ${seconds} s, ${others} others 1/s`);
  return [
    line("others' answer, p50", percentile(waited, 0.5), 'ms'),
    line("others' answer, p95", percentile(waited, 0.95), 'ms', { most: 1_000 }),
    line("others' answers counted", waited.length, 'texts', { least: others * seconds }),
    line("the flooding chat's answer, p95", percentile(flooding, 0.95), 'ms'),
  ];
}

/** People write before the clock runs, so that code and connections are warm; all are answered. */
async function warmUp(shop: LoadedShop): Promise<void> {
  shop.api.take();
  await fire(shop, 40, chats, (n) => n);
  await shop.answered(chats);
  shop.api.take();
}

async function fire(
  shop: LoadedShop,
  perSecond: number,
  count: number,
  person: (n: number) => number,
): Promise<{ shots: Shot[]; asked: Asked[] }> {
  const shots = await fireOpenLoop({ perSecond, count, aim: (n) => shop.aimAt(1 + person(n)) });
  return { shots, asked: shots.map(({ dueMs }, n) => ({ chat: customerChat(1 + person(n)), dueMs })) };
}

function answersOfDoor(load: string, shots: Shot[], p99?: Target): Row[] {
  const latencies = shots.map(({ answeredMs, dueMs }) => answeredMs - dueMs);
  const late = shots.map(({ sentMs, dueMs }) => sentMs - dueMs);
  const line = rowOf(load);
  return [
    line('acknowledged, p50', percentile(latencies, 0.5), 'ms'),
    line('acknowledged, p99', percentile(latencies, 0.99), 'ms', p99),
    line('acknowledged, longest', percentile(latencies, 1), 'ms'),
    line('codes other than 200', shots.filter(({ status }) => status !== 200).length, `of ${shots.length}`, {
      most: 0,
    }),
    line('the load itself late, p99', percentile(late, 0.99), 'ms'),
  ];
}

function rowOf(load: string): (what: string, value: number | undefined, unit: string, target?: Target) => Row {
  return (what, value, unit, target) => [load, what, value ?? '-', unit, ...judged(value ?? Number.NaN, target)];
}
