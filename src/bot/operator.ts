import { Composer } from 'grammy';
import { giveBack, takeOver } from '#src/shop/customers/take-over.ts';
import { passOnMessage } from '#src/shop/owners/pass-on-message.ts';
import { encodeTap } from '#src/ui/callback-data.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import { send } from '#src/ui/show.ts';
import { leaveSale } from './go-on.ts';
import type { Channel } from './house.ts';
import { messageKey } from './message-key.ts';
import { ordersAwaitingPayment } from './receipts.ts';

/** True while a person of the shop talks in this chat. */
function isTakenOver(ctx: BotContext): boolean {
  const until = ctx.identity.takenOverUntil;
  return until !== null && new Date(until) > ctx.shop.clock.now();
}

/** Calls a person of the shop; the bot is silent in this chat until he, the customer or the time gives it back. */
export async function callOperator(ctx: BotContext): Promise<void> {
  await leaveSale(ctx);
  if (isTakenOver(ctx)) return send(ctx, waiting(ctx, 'operator-already'));
  await takeOver(ctx.shop, ctx.identity.id);
  await send(ctx, waiting(ctx, 'operator-called'));
}

/** The customer wants the assistant back. */
export async function endOperator(ctx: BotContext): Promise<void> {
  // When the chat was silent, giving it back says so by itself.
  const wasSilent = await giveBack(ctx.shop, ctx.identity.id);
  if (!wasSilent) await send(ctx, menuScreen(ctx.words, ctx.words.html('operator-ended')));
}

function waiting(ctx: BotContext, key: string): Screen {
  return {
    text: ctx.words.html(key),
    buttons: [[{ title: ctx.words.plain('button-end-operator'), data: encodeTap({ kind: 'operator_end' }) }]],
  };
}

/** While a person talks here, what the customer writes goes to the owners and nothing is answered by itself. */
export function silence(channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer
    .on('message')
    .filter((ctx) => isTakenOver(ctx) && !ctx.cameOver)
    .use(async (ctx, next) => {
      const { text, photo, caption } = ctx.message;
      const largest = photo?.at(-1);
      if (text === undefined && !largest) return next();
      // Money comes first: a receipt is taken as one, whoever is talking.
      if (largest && (await ordersAwaitingPayment(ctx)).length > 0) return next();
      ctx.route = 'pass_on';
      const mediaId = largest && (await ctx.shop.media.put(await channel.download(largest.file_id)));
      await passOnMessage(ctx.shop, {
        identityId: ctx.identity.id,
        key: messageKey(ctx.identity.channel, ctx.chat.id, ctx.message.message_id),
        text: text ?? caption ?? '',
        ...(mediaId === undefined ? {} : { mediaId }),
      });
    });
  return composer;
}
