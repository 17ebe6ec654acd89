import type { AdapterDeps, ChannelAdapter } from '#adapters/adapter.ts';
import type { PostOffice } from '#adapters/post.ts';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import { systemContext, type Channel, type House } from '../bot/house.ts';
import { commandMenus, ownerMenu } from '../bot/menus.ts';
import type { Config } from '../config.ts';
import { createCallJournal } from '../journal/call-journal.ts';
import { journaled } from '../journal/calls.ts';
import { requeueHeld } from '../shop/notices/requeue-held.ts';
import { tellChannelTrouble } from '../shop/notices/channel-trouble.ts';
import { dropCode } from '../shop/payments/notices/drop-code.ts';
import { createForeignIds } from '../storage/foreign-ids.ts';
import { createAdapterState, ofChannel, sealed } from '../storage/key-value.ts';
import { whileLeased } from '../storage/lease.ts';
import { deriveSecret } from '../storage/secrets.ts';
import type { MediaLinks } from '../web/media-links.ts';
import type { OnClose } from './parts.ts';
import type { Stores } from './stores.ts';

// The stand-in knows this bot and nobody else does: it opens nothing outside the playground.
export const playgroundToken = '7000000001:PlaygroundPlaygroundPlayground';

/** What channels are built with. */
export interface ChannelParts {
  config: Config;
  house: House;
  stores: Stores;
  links: MediaLinks;
  /** Where this process listens: the playground's stand-ins are there. */
  port: number;
  /** Where calls to platforms leave, when not from here. */
  post?: PostOffice | undefined;
}

/** Telegram, or its stand-in in the playground. */
export function telegramAdapter(parts: ChannelParts): ChannelAdapter {
  const { config, stores, port } = parts;
  const webhookSecret = config.telegram?.webhookSecret ?? deriveSecret(stores.dataKey, 'telegram-webhook');
  const real = config.playground ? undefined : config.telegram;
  const standIn = { token: playgroundToken, apiRoot: `http://127.0.0.1:${port}/playground/telegram` };
  // Its keys had no channel's name before there was another channel.
  const deps = { ...depsOf('telegram', parts), state: createAdapterState(stores.database) };
  return createTelegramAdapter({ ...(real ?? standIn), webhookSecret }, deps);
}

/** Where a channel's calls go: through a journal of what they leave behind, where the adapter keeps none itself. */
export function clientOf(adapter: ChannelAdapter, parts: ChannelParts): ChannelAdapter['client'] {
  return adapter.journalsItself ? adapter.client : journaled(adapter.client, journalOf(adapter.name, parts));
}

/** The house's side of an adapter. */
export function depsOf(channel: string, { config, house, stores, links, post }: ChannelParts): AdapterDeps {
  const state = ofChannel(createAdapterState(stores.database), channel);
  const { queue } = stores;
  const hasAddress = config.publicUrl !== undefined || config.playground;
  return {
    accept: (event) => queue.accept(event),
    seal: async (chat, text) => (await house.passwordDoor.seal({ channel, externalId: chat, text })) ?? dropCode(text),
    drop: dropCode,
    ...(post && { post }),
    state,
    secrets: sealed(state, house.vault),
    identities: createForeignIds(stores.database, channel),
    journal: createCallJournal(journalOf(channel, { house, stores })),
    media: (id) => house.media.get(id),
    mediaUrl: (id) => (hasAddress ? links.linkTo(id) : undefined),
    now: () => house.clock.now(),
    trouble: (trouble, facts) => tellChannelTrouble(systemContext(house, 'channel'), { channel, trouble, facts }),
    recovered: async () => {
      await requeueHeld(systemContext(house, 'channel'), channel, (tx, job) => queue.enqueueNotice(tx, job));
    },
    forget: (eventId) => queue.forget({ channel, eventId }),
    log: house.log,
    bulletin: queue.bulletin,
    observe: stores.metrics.channels,
  };
}

function journalOf(channel: string, { house, stores }: Pick<ChannelParts, 'house' | 'stores'>) {
  return { channel, store: stores.effects, log: house.log, observe: stores.metrics.called };
}

/** The channel as the bot sees it. */
export function channelOf(adapter: ChannelAdapter, house: House): Channel {
  return {
    name: adapter.name,
    capabilities: adapter.capabilities,
    download: (fileId) => adapter.download(fileId),
    deepLink: (payload) => adapter.deepLink?.(payload),
    ...(adapter.postOf ? { postOf: (text) => adapter.postOf?.(text) ?? Promise.resolve(undefined) } : {}),
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
