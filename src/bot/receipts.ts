import { Composer, type Filter } from 'grammy';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { listOrders, readOrderOf } from '#src/shop/orders/read-order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import type { Media } from '#src/shop/ports.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { receivedScreen, statusName, whichOrderScreen } from '#src/ui/order-screens.ts';
import { send } from '#src/ui/show.ts';
import type { Channel } from './house.ts';
import { messageKey } from './message-key.ts';

// What the Bot API lets a bot fetch, in bytes.
const maxReceiptBytes = 20 * 1024 * 1024;
const awaited = 20;

/** Pictures and documents: the receipt of an order that awaits payment, else a kind word. */
export function receipts(channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on(['message:photo', 'message:document'], async (ctx) => {
    ctx.route = 'receipt';
    const orders = await ordersAwaitingPayment(ctx);
    const only = orders[0];
    if (!only) {
      const text = ctx.message.photo ? 'photo-search-later' : 'unknown-kind';
      return send(ctx, menuScreen(ctx.words, ctx.words.html(text)));
    }
    const media = await fetchReceipt(ctx, channel);
    if (typeof media === 'string') return send(ctx, { text: ctx.words.html(media) });
    const mediaId = await ctx.shop.media.put(media);
    const { message_id: messageId } = ctx.message;
    if (orders.length > 1) return send(ctx, whichOrderScreen(ctx.words, orders, mediaId, messageId));
    await takeReceipt(ctx, { orderId: only.id, mediaId, messageId });
  });
  return composer;
}

/** The customer's orders for which a receipt can still come, newest first. */
export async function ordersAwaitingPayment(ctx: BotContext): Promise<OrderView[]> {
  const orders = await listOrders(ctx.shop, ctx.customer.id, awaited);
  return orders.filter(({ status }) => status === 'awaiting_payment' || status === 'checking_receipt');
}

type WithFile = Filter<BotContext, 'message:photo' | 'message:document'>;

/** The file's bytes, or the key of the text that says why it can't be taken. */
async function fetchReceipt(
  ctx: WithFile,
  channel: Channel,
): Promise<Media | 'receipt-too-large' | 'receipt-not-image'> {
  const file = ctx.message.document ?? ctx.message.photo?.at(-1);
  if (!file || (file.file_size ?? 0) > maxReceiptBytes) return 'receipt-too-large';
  try {
    const media = await channel.download(file.file_id);
    const known = media.mime.startsWith('image/') || media.mime === 'application/pdf';
    return known ? media : 'receipt-not-image';
  } catch (error) {
    if (error instanceof Error && error.name === 'MediaTooLarge') return 'receipt-too-large';
    throw error;
  }
}

/** A kept picture, the order it is for, and the message of this chat that brought it, where that is known. */
export type SentReceipt = { orderId: number; mediaId: string; messageId?: number };

/** Hands a kept picture to the owners as the receipt of one order of this customer. */
export async function takeReceipt(ctx: BotContext, { orderId, mediaId, messageId }: SentReceipt): Promise<void> {
  const { words } = ctx;
  const mine = { orderId, customerId: ctx.customer.id };
  const order = await readOrderOf(ctx.shop, mine);
  const media = await ctx.shop.media.get(mediaId);
  if (!order || !media) return send(ctx, menuScreen(words, words.html('receipt-not_found')));
  const { channel, externalId } = ctx.identity;
  const source = messageId === undefined ? {} : { sourceMessage: messageKey(channel, externalId, messageId) };
  const submitted = await submitReceipt(ctx.shop, { ...mine, mediaId, mime: media.mime, ...source });
  if (submitted.ok) return send(ctx, receivedScreen(words, order, await ctx.bridge.link()));
  const now = (await readOrderOf(ctx.shop, mine)) ?? order;
  await send(
    ctx,
    menuScreen(words, words.html('receipt-too_late', { number: order.number, status: statusName(words, now) })),
  );
}
