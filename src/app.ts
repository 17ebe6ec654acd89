import { setTimeout as pause } from 'node:timers/promises';
import type { Hono } from 'hono';
import type { PostOffice } from '#adapters/post.ts';
import { openClaim } from './bot/owner/claim-link.ts';
import { shopActions } from './app/actions.ts';
import { buildAdapters } from './app/adapters.ts';
import { noticeDoorOf } from './app/bank-notices.ts';
import type { ChannelParts } from './app/channel.ts';
import type { Channel } from './bot/house.ts';
import { catchUp, openChannels, sendHeld, startChannels } from './app/channels.ts';
import { doors } from './app/doors.ts';
import { buildHouse, prepareShop } from './app/house.ts';
import { timed, type Close, type OnClose } from './app/parts.ts';
import type { StandIns } from './app/playground.ts';
import { createSteadyClock } from './app/steady-clock.ts';
import { isNeverMet, openStores } from './app/stores.ts';
import { queueHandlers } from './app/work.ts';
import { createControl } from './control/control.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { createPlaygroundClock, type PlaygroundClock } from './playground/clock.ts';
import type { Queue } from './queue/queue.ts';
import { isStoreAway } from './queue/store-away.ts';
import { checkOrderMachine } from './shop/orders/order-machine.ts';
import type { Database } from './storage/database.ts';
import { createLandingPage } from './web/landing.ts';
import { createMediaLinks } from './web/media-links.ts';
import { createWebServer, listen } from './web/server.ts';

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
  playground: (StandIns & { clock: PlaygroundClock }) | undefined;
  /** Work of the timetable, at once. */
  runTimetable(): Promise<void>;
  /** Takes no more updates, lets running work end, closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** What may be given beside the settings. */
export interface Given {
  /** `off`: the playground's stand-in lets floods through. */
  floodLimits?: 'on' | 'off';
  /** `off`: the demo shop's account begins without posts. */
  demoPosts?: 'on' | 'off';
  /** Where calls to platforms leave; by itself the shop posts them. */
  post?: PostOffice | undefined;
}

type Opening = Given & { config: Config; log: Log };

const mostStarts = 3;
const startAgainMs = 1_000;

/**
 * Puts the shop together and starts it. A store that breaks off in the middle, as one may that starts itself, gets another
 * chance. Throws with a sentence for people when something it needs is missing.
 */
export async function createApp(config: Config, log: Log, given: Given = {}): Promise<App> {
  checkOrderMachine();
  for (let starts = 1; ; starts += 1) {
    try {
      return await openOrClose({ config, log, ...given });
    } catch (error) {
      if (starts === mostStarts || isNeverMet(error) || !isStoreAway(error)) throw error;
      log.warn({ err: error }, 'a store broke off; starting again');
      await pause(startAgainMs);
    }
  }
}

async function openOrClose(opening: Opening): Promise<App> {
  const closing: Close[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    const app = await open(opening, (close) => closing.push(close));
    return { ...app, stop: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function open(
  { config, log, floodLimits = 'on', demoPosts = 'on', post }: Opening,
  onClose: OnClose,
): Promise<Omit<App, 'stop'>> {
  const clock = createPlaygroundClock(createSteadyClock((byMs) => tellOfJump(log, byMs)));
  let isOpen = false;
  let front: Pick<Hono, 'fetch'> = {
    fetch: () => new Response('Starting', { status: 503, headers: { 'retry-after': '1' } }),
  };
  const web = await listen({ fetch: (...request) => front.fetch(...request) }, config);
  onClose(() => web.close(1000));
  const address = config.publicUrl ?? `http://${config.host}:${web.port}`;
  // Stand-ins and their pages are a tenth of the program, which a shop that sells does without.
  const demo = config.playground ? await import('./app/playground.ts') : undefined;
  let standIns: StandIns | undefined;
  onClose(() => standIns && demo?.closeStandIns(standIns));
  const stores = await openStores({ config, clock, log, onClose });
  onClose(() => stores.queue.stop());
  const readerIsChecked = stores.reader.check();
  const known = new Map<string, Channel>();
  const house = buildHouse({ config, clock, log, stores, address, channels: known });
  const shopName = await prepareShop(config, house);

  standIns = demo?.createStandIns({ clock, shopName, limits: floodLimits, address, log });
  const links = createMediaLinks({
    address,
    secret: stores.mediaUrlSecret,
    media: house.media,
    now: () => clock.now(),
  });
  const parts: ChannelParts = { config, house, stores, links, port: web.port, post };
  const { adapters, knockers } = buildAdapters(parts);
  const claim = await openClaim(house);
  const runTimetable = (): Promise<void> => stores.queue.runNow(timed.minute);
  const noticeDoor = noticeDoorOf(config, stores, web.port);
  const forPage = { clock, onClockMoved: runTimetable, claimLink: claim.payload, shopName, noticeDoor };
  const page =
    demo && standIns ? demo.createPlayground({ ...standIns, ...forPage }) : createLandingPage({ shopName, links: [] });
  front = createWebServer({
    mounts: doors({
      config,
      house,
      stores,
      knockers: [...knockers, links.routes],
      page,
      shopName,
      isOpen: () => isOpen,
    }),
    onFault: (err, request) => log.error({ err, ...request }, 'door failed'),
  });

  const channels = await startChannels(adapters, parts, known);
  await readerIsChecked;
  if (config.role !== 'web') {
    await stores.queue.start(queueHandlers({ config, house, stores, channels, claim }));
    await sendHeld(channels, parts);
    catchUp(parts);
  }
  await openChannels(channels, parts, onClose);
  // A server's stores can be opened by any process, so only an embedded shop has to be asked itself.
  if (stores.database.kind === 'embedded') {
    const control = await createControl({
      dataDir: config.dataDir,
      actions: shopActions({ config, house, stores }),
      log,
    });
    onClose(() => control.close());
  }
  isOpen = true;
  onClose(() => void (isOpen = false));
  if (demo && standIns) await demo.openStandIns(standIns, { parts, channels, demoPosts });
  const claimLink = (): string | undefined => {
    const payload = claim.payload();
    return payload && channels[0]?.bot.channel.deepLink(payload);
  };
  const playground = standIns && { ...standIns, clock };
  const { queue, database } = stores;
  return { address, port: web.port, queue, database, claimLink, playground, runTimetable };
}

function tellOfJump(log: Log, byMs: number): void {
  log.warn({ byMs }, 'the clock of this machine was set; the shop follows slowly');
}
