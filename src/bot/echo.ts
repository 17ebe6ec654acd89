import { Composer } from 'grammy';
import { talkKey } from '#conversations/index.ts';
import { recogniseQuietly } from '#src/shop/customers/recognise.ts';
import { takeOver } from '#src/shop/customers/take-over.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import type { BotContext } from '#src/ui/context.ts';
import { systemContext, type Channel, type House } from './house.ts';

/**
 * A person of the shop wrote to a customer by hand, in the platform's own app: the bot is silent in that chat for the
 * minutes of the settings, from his last message on. What was being asked is asked no more; the draft keeps what was
 * answered. Nobody is told: he knows. Comes before `arrive`, since its sender is not the person of the chat.
 */
export function echo(house: House, channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('business_message', async (ctx) => {
    ctx.route = 'echo';
    const { chat, date, from } = ctx.businessMessage;
    if (chat.type !== 'private' || from.id === chat.id) return;
    const shop = systemContext(house, 'echo');
    const { takeOverMinutes } = await readSettings(shop);
    const sinceMs = shop.clock.now().getTime() - date * 1000;
    // News of a talk that is long over silences nobody.
    if (sinceMs >= takeOverMinutes * 60_000) return;
    const name = [chat.first_name, chat.last_name].filter(Boolean).join(' ');
    const externalId = String(chat.id);
    const identityId = await recogniseQuietly(shop, {
      channel: channel.name,
      externalId,
      ...(name === '' ? {} : { name }),
      ...(chat.username === undefined ? {} : { username: chat.username }),
    });
    await takeOver(shop, identityId);
    await house.talks.delete(talkKey(channel.name, externalId));
    house.log.info({ channel: channel.name }, 'a person of the shop wrote by hand');
  });
  composer.on(['edited_business_message', 'business_connection'], () => undefined);
  return composer;
}
