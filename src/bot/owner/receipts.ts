import { countReceiptsToCheck, listReceiptsToCheck } from '#src/shop/payments/list-receipts.ts';
import { markForged } from '#src/shop/payments/mark-forged.ts';
import { readReceiptCard, type ReceiptCardView } from '#src/shop/payments/read-receipt-card.ts';
import { wantBetterReceipt } from '#src/shop/payments/want-better-receipt.ts';
import type { BotContext } from '#src/ui/context.ts';
import { receiptDetailsScreen } from '#src/ui/owner/receipt-facts-lines.ts';
import {
  forgedScreen,
  isToJudge,
  receiptCardScreen,
  receiptQueueScreen,
  receiptsPerPage,
} from '#src/ui/owner/receipt-screens.ts';
import { send, show } from '#src/ui/show.ts';
import type { Desk, Handlers } from './desk.ts';
import { showCard, tellStep } from './orders.ts';

/** The buttons of receipts and of their queue. */
export const receiptTaps: Handlers<
  'receipt' | 'receipts' | 'nextreceipt' | 'details' | 'better' | 'forged' | 'forgednow'
> = {
  receipt: async (ctx, desk, { id }) => showReceipt(ctx, desk, await readReceiptCard(desk.shop, { orderId: id }), id),
  receipts: (ctx, desk, { page }) => showQueue(ctx, desk, page),
  nextreceipt: showNext,
  details: async (ctx, desk, { receipt }) => {
    const card = await readReceiptCard(desk.shop, { receiptId: receipt });
    if (!card) return showQueue(ctx, desk, 0);
    await send(ctx, receiptDetailsScreen(ctx.words, card));
  },
  better: async (ctx, desk, { id }) =>
    tellStep(ctx, desk, id, 'better', await wantBetterReceipt(desk.shop, { orderId: id })),
  forged: (ctx, desk, { receipt, id }) =>
    onlyNewest(ctx, desk, { receipt, id }, (card) => send(ctx, forgedScreen(ctx.words, card))),
  forgednow: (ctx, desk, { receipt, id }) =>
    onlyNewest(ctx, desk, { receipt, id }, async () =>
      tellStep(ctx, desk, id, 'forged', await markForged(desk.shop, { orderId: id })),
    ),
};

/** A page of the receipts that wait for an owner; the last one where there are fewer by now. */
export async function showQueue(ctx: BotContext, desk: Desk, page: number): Promise<void> {
  const counts = await countReceiptsToCheck(desk.shop);
  const at = Math.min(page, Math.max(Math.ceil(counts.toCheck / receiptsPerPage) - 1, 0));
  const receipts = await listReceiptsToCheck(desk.shop, { offset: at * receiptsPerPage, limit: receiptsPerPage });
  await show(ctx, receiptQueueScreen(ctx.words, { page: at, counts, receipts, now: desk.shop.clock.now() }));
}

async function showNext(ctx: BotContext, desk: Desk): Promise<void> {
  const [next] = await listReceiptsToCheck(desk.shop, { offset: 0, limit: 1 });
  if (!next) return showQueue(ctx, desk, 0);
  const card = await readReceiptCard(desk.shop, { receiptId: next.receiptId });
  await showReceipt(ctx, desk, card, next.orderId);
}

async function showReceipt(
  ctx: BotContext,
  desk: Desk,
  card: ReceiptCardView | undefined,
  orderId: number,
  above?: string,
): Promise<void> {
  if (!card) return showCard(ctx, desk, orderId, above);
  await send(ctx, receiptCardScreen(ctx.words, card, { above }));
}

/** What is said of a receipt must not fall on another that came meanwhile: that one is shown instead. */
async function onlyNewest(
  ctx: BotContext,
  desk: Desk,
  { receipt, id }: { receipt: number; id: number },
  work: (card: ReceiptCardView) => Promise<void>,
): Promise<void> {
  const card = await readReceiptCard(desk.shop, { orderId: id });
  if (card?.id === receipt && isToJudge(card)) return work(card);
  await showReceipt(ctx, desk, card, id, ctx.words.html('owner-check-meanwhile'));
}
