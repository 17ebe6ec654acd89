import { findOrderByNumber, readOrder } from '#src/shop/orders/read-order.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { ignoreNotice } from '#src/shop/payments/ignore-notice.ts';
import { countOpenNotices, listOpenNotices } from '#src/shop/payments/list-notices.ts';
import { placeNotice } from '#src/shop/payments/place-notice.ts';
import { readNoticeCard, type NoticeCardView } from '#src/shop/payments/read-notice-card.ts';
import type { BotContext } from '#src/ui/context.ts';
import {
  noticeCardScreen,
  noticeListScreen,
  noticesPerPage,
  placeAskScreen,
} from '#src/ui/owner/bank-notice-screens.ts';
import { send, show } from '#src/ui/show.ts';
import { ask, type Desk, type Handlers } from './desk.ts';
import { showCard } from './orders.ts';

/** The buttons of what a bank told. */
export const noticeTaps: Handlers<'notices' | 'notice' | 'place' | 'placenow' | 'placeby' | 'ignorenotice'> = {
  notices: (ctx, desk, { page }) => showNotices(ctx, desk, page),
  notice: (ctx, desk, { notice }) => showNotice(ctx, desk, notice),
  place: (ctx, desk, { notice, id }) => pick(ctx, desk, notice, id),
  placenow: (ctx, desk, { notice, id }) => place(ctx, desk, notice, id),
  placeby: (ctx, desk, { notice }) => ask(ctx, desk, { kind: 'place_number', noticeId: notice }),
  ignorenotice: async (ctx, desk, { notice }) => {
    const ignored = await ignoreNotice(desk.shop, { noticeId: notice });
    const above = ctx.words.html(ignored.ok ? 'owner-notice-ignored' : 'owner-notice-gone');
    await showNotices(ctx, desk, 0, above);
  },
};

/** Takes the number of an order as what a notice pays for; false when there is no such order. */
export async function placeByNumber(ctx: BotContext, desk: Desk, noticeId: number, number: string): Promise<boolean> {
  const order = await findOrderByNumber(desk.shop, number);
  if (!order) return false;
  await pick(ctx, desk, noticeId, order.id);
  return true;
}

async function showNotices(ctx: BotContext, desk: Desk, page: number, above?: string): Promise<void> {
  const total = await countOpenNotices(desk.shop);
  const at = Math.min(page, Math.max(Math.ceil(total / noticesPerPage) - 1, 0));
  const notices = await listOpenNotices(desk.shop, { offset: at * noticesPerPage, limit: noticesPerPage });
  await show(ctx, noticeListScreen(ctx.words, { page: at, total, notices }, above));
}

async function showNotice(ctx: BotContext, desk: Desk, noticeId: number, above?: string): Promise<void> {
  const card = await readNoticeCard(desk.shop, noticeId);
  if (!card) return showNotices(ctx, desk, 0, ctx.words.html('owner-notice-gone'));
  await show(ctx, noticeCardScreen(ctx.words, card, { above }));
}

/** The same sum is placed at once; of another, or for an order that has ended, the owner is asked first. */
async function pick(ctx: BotContext, desk: Desk, noticeId: number, orderId: number): Promise<void> {
  const card = await readNoticeCard(desk.shop, noticeId);
  const order = await readOrder(desk.shop, orderId);
  if (!card || !order || card.state !== 'open') return showNotice(ctx, desk, noticeId);
  if (isPlain(card, order)) return place(ctx, desk, noticeId, orderId);
  await send(ctx, placeAskScreen(ctx.words, card, order));
}

function isPlain({ amount }: NoticeCardView, { askedSom, status }: OrderView): boolean {
  return amount === askedSom && status !== 'cancelled';
}

async function place(ctx: BotContext, desk: Desk, noticeId: number, orderId: number): Promise<void> {
  const placed = await placeNotice(desk.shop, { noticeId, orderId });
  if (!placed.ok) return showNotice(ctx, desk, noticeId, ctx.words.html('owner-place-refused'));
  await showCard(ctx, desk, orderId, ctx.words.html('owner-placed'));
}
