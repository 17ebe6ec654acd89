import { Composer, type Filter } from 'grammy';
import type { Document, PhotoSize } from 'grammy/types';
import { countReceipts } from '#src/shop/orders/count-receipts.ts';
import type { OrderStatus } from '#src/shop/orders/order-machine.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { listOrders, readOrderOf } from '#src/shop/orders/read-order.ts';
import { receiptTakenBefore } from '#src/shop/orders/receipt-taken-before.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { showLateReceipt } from '#src/shop/owners/show-late-receipt.ts';
import type { Media } from '#src/shop/ports.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { lateReceiptScreen, receivedScreen, statusName, whichOrderScreen } from '#src/ui/order-screens.ts';
import { send } from '#src/ui/show.ts';
import type { Channel } from './house.ts';
import { messageKey } from './message-key.ts';

// What the Bot API lets a bot fetch, in bytes.
const maxReceiptBytes = 20 * 1024 * 1024;
const awaited = 20;
// More receipts of one order in that time are not looked at.
const mostReceipts = 5;
const countedMinutes = 10;

/** Pictures and documents: the receipt of an order that awaits payment, else what becomes of it, or a kind word. */
export function receipts(channel: Channel): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on(['message:photo', 'message:document'], async (ctx) => {
    ctx.route = 'receipt';
    if (await wasTaken(ctx, ctx.message.message_id)) return;
    const orders = await ordersAwaitingPayment(ctx);
    const only = orders[0];
    if (!only) return answerUnawaited(ctx, channel);
    if (orders.length === 1 && (await isEnough(ctx, only.id))) return tellEnough(ctx, only);
    const kept = await keepReceipt(ctx, channel);
    if (kept === undefined) return;
    if (orders.length > 1) return send(ctx, whichOrderScreen(ctx.words, orders, kept.mediaId, kept.messageId));
    await takeReceipt(ctx, { orderId: only.id, ...kept });
  });
  return composer;
}

/** The customer's orders for which a receipt can still come, newest first. */
export async function ordersAwaitingPayment(ctx: BotContext): Promise<OrderView[]> {
  const orders = await listOrders(ctx.shop, ctx.customer.id, awaited);
  return orders.filter(({ status }) => status === 'awaiting_payment' || status === 'checking_receipt');
}

const hourMs = 3_600_000;
// How long after the end of its hold an order is still what a picture is about.
const lateMs = 24 * hourMs;
const justPaidMs = hourMs;

const paidBefore: readonly OrderStatus[] = ['paid', 'packed', 'shipped'];

/** A picture that no order waits for: of one that has just ended the owners see it, for a paid one none is needed. */
async function answerUnawaited(ctx: WithFile, channel: Channel): Promise<void> {
  const { words, shop } = ctx;
  const sinceHold = ({ holdUntil }: OrderView): number => shop.clock.now().getTime() - new Date(holdUntil).getTime();
  const orders = (await listOrders(shop, ctx.customer.id, awaited)).filter(({ askedSom }) => askedSom > 0);
  const late = orders.find((order) => order.status === 'cancelled' && sinceHold(order) < lateMs);
  const paid = orders.find((order) => paidBefore.includes(order.status) && sinceHold(order) < justPaidMs);
  if (paid) return send(ctx, menuScreen(words, words.html('receipt-not-needed', { number: paid.number })));
  if (late) return showToOwners(ctx, channel, late);
  await send(ctx, menuScreen(words, words.html(ctx.message.photo ? 'photo-search-later' : 'unknown-kind')));
}

async function showToOwners(ctx: WithFile, channel: Channel, order: OrderView): Promise<void> {
  const kept = await keepReceipt(ctx, channel);
  if (kept === undefined) return;
  const key = keyOf(ctx, kept.messageId);
  const { number } = order;
  await showLateReceipt(ctx.shop, { identityId: ctx.identity.id, number, mediaId: kept.mediaId, mime: kept.mime, key });
  await send(ctx, lateReceiptScreen(ctx.words, order));
}

