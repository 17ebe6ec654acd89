import { join } from 'node:path';
import { flowsVersion } from '#conversations/index.ts';
import { systemContext, type Channel, type House } from '../bot/house.ts';
import type { Config } from '../config.ts';
import { demoShop, pictureIds } from '../demo/index.ts';
import { currentCause } from '../journal/run.ts';
import type { Log } from '../log.ts';
import { loadDemo } from '../shop/catalog/load-demo.ts';
import { createTell, type EnqueueNotice } from '../shop/notices/tell.ts';
import { ensureOwners } from '../shop/owners/ensure-owners.ts';
import { createPasswordDoor } from '../shop/owners/password-door.ts';
import type { Clock, ReadLater } from '../shop/ports.ts';
import { adoptOldCard } from '../shop/payments/cards.ts';
import { readSettings } from '../shop/settings/read-settings.ts';
import { createVault } from '../storage/vault.ts';
import { loadWords } from '../ui/words.ts';
import { root } from './parts.ts';
import type { Stores } from './stores.ts';

const talkSeconds = 7 * 24 * 3600;

/** What all channels share, on these stores. */
export function buildHouse(given: {
  config: Config;
  clock: Clock;
  log: Log;
  stores: Stores;
  address: string;
  /** Filled once the channels are there. */
  channels: ReadonlyMap<string, Channel>;
}): House {
  const { config, clock, log, stores, address } = given;
  const { database, queue, media } = stores;
  const enqueueNotice: EnqueueNotice = (tx, job) => queue.enqueueNotice(tx, { ...job, ...traced() });
  const readLater: ReadLater = (tx, job) => queue.enqueueReading(tx, { ...job, ...traced() });
  return {
    em: () => database.em(),
    clock,
    tell: createTell(enqueueNotice, clock),
    vault: createVault(stores.dataKey),
    media,
    passwordDoor: createPasswordDoor({ em: database.em(), clock, shared: database.kind === 'server' }),
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
    parked: queue.parked,
    outbox: queue.outbox,
    channels: given.channels,
    enqueueNotice,
    readLater: () => (stores.reader.isReady() ? readLater : undefined),
    updated: stores.metrics.updated,
  };
}

/** What an update causes goes on under its trace. */
function traced(): { trace?: string } {
  const trace = currentCause()?.trace;
  return trace === undefined ? {} : { trace };
}

/** Owners from the settings, and the demo goods of an empty shop. Answers the shop's name. */
export async function prepareShop(config: Config, house: House): Promise<string> {
  const shop = systemContext(house, 'start');
  const { ownerTelegramIds: externalIds, ownerPasswordHash: passwordHash = null } = config;
  await ensureOwners(shop, { channel: 'telegram', externalIds, passwordHash });
  await adoptOldCard(shop);
  const loaded = await loadDemo(shop, demoShop, async (product) => pictureIds(product));
  if (loaded) house.log.info({}, 'demo shop loaded into the empty database');
  return (await readSettings(shop)).name.uz;
}
