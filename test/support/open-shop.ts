import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { createApp, type App } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import type { GraphStandIn } from '#src/playground/graph/stand-in.ts';
import type { TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import type { Language } from '#src/shop/language.ts';
import { loadWords, type WordsFor } from '#src/ui/words.ts';
import { newPostgresDatabase } from './postgres.ts';
import { newRedisUrl } from './redis.ts';
import { createInstagramShopper, type InstagramShopper } from './instagram-shopper.ts';
import { createShopper, type Buyer, type Shopper } from './shopper.ts';

/** On what a shop runs: all in one process, or on servers as a bigger shop does. */
export const engines = ['embedded', 'servers'] as const;
export type Engine = (typeof engines)[number];

/** Where people buy. */
type ChannelName = 'telegram' | 'instagram';

/** A whole shop with people in front of it. */
export interface OpenShop {
  app: App;
  telegram: TelegramStandIn;
  graph: GraphStandIn;
  wordsFor: WordsFor;
  /** Somebody new, who has not pressed Start yet. */
  newcomer(name: string, language?: Language): Shopper;
  /** Somebody who has chosen his language and stands before the menu. */
  customer(name: string, language?: Language): Promise<Shopper>;
  /** The same on any channel. */
  buyer(channel: ChannelName, name: string, language?: Language): Promise<Buyer>;
  /** Somebody new with Instagram, who has not written yet. */
  follower(name: string, language?: Language): InstagramShopper;
  /** The owner, who has claimed the shop and signed in. */
  owner(): Promise<Shopper>;
  /** Moves the clock and does the work that fell due. */
  later(minutes: number): Promise<void>;
  /** Nothing is waiting and nothing is running any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export const ownerPassword = 'qizil-olma-7-daraxt';

/** Opens the demo shop on its own data, with the playground's stand-in as its platform. */
export async function openShop(engine: Engine): Promise<OpenShop> {
  return openShopOn(await settingsFor(engine));
}

/** Opens a shop with these settings, with the playground's stand-in as its platform. */
export async function openShopOn(settings: { [name: string]: string }): Promise<OpenShop> {
  return peopled(
    await createApp(readConfig(settings), createLog({ level: 'silent' }), { floodLimits: 'off', demoPosts: 'off' }),
  );
}

/** Settings of a shop of its own on this engine; its data begins as a copy of a filled demo shop. */
export async function settingsFor(engine: Engine): Promise<{ [name: string]: string }> {
  const dataDir = mkdtempSync(join(inject('runFolder'), 'shop-'));
  cpSync(await filledShop(engine), dataDir, { recursive: true });
  const own = { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  if (engine === 'embedded') return own;
  const DATABASE_URL = await newPostgresDatabase({ like: readFileSync(filledDatabase(), 'utf8') });
  return { ...own, DATABASE_URL, REDIS_URL: await newRedisUrl() };
}

/** Settings of a shop on servers that has never been started. */
export async function settingsOfNewShop(): Promise<{ [name: string]: string }> {
  const dataDir = mkdtempSync(join(inject('runFolder'), 'shop-'));
  const servers = { DATABASE_URL: await newPostgresDatabase(), REDIS_URL: await newRedisUrl() };
  return { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...servers };
}

/** The folder of a shop whose demo goods are loaded; the first worker of a run that needs it makes it. */
async function filledShop(engine: Engine): Promise<string> {
  const folder = join(inject('runFolder'), `filled-${engine}`);
  try {
    mkdirSync(`${folder}.lock`);
  } catch {
    return vi.waitFor(() => mustExist(folder), { timeout: 60_000, interval: 50 });
  }
  const own = { PORT: '0', DATA_DIR: `${folder}.making` };
  const settings = engine === 'embedded' ? own : { ...own, DATABASE_URL: await newPostgresDatabase() };
  const app = await createApp(readConfig(settings), createLog({ level: 'silent' }));
  await app.stop();
  if ('DATABASE_URL' in settings) writeFileSync(filledDatabase(), settings.DATABASE_URL);
  renameSync(own.DATA_DIR, folder);
  return folder;
}

/** The file with the address of the filled shop's database on the server. */
function filledDatabase(): string {
  return join(inject('runFolder'), 'filled-database');
}

function mustExist(folder: string): string {
  if (!existsSync(folder)) throw new Error(`${folder} is not there yet`);
  return folder;
}

/** The shop's texts, for what people see. */
export function shopTexts(): WordsFor {
  return loadWords({
    directory: join(import.meta.dirname, '../../locales'),
    timeZone: 'Asia/Tashkent',
    onMissing: (why) => {
      throw new Error(`A text is missing: ${why}`);
    },
  });
}

function peopled(app: App): OpenShop {
  if (!app.playground) throw new Error('This shop has no playground.');
  const { telegram, graph, clock } = app.playground;
  const wordsFor = shopTexts();
  const shop: OpenShop = {
    app,
    telegram,
    graph,
    wordsFor,
    follower: (name, language = 'uz') => createInstagramShopper(graph.people.openPerson({ name }), wordsFor, language),
    buyer: (channel, name, language = 'uz') =>
      channel === 'telegram' ? shop.customer(name, language) : settle(shop.follower(name, language)),
    newcomer: (name, language = 'uz') =>
      createShopper(telegram.people.openChat({ firstName: name, languageCode: language }), wordsFor, language),
    customer: (name, language = 'uz') => settle(shop.newcomer(name, language)),
    owner: () => claim(app, shop.newcomer('Rustam')),
    later: async (minutes) => {
      clock.advance(minutes * 60_000);
      await app.runTimetable();
      await shop.settled();
    },
    settled: async () => {
      await vi.waitFor(() => mustBe(telegram.pendingUpdates() + graph.pendingEvents() === 0), {
        timeout: 30_000,
        interval: 5,
      });
      await app.queue.whenIdle();
    },
    close: () => app.stop(),
  };
  return shop;
}

/** Writes for the first time and chooses the language. */
async function settle<B extends Buyer>(buyer: B): Promise<B> {
  buyer.starts();
  await buyer.taps(buyer.text('language-name'));
  await buyer.hears(/Namuna/);
  return buyer;
}

async function claim(app: App, owner: Shopper): Promise<Shopper> {
  const payload = /start=(claim_[\w-]+)/.exec(app.claimLink() ?? '')?.[1];
  if (!payload) throw new Error('Somebody owns this shop already.');
  owner.starts(payload);
  await owner.hears(owner.text('owner-password-ask-new'));
  owner.says(ownerPassword);
  await owner.hears(owner.text('owner-desk-title'));
  return owner;
}

function mustBe(fact: boolean): void {
  if (!fact) throw new Error('not yet');
}

/** A folder that goes with the run. */
export function runFolderFor(name: string): string {
  return mkdtempSync(join(inject('runFolder') || tmpdir(), `${name}-`));
}
