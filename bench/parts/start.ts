import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { openPlatform, type Platform } from '#test/support/platform.ts';
import { runShop, type ShopProcess } from '#test/support/shop-process.ts';
import { engines, type Bench, type Engine, type Settings } from '../bench.ts';
import { median, monotonicMs } from '../figures.ts';
import { fillShop } from '../fill/fill-shop.ts';
import { residentMb } from '../load/memory.ts';
import { isReady } from '../load/ready.ts';
import { ownerId, withWebhook } from '../load/running-shop.ts';
import { saleSteps } from '../load/steps.ts';
import type { Table } from '../table.ts';

interface Start {
  coldMs: number;
  warmMs: number;
  memoryMb: number | undefined;
  loadedMb: number | undefined;
  peakMb: number | undefined;
}

/** Time until a shop is ready, on new data and on its own, and what memory it takes: `node src/main.ts` as it is. */
export async function measureStart(bench: Bench): Promise<Table> {
  const count = bench.quick ? 1 : 3;
  const rows: Table['rows'] = [];
  for (const engine of engines) {
    const starts: Start[] = [];
    for (let round = 1; round <= count; round += 1) {
      bench.progress(`start on ${engine}: round ${round} of ${count}`);
      const start = await startTwice(bench, engine, round === count);
      if (start) starts.push(start);
    }
    if (starts.length > 0) rows.push([engine, ...summary(starts), starts.length]);
  }
  return {
    name: 'start',
    title: 'From the command to ready, and memory',
    columns: ['engine', 'cold ms', 'warm ms', 'MB when ready', 'MB after load', 'MB at most', 'n'],
    rows,
    notes: [
      'Cold: empty folder, new database, demo goods loaded. Warm: the second start. Ready: GET /health/ready answers 200. Medians.',
      `Resident memory of the shop's process alone; the load, once, is ${buyersOfLoad} buyers at once, each to a placed order.`,
      ...(existsSync('/proc/self/status') ? [] : ['Memory was not measured: this system has no /proc.']),
    ],
  };
}

const buyersOfLoad = 25;

function summary(starts: Start[]): (number | string)[] {
  const middle = (pick: (start: Start) => number | undefined): number | string => {
    const values = starts.map(pick).filter((value) => value !== undefined);
    return values.length > 0 ? median(values) : '-';
  };
  return [
    middle(({ coldMs }) => coldMs),
    middle(({ warmMs }) => warmMs),
    middle(({ memoryMb }) => memoryMb),
    middle(({ loadedMb }) => loadedMb),
    middle(({ peakMb }) => peakMb),
  ];
}

async function startTwice(bench: Bench, engine: Engine, withLoad: boolean): Promise<Start | undefined> {
  const settings = await bench.settings(engine);
  if (!settings) return undefined;
  const platform = await openPlatform();
  platform.telegram.people.openChat({ id: ownerId, firstName: 'Rustam' }).start();
  const all = { ...(await withWebhook(settings)), ...platform.settings };
  const cold = await startUntilReady(all);
  await cold.shop.stop();
  await fillShop(settings, 0);
  const warm = await startUntilReady(all);
  const memoryMb = residentMb(warm.shop.process.pid, 'VmRSS');
  if (withLoad) await load(platform);
  const loadedMb = withLoad ? residentMb(warm.shop.process.pid, 'VmRSS') : undefined;
  const peakMb = withLoad ? residentMb(warm.shop.process.pid, 'VmHWM') : undefined;
  await warm.shop.stop();
  await platform.close();
  return { coldMs: cold.ms, warmMs: warm.ms, memoryMb, loadedMb, peakMb };
}

async function startUntilReady(settings: Settings): Promise<{ shop: ShopProcess; ms: number }> {
  const beganMs = monotonicMs();
  const shop = runShop(settings);
  while (!(await isReady(settings['PORT']))) {
    if (shop.process.exitCode !== null) throw new Error(`The shop did not start:\n${shop.output()}`);
    await pause(10);
  }
  return { shop, ms: monotonicMs() - beganMs };
}

async function load(platform: Platform): Promise<void> {
  const buyers = Array.from({ length: buyersOfLoad }, (_, at) => platform.newcomer(`Malika ${at}`));
  await Promise.all(
    buyers.map(async (buyer) => {
      buyer.starts();
      await buyer.taps(buyer.text('language-name'));
      await buyer.hears(/Namuna/);
      for (const step of saleSteps) await step.run(buyer);
    }),
  );
}
