import { Bot, type ApiClientOptions } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { BotContext } from '#src/ui/context.ts';
import { shopComposer } from './composer.ts';
import type { Channel, House } from './house.ts';

/** A channel's shop: takes updates, and sends through the same calls what nobody waits for. */
export interface ShopBot {
  channel: Channel;
  api: Bot<BotContext>['api'];
  /** Rejects when the update could not be answered; the queue then brings it again. */
  handle(update: Update): Promise<void>;
}

/** Puts the shop behind one channel. `client` decides where its calls go, below any replay of a talk. */
export function createShopBot(
  house: House,
  channel: Channel,
  platform: { token: string; me: UserFromGetMe; client: ApiClientOptions },
): ShopBot {
  const bot = new Bot<BotContext>(platform.token, { botInfo: platform.me, client: platform.client });
  bot.use(shopComposer(house, channel));
  return { channel, api: bot.api, handle: (update) => bot.handleUpdate(update) };
}
