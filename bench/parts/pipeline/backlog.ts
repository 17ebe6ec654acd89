import type { Bench, Engine } from '../../bench.ts';
import { median } from '../../figures.ts';
import type { NextSettings } from './settings.ts';
import { disorderOf, disorderShown, startPiped, type Disorder } from './piped.ts';
import type { Figure } from './rows.ts';

const events = 5_000;
const chats = 300;

/** What gathered while nobody worked, and how fast it goes: from the first event taken until nothing is left. */
export async function* measureBacklog(given: {
  bench: Bench;
  engine: Engine;
  next: NextSettings;
}): AsyncGenerator<Figure> {
  const { bench, engine, next } = given;
  const rates: number[] = [];
  const sum: Disorder = { outOfOrder: 0, lost: 0, twice: 0 };
  for (let round = 0; round < (bench.quick ? 1 : 3); round += 1) {
    const settings = await next();
    if (!settings) return;
    bench.progress(`pipeline on ${engine}: a backlog of ${events}`);
    const piped = await startPiped(settings);
    await piped.fill(events, chats);
    await piped.work();
    const endMs = await piped.idle();
    const handled = await piped.handled();
    await piped.stop();
    const beganMs = handled.reduce((first, { fromMs }) => Math.min(first, fromMs), Infinity);
    rates.push((events * 1000) / (endMs - beganMs));
    const { outOfOrder, lost, twice } = disorderOf(handled, events);
    sum.outOfOrder += outOfOrder;
    sum.lost += lost;
    sum.twice += twice;
  }
  const what = `backlog of ${events} over ${chats} chats`;
  yield {
    what,
    unit: '/s',
    value: median(rates),
    target: { least: 2_000 },
    n: events * rates.length,
    order: disorderShown(sum),
  };
}
