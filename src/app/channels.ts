import type { ChannelAdapter } from '#adapters/adapter.ts';
import { createShopBot, type ShopBot } from '../bot/bot.ts';
import { requeueHeld } from '../shop/notices/requeue-held.ts';
import { systemContext, type Channel } from '../bot/house.ts';
import { channelOf, clientOf, openChannel, type ChannelParts } from './channel.ts';
import { timed, type OnClose } from './parts.ts';

/** A channel with the shop behind it. */
export interface RunningChannel {
  adapter: ChannelAdapter;
  bot: ShopBot;
}

/**
 * Signs in on every channel, puts the shop behind it and makes it `known` to the house.
 * Throws with a sentence when a channel's settings are wrong.
 */
export async function startChannels(
  adapters: ChannelAdapter[],
  parts: ChannelParts,
  known: Map<string, Channel>,
): Promise<RunningChannel[]> {
  const running: RunningChannel[] = [];
  for (const adapter of adapters) {
    await adapter.start();
    const platform = { token: adapter.token, me: adapter.me, client: clientOf(adapter, parts) };
    const channel = channelOf(adapter, parts.house);
    known.set(adapter.name, channel);
    running.push({ adapter, bot: createShopBot(parts.house, channel, platform) });
  }
  return running;
}

/** Begins to receive on every channel. */
export async function openChannels(channels: RunningChannel[], parts: ChannelParts, onClose: OnClose): Promise<void> {
  for (const { adapter } of channels) await openChannel({ ...parts, adapter, onClose });
}

/** Renews what has aged while the shop was off. Nobody waits for it: a platform may be away. */
export function catchUp({ house, stores }: ChannelParts): void {
  stores.queue
    .runNow(timed.upkeep)
    .catch((err: unknown) => house.log.warn({ err }, 'the upkeep of the channels failed'));
}

/** Sends what was held while a channel was off. */
export async function sendHeld(channels: RunningChannel[], { house, stores }: ChannelParts): Promise<void> {
  for (const { adapter } of channels)
    await requeueHeld(systemContext(house, 'start'), adapter.name, (tx, job) => stores.queue.enqueueNotice(tx, job));
}
