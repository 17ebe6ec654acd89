import type { AdapterDeps, ChannelAdapter } from '#adapters/adapter.ts';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import type { Channel, House } from '../bot/house.ts';
import { commandMenus, ownerMenu } from '../bot/menus.ts';
import type { Config } from '../config.ts';
import { journaled } from '../journal/calls.ts';
import { createAdapterState } from '../storage/key-value.ts';
import { whileLeased } from '../storage/lease.ts';
import { deriveSecret } from '../storage/secrets.ts';
import type { OnClose } from './parts.ts';
import type { Stores } from './stores.ts';

// The stand-in knows this bot and nobody else does: it opens nothing outside the playground.
export const playgroundToken = '7000000001:PlaygroundPlaygroundPlayground';

/** Telegram, or its stand-in in the playground. What it sends for an update is journaled. */
export function telegramAdapter(given: { config: Config; house: House; stores: Stores; port: number }): ChannelAdapter {
  const { config, house, stores, port } = given;
  const deps: AdapterDeps = {
    accept: (event) => stores.queue.accept(event),
    seal: (chat, text) => house.passwordDoor.seal({ channel: 'telegram', externalId: chat, text }),
    state: createAdapterState(stores.database),
    media: (id) => house.media.get(id),
    log: house.log,
    bulletin: stores.queue.bulletin,
    observe: stores.metrics.channels,
  };
  const webhookSecret = config.telegram?.webhookSecret ?? deriveSecret(stores.dataKey, 'telegram-webhook');
  const real = config.playground ? undefined : config.telegram;
  const standIn = { token: playgroundToken, apiRoot: `http://127.0.0.1:${port}/playground/telegram` };
  return createTelegramAdapter({ ...(real ?? standIn), webhookSecret }, deps);
}

/** The channel's calls with a journal of what they leave behind. */
export function journaledClient(adapter: ChannelAdapter, house: House, stores: Stores): ChannelAdapter['client'] {
  return journaled(adapter.client, {
    channel: adapter.name,
    store: stores.effects,
    log: house.log,
    observe: stores.metrics.called,
  });
}

/** The channel as the bot sees it. */
export function channelOf(adapter: ChannelAdapter, house: House): Channel {
  return {
    name: adapter.name,
    download: (fileId) => adapter.download(fileId),
    deepLink: (payload) => adapter.deepLink?.(payload),
    showOwnerMenu: async (externalId, language) =>
      adapter.showCommands?.([ownerMenu(house.wordsFor, language, externalId)]),
  };
}

/** Begins to receive: by webhook where there is a public address, else by polling on one node at a time. */
export async function openChannel(given: {
  config: Config;
  adapter: ChannelAdapter;
  house: House;
  stores: Stores;
  onClose: OnClose;
}): Promise<void> {
  const { config, adapter, house, stores, onClose } = given;
  const byWebhook = config.publicUrl !== undefined && !config.playground && adapter.subscribe !== undefined;
  if (config.role !== 'worker') await adapter.showCommands?.(commandMenus(house.wordsFor));
  if (byWebhook && config.publicUrl !== undefined && config.role !== 'worker') {
    return adapter.subscribe?.(config.publicUrl);
  }
  if (byWebhook || config.role === 'web' || !adapter.run) return;
  const stopping = new AbortController();
  const pulling = whileLeased({
    database: stores.database,
    name: `poll:${adapter.name}`,
    log: house.log,
    signal: stopping.signal,
    work: async (signal) => adapter.run?.(signal),
  });
  onClose(async () => {
    stopping.abort();
    await pulling;
  });
}
