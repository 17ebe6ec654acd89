import type { KnownNotice, NoticeKind } from './notice-kinds.ts';

const orderNews = [
  'order_paid',
  'order_paid_late',
  'part_paid',
  'payment_undone',
  'order_packed',
  'order_shipped',
  'order_delivered',
  'order_cancelled',
  'order_expired',
  'order_refund_due',
  'order_refunded',
  'receipt_refused',
  'receipt_wanted',
  'hold_reminder',
] as const satisfies readonly NoticeKind[];

type OrderNews = Extract<KnownNotice, { kind: (typeof orderNews)[number] }>;

/** News of an order's state after which all earlier news of it is old. */
export const stateNews: readonly NoticeKind[] = orderNews.filter((kind) => kind !== 'hold_reminder');

// Said at the moment or not at all.
const passing: readonly NoticeKind[] = ['operator_back', 'answer_failed', 'window_bridge', 'comment_reply'];

/** True for news of one order to its customer. */
export function isOrderNews(notice: KnownNotice): notice is OrderNews {
  return orderNews.some((kind) => kind === notice.kind);
}

/** True for what is not worth keeping until the customer writes again: what he is answered then says it. */
export function isPassing(kind: NoticeKind): boolean {
  return passing.includes(kind);
}

/** True for what may reach the customer on another channel than the one it is addressed to. */
export function mayMove(notice: KnownNotice): boolean {
  return isOrderNews(notice) || notice.kind === 'back_in_stock' || notice.kind === 'operator_message';
}

/** True for what the owners must know not to have arrived. */
export function ownersMustKnow(notice: KnownNotice): boolean {
  return isOrderNews(notice) || notice.kind === 'operator_message';
}
