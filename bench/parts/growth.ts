import { engines, type Bench, type Engine } from '../bench.ts';
import { median, percentile } from '../figures.ts';
import { fillShop } from '../fill/fill-shop.ts';
import { customerChat, firstBuyer } from '../fill/rows.ts';
import { gather, walk, type Round, type Sample } from '../load/buyers.ts';
import { startMeasuredShop, type RunningShop } from '../load/running-shop.ts';
import { lookSteps, saleSteps } from '../load/steps.ts';
import type { Table } from '../table.ts';

const steps = [...saleSteps, ...lookSteps];
const chats = 5;
// Filling takes long enough to be told row by row.
const manyRows = 50_000;

interface Shop {
  size: number;
  running: RunningShop;
  samples: Sample[];
  cpuMs: number[];
  /** Customers who have bought already in this measurement. */
  used: number;
}

/** Whether the shop gets slower as it grows: the same steps in a small and in a big shop, in turns. */
export async function* measureGrowth(bench: Bench): AsyncGenerator<Table> {
  const sizes = bench.quick ? [1_000, 10_000] : [1_000, 100_000];
  for (const engine of engines) {
    const shops: Shop[] = [];
    for (const size of sizes) {
      const settings = await bench.settings(engine);
      if (!settings) continue;
      const what = `growth on ${engine}: filling a shop with ${size.toLocaleString('en')} orders`;
      bench.progress(what);
      await fillShop(settings, size, (rows) => size >= manyRows && bench.progress(`${what}: ${rows}`));
      shops.push({ size, running: await startMeasuredShop(settings), samples: [], cpuMs: [], used: 0 });
    }
    const [small, big] = shops;
    if (!small || !big) continue;
    await takeTurns(bench, engine, [small, big]);
    for (const { running } of shops) await running.close();
    yield compare(engine, small, big);
  }
}

/** Small, big, big, small: what else the machine does meets both alike. */
async function takeTurns(bench: Bench, engine: Engine, [small, big]: [Shop, Shop]): Promise<void> {
  const rounds = bench.quick ? 2 : 8;
  for (let round = -1; round < rounds; round += 1) {
    bench.progress(`growth on ${engine}: ${round < 0 ? 'warm-up' : `round ${round + 1} of ${rounds}`}`);
    for (const shop of round % 2 === 0 ? [small, big] : [big, small]) {
      const { samples, cpuMsPerUpdate } = await buyOnce(shop);
      if (round < 0) continue;
      shop.samples.push(...samples);
      shop.cpuMs.push(cpuMsPerUpdate);
    }
  }
}

/** Customers from the middle of the book, who have bought before. */
async function buyOnce(shop: Shop): Promise<Round> {
  const first = Math.floor(shop.size * firstBuyer) + shop.used;
  shop.used += chats;
  const buyers = await gather(shop.running, chats, (at) => customerChat(first + at));
  return walk(shop.running, buyers, steps);
}

function compare(engine: Engine, small: Shop, big: Shop): Table {
  const rows = steps.map(({ name }) => {
    const [before, after] = [p50(small, name), p50(big, name)];
    return [name, before, after, after / before];
  });
  const sum = (column: 1 | 2): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  const size = (shop: Shop): string => shop.size.toLocaleString('en');
  const [cpuBefore, cpuAfter] = [median(small.cpuMs), median(big.cpuMs)];
  return {
    name: `growth on ${engine}`,
    title: `The same steps on ${engine} at ${size(small)} and at ${size(big)} orders, customers and messages`,
    columns: ['step', `p50 ms at ${size(small)}`, `at ${size(big)}`, 'ratio'],
    rows: [
      ...rows,
      ['all steps (sum)', sum(1), sum(2), sum(2) / sum(1)],
      ['CPU ms of an update', cpuBefore, cpuAfter, cpuAfter / cpuBefore],
    ],
    notes: [
      `From stored to answered, ${chats} chats at once, both shops in turns; n = ${small.samples.length / steps.length} a step and shop. Asked for: at most 1.2.`,
    ],
  };
}

function p50(shop: Shop, step: string): number {
  return percentile(
    shop.samples.filter((one) => one.step === step).map(({ ms }) => ms),
    0.5,
  );
}
