import { engines, type Bench, type Engine } from '../bench.ts';
import { median, percentile } from '../figures.ts';
import { fillShop } from '../fill/fill-shop.ts';
import { gather, walk, type Round } from '../load/buyers.ts';
import { startMeasuredShop } from '../load/running-shop.ts';
import { saleSteps } from '../load/steps.ts';
import type { Table } from '../table.ts';
import { atOnce, type Ceilings } from './ceilings.ts';

/** The sale's steps under load on each engine: updates per second beside the ceilings, and each step's time. */
export async function* measureSpeed(bench: Bench, ceilings: Ceilings): AsyncGenerator<Table> {
  const found: { engine: Engine; rounds: Round[]; alone: Round[] }[] = [];
  for (const engine of engines) {
    const measured = await measureOn(bench, engine);
    if (measured) found.push({ engine, ...measured });
  }
  yield throughput(found, ceilings);
  for (const { engine, rounds, alone } of found) yield steps(engine, rounds, alone);
}

async function measureOn(bench: Bench, engine: Engine): Promise<{ rounds: Round[]; alone: Round[] } | undefined> {
  const settings = await bench.settings(engine);
  if (!settings) return undefined;
  bench.progress(`speed on ${engine}: a shop with the demo goods`);
  await fillShop(settings, 0);
  const shop = await startMeasuredShop(settings);
  const count = bench.quick ? 1 : 3;
  const rounds: Round[] = [];
  for (let round = 0; round <= count; round += 1) {
    bench.progress(`speed on ${engine}: ${round === 0 ? 'warm-up' : `round ${round} of ${count}`}`);
    const walked = await walk(shop, await gather(shop, atOnce), saleSteps);
    if (round > 0) rounds.push(walked);
  }
  bench.progress(`speed on ${engine}: one buyer alone`);
  const alone: Round[] = [];
  for (let buyer = 0; buyer < (bench.quick ? 4 : 15); buyer += 1) {
    alone.push(await walk(shop, await gather(shop, 1), saleSteps));
  }
  await shop.close();
  return { rounds, alone };
}

function throughput(found: { engine: Engine; rounds: Round[] }[], ceilings: Ceilings): Table {
  const rows = found.map(({ engine, rounds }) => {
    const perSecond = median(rounds.map(({ updates, seconds }) => updates / seconds));
    const all = rounds.flatMap(({ samples }) => samples.map(({ ms }) => ms));
    return [
      engine,
      perSecond,
      percentile(all, 0.5),
      percentile(all, 0.99),
      all.length,
      perSecond / ceilings.plainPerSecond,
      perSecond / ceilings.signedPerSecond,
      perSecond / ceilings.echoPerSecond,
      median(rounds.map(({ callsPerUpdate }) => callsPerUpdate)),
      median(rounds.map(({ cpuMsPerUpdate }) => cpuMsPerUpdate)),
    ];
  });
  return {
    name: 'speed',
    title: `The sale, ${atOnce} chats at once: from stored to answered`,
    columns: [
      'engine',
      'updates/s',
      'p50 ms',
      'p99 ms',
      'n',
      '/ Hono',
      '/ Hono+HMAC',
      '/ grammY',
      'calls/update',
      'CPU ms',
    ],
    rows,
    notes: [
      `Closed loop: every buyer takes his next step as soon as the last one is answered. Median of ${found[0]?.rounds.length ?? 0} rounds of ${atOnce} new buyers, after a warm-up.`,
      "CPU: of the shop's process for an update; it holds when the machine is busy with other work, the rest does not.",
      'The echo of the grammY ceiling stores nothing, reads nothing and makes one call an update.',
    ],
  };
}

function steps(engine: Engine, rounds: Round[], alone: Round[]): Table {
  const rows = saleSteps.map(({ name }) => {
    const [crowd, one] = [timesOf(rounds, name), timesOf(alone, name)];
    return [
      name,
      percentile(one, 0.5),
      percentile(one, 0.99),
      one.length,
      percentile(crowd, 0.5),
      percentile(crowd, 0.99),
      crowd.length,
    ];
  });
  return {
    name: `steps on ${engine}`,
    title: `Each step on ${engine}: one buyer alone, and ${atOnce} at once`,
    columns: ['step', 'alone p50 ms', 'p99 ms', 'n', 'crowd p50 ms', 'p99 ms', 'n'],
    rows,
    notes: ['From the update being stored to its answer arriving at the platform.'],
  };
}

function timesOf(rounds: Round[], name: string): number[] {
  return rounds.flatMap(({ samples }) => samples.filter(({ step }) => step === name).map(({ ms }) => ms));
}
