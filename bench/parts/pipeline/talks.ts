import { engines, type Bench, type Engine } from '../../bench.ts';
import { median, shown } from '../../figures.ts';
import { fillShop } from '../../fill/fill-shop.ts';
import { gather, walk } from '../../load/buyers.ts';
import { startMeasuredShop, type RunningShop } from '../../load/running-shop.ts';
import { checkOut, chooseTrainers, type SaleStep } from '#test/support/sale-steps.ts';
import type { Shopper } from '#test/support/shopper.ts';
import type { Table } from '../../table.ts';
import { judged } from '../../target.ts';

const mostRatio = 1.5;
const mostBytes = 10_000;

/** An answer that the talk takes and refuses, so that it asks the same again and goes on. */
const answers: SaleStep = {
  name: 'gives a number that is none',
  run: async (buyer) => {
    buyer.says('00 000-00-00');
    await buyer.hears(buyer.text('ask-phone'));
  },
};

interface Cohort {
  /** Answers that these talks hold before they are measured. */
  answered: number;
  buyers: Shopper[];
  cpuMs: number[];
  ms: number[];
}

/** What an answer costs in a talk that is short, longer and very long, in turns in one shop, and what is kept of the talk. */
export async function measureTalks(bench: Bench, engine: Engine): Promise<Table | undefined> {
  const settings = await bench.settings(engine);
  if (!settings) return undefined;
  bench.progress(`talks on ${engine}: people in talks of different lengths`);
  await fillShop(settings, 0);
  const shop = await startMeasuredShop(settings);
  const cohorts: Cohort[] = [];
  const chats = bench.quick ? 4 : 10;
  for (const answered of [0, 9, bench.quick ? 19 : 99]) cohorts.push(await begin(shop, { answered, chats }));
  const rounds = bench.quick ? 2 : 6;
  for (let round = 0; round < rounds; round += 1) {
    bench.progress(`talks on ${engine}: round ${round + 1} of ${rounds}`);
    for (const cohort of round % 2 === 0 ? cohorts : cohorts.toReversed()) await answerOnce(shop, cohort);
  }
  const rows = await Promise.all(cohorts.map((cohort) => row(shop, cohort, cohorts[0] ?? cohort)));
  await shop.close();
  return {
    name: `talks on ${engine}`,
    title: `What an answer costs on ${engine} by the length of the talk`,
    columns: [
      'answers so far',
      'CPU ms',
      'ratio',
      'asked for',
      '',
      'wall ms',
      'ratio',
      'bytes kept',
      'asked for',
      '',
      'n',
    ],
    rows,
    notes: [
      `Answers that the talk takes, refuses and asks again for; ${chats} chats at once, the lengths in turns. Medians.`,
      `Bytes: the largest of the talks as the key-value store holds it.${engine === engines[0] ? '' : ' Kept in Redis.'}`,
    ],
  };
}

async function begin(shop: RunningShop, { answered, chats }: { answered: number; chats: number }): Promise<Cohort> {
  const buyers = await gather(shop, chats);
  await walk(shop, buyers, [...chooseTrainers, ...checkOut.slice(0, 1)]);
  for (let at = 0; at < answered; at += 1) await walk(shop, buyers, [answers]);
  return { answered: answered + 1, buyers, cpuMs: [], ms: [] };
}

async function answerOnce(shop: RunningShop, cohort: Cohort): Promise<void> {
  const { samples, cpuMsPerUpdate } = await walk(shop, cohort.buyers, [answers]);
  cohort.cpuMs.push(cpuMsPerUpdate);
  cohort.ms.push(...samples.map(({ ms }) => ms));
}

async function row(shop: RunningShop, cohort: Cohort, first: Cohort): Promise<(string | number)[]> {
  const [cpuMs, ms] = [median(cohort.cpuMs), median(cohort.ms)];
  const bytes = Math.max(...(await Promise.all(cohort.buyers.map(({ person }) => shop.talkBytes(person.id)))));
  const ratio = cpuMs / median(first.cpuMs);
  return [
    `${cohort.answered} to ${cohort.answered + cohort.cpuMs.length - 1}`,
    cpuMs,
    ratio,
    ...judged(ratio, { most: mostRatio }),
    ms,
    shown(ms / median(first.ms)),
    bytes,
    ...judged(bytes, { most: mostBytes }),
    cohort.ms.length,
  ];
}
