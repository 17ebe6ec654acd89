import { Bot, BotError, type ApiClientOptions } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { BotContext } from '#src/ui/context.ts';
import { comeAgain, type Pause } from './come-again.ts';
import { shopComposer } from './composer.ts';
import type { Channel, House } from './house.ts';
import { refusalOf } from './refusal.ts';

/** Where the token is refused or the account is barred, every update waits as long as that lasts: owners were told. */
const untilItIsOn: Pause = { retryAfterSeconds: 30 };

/** A channel's shop: takes updates, and sends through the same calls what nobody waits for. */
export interface ShopBot {
  channel: Channel;
  api: Bot<BotContext>['api'];
  /**
   * Answers the pause that the platform wants before the update is tried again, where it wants one.
   * Rejects when the update could not be answered for another reason; the queue then brings it again.
   */
  handle(update: Update): Promise<Pause | undefined>;
}

/** Puts the shop behind one channel. `client` decides where its calls go, below any replay of a talk. */
export function createShopBot(
  house: House,
  channel: Channel,
  platform: { token: string; me: UserFromGetMe; client: ApiClientOptions },
): ShopBot {
  const bot = new Bot<BotContext>(platform.token, { botInfo: platform.me, client: platform.client });
  bot.use(shopComposer(house, channel));
  return {
    channel,
    api: bot.api,
    handle: async (update) => {
      try {
        await bot.handleUpdate(update);
        return undefined;
      } catch (error) {
        const cause = causeOf(error);
        const pause = comeAgain(cause) ?? (refusalOf(cause)?.why === 'channel_off' ? untilItIsOn : undefined);
        if (pause) return pause;
        throw cause;
      }
    },
  };
}

/** The framework wraps what a handler throws, with the whole update in it. */
function causeOf(error: unknown): unknown {
  return error instanceof BotError ? error.error : error;
}
