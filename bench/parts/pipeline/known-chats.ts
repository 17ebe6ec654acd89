import type { Bench, Engine } from '../../bench.ts';
import { median, shown } from '../../figures.ts';
import { fillShop } from '../../fill/fill-shop.ts';
import { customerChat } from '../../fill/rows.ts';
import { gather, walk } from '../../load/buyers.ts';
import { startMeasuredShop, type RunningShop } from '../../load/running-shop.ts';
import { browseSteps } from '../../load/steps.ts';
import type { Shopper } from '#test/support/shopper.ts';
import type { Table } from '../../table.ts';
import { judged } from '../../target.ts';

// The last five of the smallest shop's customers.
const firstOfThem = 6;
const chats = 5;
const mostRatio = 1.3;

interface Shop {
  known: number;
  running: RunningShop;
  buyers: Shopper[];
  cpuMs: number[];
  ms: number[];
}

/** What an update costs as more chats are known: the same people do the same in shops of different sizes, in turns. */
export async function measureKnownChats(bench: Bench, engine: Engine): Promise<Table | undefined> {
  const shops: Shop[] = [];
  for (const known of bench.quick ? [10, 1_000] : [10, 100, 1_000, 10_000]) {
    const settings = await bench.settings(engine);
    if (!settings) return undefined;
    bench.progress(`known chats on ${engine}: a shop with ${known.toLocaleString('en')}`);
    await fillShop(settings, known);
    const running = await startMeasuredShop(settings);
    const buyers = await gather(running, chats, (at) => customerChat(firstOfThem + at));
    shops.push({ known, running, buyers, cpuMs: [], ms: [] });
  }
  const rounds = bench.quick ? 2 : 8;
  for (let round = -2; round < rounds; round += 1) {
    bench.progress(`known chats on ${engine}: ${round < 0 ? 'warm-up' : `round ${round + 1} of ${rounds}`}`);
    for (const shop of round % 2 === 0 ? shops : shops.toReversed()) {
      const { samples, cpuMsPerUpdate } = await walk(shop.running, shop.buyers, browseSteps);
      if (round < 0) continue;
      shop.cpuMs.push(cpuMsPerUpdate);
      shop.ms.push(...samples.map(({ ms }) => ms));
    }
  }
  for (const { running } of shops) await running.close();
  return table(engine, shops);
}

function table(engine: Engine, shops: Shop[]): Table {
  const [first] = shops;
  const rows = shops.map(({ known, cpuMs, ms }) => {
    const ratio = median(cpuMs) / median(first?.cpuMs ?? []);
    const wall = shown(median(ms) / median(first?.ms ?? []));
    return [known, median(cpuMs), ratio, ...judged(ratio, { most: mostRatio }), median(ms), wall, ms.length];
  });
  return {
    name: `known chats on ${engine}`,
    title: `What an update costs on ${engine} by the chats that the shop knows`,
    columns: ['chats known', 'CPU ms', 'ratio', 'asked for', '', 'wall ms', 'ratio', 'n'],
    rows,
    notes: [
      `Browsing and searching; ${chats} chats at once, the shops in turns. Medians. As many orders and messages lie behind them.`,
    ],
  };
}
