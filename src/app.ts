import { join } from 'node:path';
import type { Hono } from 'hono';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import type { AdapterDeps, ChannelAdapter } from '#adapters/adapter.ts';
import { flowsVersion } from '#conversations/index.ts';
import { createShopBot, type ShopBot } from './bot/bot.ts';
import { createDeliverer } from './bot/deliver.ts';
import { systemContext, type Channel, type House } from './bot/house.ts';
import { openClaim, type Claim } from './bot/owner/claim-link.ts';
import { park } from './bot/park.ts';
import { minuteWork } from './bot/minute-work.ts';
import { commandMenus, ownerMenu } from './bot/menus.ts';
import type { Config } from './config.ts';
import { demoShop, pictureIds, withDemoPictures } from './demo/index.ts';
import type { Log } from './log.ts';
import { createPlaygroundClock, type PlaygroundClock } from './playground/clock.ts';
import { createPlayground } from './playground/server.ts';
import { createTelegramStandIn, type TelegramStandIn } from './playground/telegram/stand-in.ts';
import { createQueue, type Queue, type QueueHandlers } from './queue/queue.ts';
import { loadDemo } from './shop/catalog/load-demo.ts';
import { privacyVersion } from './shop/customers/privacy-version.ts';
import { createTell } from './shop/notices/tell.ts';
import { checkOrderMachine } from './shop/orders/order-machine.ts';
import { ensureOwners } from './shop/owners/ensure-owners.ts';
import { createPasswordDoor } from './shop/owners/password-door.ts';
import type { Clock } from './shop/ports.ts';
import { readSettings } from './shop/settings/read-settings.ts';
import { openDatabase, type Database } from './storage/database.ts';
import { createDumps } from './storage/dumps.ts';
import { createAdapterState, createKeyValue, type KeyValue } from './storage/key-value.ts';
import { createMediaStore } from './storage/media.ts';
import { migrate } from './storage/migrate.ts';
import { refreshStatistics } from './storage/statistics.ts';
import { deriveSecret, readOrMakeSecrets } from './storage/secrets.ts';
import { createVault } from './storage/vault.ts';
import { loadWords } from './ui/words.ts';
import { createHealthRoutes } from './web/health.ts';
import { createLandingPage } from './web/landing.ts';
import { createPageStyle } from './web/page.ts';
import { createPrivacyPages } from './web/privacy-pages.ts';
import { createWebServer, listen, type Mount } from './web/server.ts';

