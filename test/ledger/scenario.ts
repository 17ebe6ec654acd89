import { findDoubled, toldOnce } from './doubled.ts';
import { gatherCrowd, seeded, type Crowd } from './crowd.ts';
import type { Evidence, Verdict } from './evidence.ts';
import { judge } from './invariants.ts';
import { emptyLedger } from './ledger.ts';
import { seatOwner, type Owner } from './owner.ts';
import { settle } from './settle.ts';
import { openStand, stock, type Engine, type Stand } from './stand.ts';

/** How big a run is. */
export interface Size {
  kills: number;
  seconds: number;
  /** Updates a second over all chats. */
  rate: number;
  chats: number;
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
  const stand = await openStand({ engine, ledger, settings: await setting.settings() });
  const stop = (): void => void stand.endAll('kill');
  setting.signal.addEventListener('abort', stop);
  try {
    await stock(stand, { holdMinutes: options.holdMinutes ?? 1 });
    await options.prepare?.(stand);
    await stand.startAll();
    const random = seeded(size.seed);
    const owner = await seatOwner(stand);
    const crowd = gatherCrowd({ stand, chats: size.chats, random, patienceMs: 120_000, ...options });
    await crowd.enter(60_000);
    progress('open');
    const own = await work({ stand, crowd, owner, random });
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
  const ms = ledger.answers.map((answer) => answer.ms).toSorted((a, b) => a - b);
  return {
    updates: updates.length,
    'updates/s': updates.length / seconds,
    'sent again': updates.filter(({ deliveries }) => deliveries.length > 1).length,
    calls: ledger.calls.length,
    kills: ledger.ends.filter(({ how }) => how === 'kill').length,
    orders: books.orders.length,
    'answer p50, ms': share(ms, 0.5),
    'answer p95, ms': share(ms, 0.95),
    'doubled texts, kill before the row': doubled.filter(({ excuse }) => excuse === 'kill').length,
    'doubled texts, answer lost': doubled.filter(({ excuse }) => excuse === 'lost').length,
    'doubled texts, others': doubled.filter(({ excuse }) => excuse === undefined).length,
    parked: books.parked,
    'jobs left': books.openJobs,
  };
}

/** The value below which this share of the sorted numbers lies; NaN of none. */
export function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
