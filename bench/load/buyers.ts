import type { SaleStep } from '#test/support/sale-steps.ts';
import type { Shopper } from '#test/support/shopper.ts';
import { monotonicMs } from '../figures.ts';
import type { RunningShop, Stored } from './running-shop.ts';

/** One update from stored to answered. */
export interface Sample {
  step: string;
  ms: number;
}

/** What a crowd of buyers saw, each doing his next step as soon as the last one was answered. */
export interface Round {
  updates: number;
  seconds: number;
  samples: Sample[];
  /** Bot API calls that an update caused, on average; news to the owner included. */
  callsPerUpdate: number;
  /** What an update cost the shop's process, in ms of a core. */
  cpuMsPerUpdate: number;
}

/** People who stand before the menu: new ones choose their language, known ones are greeted. */
export async function gather(shop: RunningShop, people: number, idOf?: (at: number) => number): Promise<Shopper[]> {
  const buyers = Array.from({ length: people }, (_, at) => shop.person(`Malika ${at}`, idOf?.(at)));
  await Promise.all(buyers.map((buyer) => enter(buyer, idOf === undefined)));
  return buyers;
}

async function enter(buyer: Shopper, isNew: boolean): Promise<void> {
  buyer.starts();
  if (!isNew) return void (await buyer.hears(buyer.text('welcome-back')));
  await buyer.taps(buyer.text('language-name'));
  await buyer.hears(/Namuna/);
  await isAnswered(buyer, 1);
}

/** Lets all buyers do the steps at the same time. */
export async function walk(shop: RunningShop, buyers: Shopper[], steps: SaleStep[]): Promise<Round> {
  await shop.idle();
  await shop.stored();
  const [callsBefore, cpuBefore] = [shop.calls(), await shop.cpuMs()];
  const beganMs = monotonicMs();
  const walks = await Promise.all(buyers.map((buyer) => doAll(buyer, steps)));
  const seconds = (monotonicMs() - beganMs) / 1000;
  await shop.idle();
  const samples = pair(buyers, walks, await shop.stored());
  const updates = samples.length;
  const cpuMsPerUpdate = ((await shop.cpuMs()) - cpuBefore) / updates;
  return { updates, seconds, samples, cpuMsPerUpdate, callsPerUpdate: (shop.calls() - callsBefore) / updates };
}

interface Answered {
  step: string;
  atMs: number;
}

/** Does the steps, one after the other; answers when each was answered. A person taps on only when his tap has ended. */
async function doAll(buyer: Shopper, steps: SaleStep[]): Promise<Answered[]> {
  let taps = buyer.person.answers.length;
  const counting: Shopper = {
    ...buyer,
    taps: async (title, under) => {
      await buyer.taps(title, under);
      taps += 1;
    },
  };
  const answered: Answered[] = [];
  for (const step of steps) {
    await step.run(counting);
    answered.push({ step: step.name, atMs: monotonicMs() });
    await isAnswered(buyer, taps);
  }
  return answered;
}

async function isAnswered(buyer: Shopper, taps: number): Promise<void> {
  await buyer.person.waitFor(() => buyer.person.answers.length >= taps, 30_000);
}

/** Every step is one update of its chat's lane, so the n-th answer belongs to the n-th that was stored. */
function pair(buyers: Shopper[], walks: Answered[][], stored: Stored[]): Sample[] {
  return buyers.flatMap((buyer, at) => {
    const lane = stored.filter((one) => one.lane.endsWith(`:${buyer.person.id}`));
    const answers = walks[at] ?? [];
    if (lane.length !== answers.length) throw new Error(`${answers.length} steps made ${lane.length} updates.`);
    return answers.map(({ step, atMs }, index) => ({ step, ms: atMs - (lane[index]?.atMs ?? Number.NaN) }));
  });
}