/** A running shop. */
export interface App {
  /** Where its pages are. */
  address: string;
  port: number;
  queue: Queue;
  database: Database;
  /** Address whose opener becomes the owner; undefined once somebody owns the shop. */
  claimLink: () => string | undefined;
  /** Stand-ins of the platforms, when the playground is on. */
  playground: { telegram: TelegramStandIn; clock: PlaygroundClock } | undefined;
  /** Work of the timetable, at once. */
  runTimetable(): Promise<void>;
  /** Takes no more updates, lets running work end, closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** What a test or a measurement may set beside the settings. */
export interface Given {
  /** `off`: the playground's stand-in lets floods through. */
  floodLimits?: 'on' | 'off';
}

type Opening = Given & { config: Config; log: Log };
type Close = () => Promise<void> | void;
type OnClose = (close: Close) => void;

const root = join(import.meta.dirname, '..');
const demoGoods = demoShop.categories.flatMap((category) => category.products);
const everyMinute = 'minute';
const playgroundBodyBytes = 40 * 1024 * 1024;
const talkSeconds = 7 * 24 * 3600;
// The stand-in knows this bot and nobody else does: it opens nothing outside the playground.
const playgroundToken = '7000000001:PlaygroundPlaygroundPlayground';

/** Puts the shop together and starts it. Throws with a sentence for people when something it needs is missing. */
export async function createApp(config: Config, log: Log, given: Given = {}): Promise<App> {
  checkOrderMachine();
  const closing: Close[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const app = await open({ config, log, ...given }, (close) => closing.push(close));
    return { ...app, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function open({ config, log, floodLimits = 'on' }: Opening, onClose: OnClose): Promise<Omit<App, 'stop'>> {
  const clock = createPlaygroundClock();
  let isOpen = false;
  let front: Pick<Hono, 'fetch'> = {
    fetch: () => new Response('Starting', { status: 503, headers: { 'retry-after': '1' } }),
  };
  const web = await listen({ fetch: (...request) => front.fetch(...request) }, config);
  onClose(() => web.close());
  const address = config.publicUrl ?? `http://${config.host}:${web.port}`;
  const stores = await openStores(config, log, onClose);
  const house = buildHouse({ config, clock, log, stores, address });
  const shopName = await prepareShop(config, house);

  const telegram = config.playground
    ? createTelegramStandIn({ clock, botToken: playgroundToken, botName: shopName, limits: floodLimits, log })
    : undefined;
  if (telegram) onClose(() => telegram.close());
  const adapter = telegramAdapter({ config, house, stores, port: web.port });
  const claim = await openClaim(house);
  const runTimetable = (): Promise<void> => stores.queue.runNow(everyMinute);
  const page = telegram
    ? createPlayground({ telegram, clock, onClockMoved: runTimetable, claimLink: claim.payload, shopName })
    : createLandingPage({ shopName, links: [] });
  front = createWebServer({
    mounts: doors({ config, stores, adapter, page, shopName, isOpen: () => isOpen }),
    onFault: (err, request) => log.error({ err, ...request }, 'door failed'),
  });

  await adapter.start();
  const bot = createShopBot(house, channelOf(adapter, house), adapter);
  await stores.queue.start({
    ...handlers({ house, adapter, bot, claim }),
    timetable: timetable(config, house, stores),
  });
  onClose(() => stores.queue.stop());
  await openChannel({ config, adapter, house, onClose });
  isOpen = true;
  const claimLink = (): string | undefined => {
    const payload = claim.payload();
    return payload && bot.channel.deepLink(payload);
  };
  const playground = telegram && { telegram, clock };
  return {
    address,
    port: web.port,
    queue: stores.queue,
    database: stores.database,
    claimLink,
    playground,
    runTimetable,
  };
}

interface Stores {
  database: Database;
  keyValue: KeyValue;
  queue: Queue;
  dataKey: string;
}

async function openStores(config: Config, log: Log, onClose: OnClose): Promise<Stores> {
  const { dataKey } = readOrMakeSecrets(config.dataDir, { dataKey: config.dataKey });
  const database = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
  onClose(() => database.close());
  await migrate(database);
  const keyValue = createKeyValue({ database, redisUrl: config.redisUrl, log });
  onClose(() => keyValue.close());
  const queue = await createQueue({ database, log });
  return { database, keyValue, queue, dataKey };
}

function buildHouse(given: { config: Config; clock: Clock; log: Log; stores: Stores; address: string }): House {
  const { config, clock, log, stores, address } = given;
  return {
    em: () => stores.database.em(),
    clock,
    tell: createTell((tx, job) => stores.queue.enqueueNotice(tx, job), clock),
    vault: createVault(stores.dataKey),
    media: withDemoPictures(createMediaStore(join(config.dataDir, 'media')), demoGoods),
    passwordDoor: createPasswordDoor({ em: stores.database.em(), clock }),
    wordsFor: loadWords({
      directory: join(root, 'locales'),
      timeZone: config.timeZone,
      onMissing: (why) => log.error({ why }, 'text missing'),
    }),
    log,
    talks: stores.keyValue.namespace('talk', talkSeconds),
    talksVersion: flowsVersion(root),
    // Without a public address only the playground's people, on this machine, could open the page.
    privacyPage: config.publicUrl !== undefined || config.playground ? `${address}/privacy` : undefined,
    timeZone: config.timeZone,
  };
}

/** Owners from the settings, and the demo goods of an empty shop. Answers the shop's name. */
async function prepareShop(config: Config, house: House): Promise<string> {
  const shop = systemContext(house, 'start');
  const { ownerTelegramIds: externalIds, ownerPasswordHash: passwordHash = null } = config;
  await ensureOwners(shop, { channel: 'telegram', externalIds, passwordHash });
  const loaded = await loadDemo(shop, demoShop, async (product) => pictureIds(product));
  if (loaded) house.log.info({}, 'demo shop loaded into the empty database');
  return (await readSettings(shop)).name.uz;
}

function telegramAdapter(given: { config: Config; house: House; stores: Stores; port: number }): ChannelAdapter {
  const { config, house, stores, port } = given;
  const deps: AdapterDeps = {
    accept: (event) => stores.queue.accept(event),
    seal: (chat, text) => house.passwordDoor.seal({ channel: 'telegram', externalId: chat, text }),
    state: createAdapterState(stores.database),
    media: (id) => house.media.get(id),
    log: house.log,
  };
  const webhookSecret = config.telegram?.webhookSecret ?? deriveSecret(stores.dataKey, 'telegram-webhook');
  const real = config.playground ? undefined : config.telegram;
  const standIn = { token: playgroundToken, apiRoot: `http://127.0.0.1:${port}/playground/telegram` };
  return createTelegramAdapter({ ...(real ?? standIn), webhookSecret }, deps);
}

function channelOf(adapter: ChannelAdapter, house: House): Channel {
  return {
    name: adapter.name,
    download: (fileId) => adapter.download(fileId),
    deepLink: (payload) => adapter.deepLink?.(payload),
    showOwnerMenu: async (externalId, language) =>
      adapter.showCommands?.([ownerMenu(house.wordsFor, language, externalId)]),
  };
}

function doors(given: {
  config: Config;
  stores: Stores;
  adapter: ChannelAdapter;
  page: Hono;
  shopName: string;
  /** Updates are taken and answered. */
  isOpen: () => boolean;
}): Mount[] {
  const { config, stores, adapter, page, shopName, isOpen } = given;
  const health = createHealthRoutes([
    { name: 'database', check: async () => ((await stores.database.ping()) ? 'ok' : 'down') },
    { name: 'redis', check: async () => ((await stores.keyValue.ping()) ? 'ok' : 'down') },
    { name: 'queue', check: async () => (isOpen() ? 'ok' : 'down') },
    { name: 'channels', check: async () => (isOpen() ? 'ok' : 'down') },
  ]);
  const privacy = createPrivacyPages({ shopName, version: privacyVersion });
  return [
    // Pictures that people send in the playground come through its doors.
    { path: '/', routes: page, ...(config.playground ? { maxBodyBytes: playgroundBodyBytes } : {}) },
    { path: '/', routes: health },
    { path: '/', routes: privacy },
    { path: '/', routes: createPageStyle() },
    ...(adapter.routes ? [{ path: '/', routes: adapter.routes() }] : []),
  ];
}

function handlers(given: {
  house: House;
  adapter: ChannelAdapter;
  bot: ShopBot;
  claim: Claim;
}): Omit<QueueHandlers, 'timetable'> {
  const { house, adapter, bot, claim } = given;
  return {
    inbound: async (event) => {
      const update = await adapter.toUpdate(event.payload);
      if (!update) return undefined;
      await bot.handle(update);
      if (claim.payload() !== undefined) await claim.look();
      return undefined;
    },
    outbound: createDeliverer({ house, bots: new Map([[adapter.name, bot]]) }),
    onParked: (event, error) => park(house, event, error),
  };
}

function timetable(config: Config, house: House, stores: Stores): QueueHandlers['timetable'] {
  const dumps = createDumps({
    database: stores.database,
    dataDir: config.dataDir,
    keep: 7,
    clock: house.clock,
    log: house.log,
  });
  return [
    { name: everyMinute, cron: '* * * * *', run: () => minuteWork(house) },
    {
      name: 'night',
      cron: '30 4 * * *',
      timeZone: config.timeZone,
      run: async () => {
        await stores.keyValue.purge();
        await refreshStatistics(stores.database);
        await dumps.dump();
      },
    },
  ];
}

async function openChannel(given: {
  config: Config;
  adapter: ChannelAdapter;
  house: House;
  onClose: OnClose;
}): Promise<void> {
  const { config, adapter, house, onClose } = given;
  await adapter.showCommands?.(commandMenus(house.wordsFor));
  if (config.publicUrl !== undefined && !config.playground && adapter.subscribe)
    return adapter.subscribe(config.publicUrl);
  const stopping = new AbortController();
  const pulling = adapter.run?.(stopping.signal);
  onClose(async () => {
    stopping.abort();
    await pulling;
  });
}
