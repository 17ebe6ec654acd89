import { Composer } from 'grammy';
import { eraseComments } from '#src/shop/comments/erase-comments.ts';
import { withdrawMessages } from '#src/shop/customers/withdraw-messages.ts';
import type { BotContext } from '#src/ui/context.ts';
import { systemContext, type Channel, type House } from './house.ts';
import { messageKey } from './message-key.ts';

/**
 * Somebody took messages back: what the shop has kept of them is erased. A deletion in a chat that is not private is of
 * comments under a post. Comes before `arrive`: the person does not write, and is not told.
 */
export function forgotten(house: House, channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on('deleted_business_messages', async (ctx) => {
    ctx.route = 'forgotten';
    const { chat, message_ids: ids } = ctx.deletedBusinessMessages;
    const shop = systemContext(house, 'forget');
    await withdrawMessages(
      shop,
      ids.map((id) => messageKey(channel.name, chat.id, id)),
    );
    await eraseComments(shop, { channel: channel.name, externalIds: ids.map(String) });
    house.log.info({ channel: channel.name, messages: ids.length }, 'messages were taken back');
  });
  return composer;
}
