import { answersByComment } from './comments-answered.ts';
import { gatherCrowd, seeded, type Crowd } from './crowd.ts';
import { findDoubled, toldOnce } from './doubled.ts';
import type { Evidence, Verdict } from './evidence.ts';
import { judge } from './invariants.ts';
import { emptyLedger, type Channel, type Ledger } from './ledger.ts';
import { linkPost } from './link-post.ts';
import { seatOwner, type Owner } from './owner.ts';
import { watchPost, type PassersBy } from './passers-by.ts';
import { settle } from './settle.ts';
import { openStand, stock, type Engine, type Stand } from './stand.ts';

/** How big a run is. */
export interface Size {
  kills: number;
  seconds: number;
  /** Updates a second over all chats. */
  rate: number;
  chats: number;
  /** Of a hundred of them so many by Instagram. */
  instagram: number;
  seed: number;
}

/** What a scenario is given. */
export interface Setting {
  engine: Engine;
  size: Size;
  /** Settings of a shop of its own, with new data. */
  settings: () => Promise<{ [name: string]: string }>;
  progress: (what: string) => void;
  signal: AbortSignal;
}

/** What came of a scenario on one engine. */
export interface Outcome {
  verdicts: Verdict[];
  figures: { [name: string]: number | string };
}

/** One way of making life hard for a shop; `skipped` says why this machine can't do it. */
export type Scenario = (setting: Setting) => Promise<Outcome | { skipped: string }>;

/** A shop that is open, with its customers and its owner in front of it. */
export interface Market {
  stand: Stand;
  crowd: Crowd;
  owner: Owner;
  passersBy: PassersBy;
  random: () => number;
}

export interface MarketOptions {
  holdMinutes?: number;
  patienceMs?: number;
  /** The kills are aimed at the moment between the platform's answer and the row about it. */
  aimed?: boolean;
  /** A tap with this data is made so often at once. */
  tapTimes?: (data: string) => number;
  /** Runs when the goods are there; an embedded shop is closed then. */
  prepare?: (stand: Stand) => Promise<void>;
}

/** Opens a shop, lets `work` happen, brings everything to rest and compares. Stops all it started. */
export async function onMarket(
  setting: Setting,
  work: (market: Market) => Promise<Outcome | undefined>,
  options: MarketOptions = {},
): Promise<Outcome> {
  const { engine, size, progress } = setting;
  const ledger = emptyLedger();
  const random = seeded(size.seed);
  const stand = await openStand({ engine, ledger, settings: await setting.settings(), random });
  const stop = (): void => void stand.endAll('kill');
  setting.signal.addEventListener('abort', stop);
  try {
    await stock(stand, { holdMinutes: options.holdMinutes ?? 1 });
    await linkPost(stand);
    await options.prepare?.(stand);
    await stand.startAll();
    if (size.instagram > 0) await stand.connect();
    const owner = await seatOwner(stand);
    const passersBy = watchPost(stand, random);
    const passing = size.instagram > 0 ? { passersBy } : {};
    const { chats, instagram } = size;
    const crowd = gatherCrowd({ stand, chats, instagram, random, patienceMs: 120_000, ...passing, ...options });
    await crowd.enter(60_000);
    progress('open');
    const own = await work({ stand, crowd, owner, passersBy, random });
    progress('coming to rest');
    await crowd.finish(120_000);
    const restMs = await settle(stand, crowd);
    await stand.endAll('term');
    const books = await stand.readBooks();
    const evidence = { ledger, books };
    const verdicts = [...judge(evidence), toldOnce(evidence, options), ...(own?.verdicts ?? [])];
    return { verdicts, figures: { ...figuresOf(evidence), 'to rest, s': restMs / 1000, ...own?.figures } };
  } finally {
    setting.signal.removeEventListener('abort', stop);
    await stand.close();
  }
}

/** Calls `work` with a signal that ends when it is done, beside the trade of the crowd. */
export async function whileTrading(market: Market, rate: number, work: () => Promise<void>): Promise<void> {
  const closing = new AbortController();
  const trade = market.crowd.trade(rate, closing.signal);
  try {
    await work();
  } finally {
    closing.abort();
    await trade;
  }
}

function figuresOf({ ledger, books }: Evidence): Outcome['figures'] {
  const doubled = findDoubled(ledger, books.journaled);
  const updates = [...ledger.updates.values()];
  const times = updates.flatMap(({ deliveries }) => (deliveries[0] ? [deliveries[0].atMs] : []));
  const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
  const comments = [...answersByComment(ledger).values()];
  return {
    updates: updates.length,
    'updates/s': updates.length / seconds,
    'sent again': updates.filter(({ deliveries }) => deliveries.length > 1).length,
    calls: ledger.calls.length,
    kills: ledger.ends.filter(({ how }) => how === 'kill').length,
    orders: books.orders.length,
    'answer p50, ms': share(answerMs(ledger), 0.5),
    'answer p95, ms': share(answerMs(ledger), 0.95),
    'on Instagram p95, ms': share(answerMs(ledger, 'instagram'), 0.95),
    comments: comments.length,
    'answered for all to see': comments.filter(({ publicly }) => publicly > 0).length,
    'answered in private': comments.filter(({ privately }) => privately > 0).length,
    'doubled texts, kill before the row': doubled.filter(({ excuse }) => excuse === 'kill').length,
    'doubled texts, kill before the answer': doubled.filter(({ excuse }) => excuse === 'under_way').length,
    'doubled texts, answer lost': doubled.filter(({ excuse }) => excuse === 'lost').length,
    'doubled texts, others': doubled.filter(({ excuse }) => excuse === undefined).length,
    parked: books.parked,
    'jobs left': books.openJobs,
  };
}

/** Waits of customers since then, of all channels or of one, sorted, ms. */
export function answerMs({ answers }: Ledger, channel?: Channel, sinceMs = 0): number[] {
  return answers
    .filter((one) => one.atMs > sinceMs && (channel === undefined || one.channel === channel))
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b);
}

/** The value below which this share of the sorted numbers lies; NaN of none. */
export function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