type WithFile = Filter<BotContext, 'message:photo' | 'message:document'>;

/** Keeps the file of the message; undefined, and the customer told why, where it can't be taken. */
async function keepReceipt(
  ctx: WithFile,
  channel: Channel,
): Promise<{ mediaId: string; mime: string; messageId: number; fileUniqueId: string } | undefined> {
  const file = fileOf(ctx);
  const media = await fetchReceipt(file, channel);
  if (typeof media !== 'string' && file) {
    const mediaId = await ctx.shop.media.put(media);
    return { mediaId, mime: media.mime, messageId: ctx.message.message_id, fileUniqueId: file.file_unique_id };
  }
  await send(ctx, { text: ctx.words.html(typeof media === 'string' ? media : 'receipt-not-image') });
  return undefined;
}

function fileOf({ message }: WithFile): PhotoSize | Document | undefined {
  return message.document ?? message.photo?.at(-1);
}

/** The file's bytes, or the key of the text that says why it can't be taken. */
async function fetchReceipt(
  file: PhotoSize | Document | undefined,
  channel: Channel,
): Promise<Media | 'receipt-too-large' | 'receipt-not-image'> {
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

/** A kept picture, the order it is for, and, where that is known, the message of this chat that brought it. */
export type SentReceipt = { orderId: number; mediaId: string; messageId?: number; fileUniqueId?: string };

/** Takes a kept picture as the receipt of one order of this customer. */
export async function takeReceipt(ctx: BotContext, sent: SentReceipt): Promise<void> {
  const { words } = ctx;
  const { orderId, mediaId, messageId, fileUniqueId } = sent;
  const mine = { orderId, customerId: ctx.customer.id };
  const order = await readOrderOf(ctx.shop, mine);
  const media = await ctx.shop.media.get(mediaId);
  if (!order || !media) return send(ctx, menuScreen(words, words.html('receipt-not_found')));
  if (messageId !== undefined && (await wasTaken(ctx, messageId))) return;
  if (await isEnough(ctx, orderId)) return tellEnough(ctx, order);
  const submitted = await submitReceipt(ctx.shop, {
    ...mine,
    mediaId,
    mime: media.mime,
    ...(messageId === undefined ? {} : { sourceMessage: keyOf(ctx, messageId) }),
    ...(fileUniqueId === undefined ? {} : { fileUniqueId }),
  });
  if (submitted.ok) return tellReceived(ctx, order);
  const now = (await readOrderOf(ctx.shop, mine)) ?? order;
  await send(
    ctx,
    menuScreen(words, words.html('receipt-too_late', { number: order.number, status: statusName(words, now) })),
  );
}

/** True where an earlier run of this update has taken the receipt; it is said again. */
async function wasTaken(ctx: BotContext, messageId: number): Promise<boolean> {
  const mine = { customerId: ctx.customer.id, sourceMessage: keyOf(ctx, messageId) };
  const order = await receiptTakenBefore(ctx.shop, mine);
  if (order) await tellReceived(ctx, order);
  return order !== undefined;
}

async function tellReceived(ctx: BotContext, order: { number: string }): Promise<void> {
  const isReadAtOnce = ctx.shop.readLater !== undefined;
  await send(ctx, receivedScreen(ctx.words, order, { over: await ctx.bridge.link(), isReadAtOnce }));
}

function keyOf({ identity }: BotContext, messageId: number): string {
  return messageKey(identity.channel, identity.externalId, messageId);
}

async function isEnough(ctx: BotContext, orderId: number): Promise<boolean> {
  return (await countReceipts(ctx.shop, { orderId, minutes: countedMinutes })) >= mostReceipts;
}

async function tellEnough(ctx: BotContext, { number }: OrderView): Promise<void> {
  await send(ctx, menuScreen(ctx.words, ctx.words.html('receipt-enough', { number })));
}
