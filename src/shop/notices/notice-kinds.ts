import { z } from 'zod';
import { bookChecks } from '../books/report.ts';
import { orderStatuses } from '../orders/order-machine.ts';
import type { Json } from '../ports.ts';
import { placingReasons, verdictReasons } from '../payments/verdict.ts';
import { channelTroubles } from './channel-trouble-list.ts';

const order = z.object({ orderId: z.int(), number: z.string() });
const withReason = order.extend({ reason: z.string().max(500).nullable() });
/** Words of a person are sealed: a copy of the table tells nothing. */
const sealedWords = z.object({ sealedText: z.string().nullable(), mediaId: z.string().nullable() });
const customerChat = z.object({ identityId: z.int() });
const fact = z.union([z.string(), z.number(), z.null()]);
const fault = z.object({ id: z.int(), name: z.string(), facts: z.record(z.string(), fact) });

/** Every kind of notice with what it carries: ids and plain facts, never a phone or an address. */
export const noticeKinds = {
  // to customers
  order_paid: order.extend({ overSom: z.int().exactOptional() }),
  order_paid_late: order,
  part_paid: order.extend({ paidSom: z.int(), restSom: z.int(), holdUntil: z.iso.datetime() }),
  payment_undone: order,
  order_packed: order,
  order_shipped: order.extend({ tracking: z.string().nullable() }),
  order_delivered: order,
  order_cancelled: withReason,
  order_expired: order,
  /** `late`: the money came after the order had ended, and the goods are gone. */
  order_refund_due: withReason.extend({ late: z.literal(true).exactOptional() }),
  order_refunded: order,
  receipt_refused: withReason.extend({ holdUntil: z.iso.datetime(), code: z.enum(verdictReasons).exactOptional() }),
  receipt_wanted: order.extend({ holdUntil: z.iso.datetime() }),
  hold_reminder: order.extend({ holdUntil: z.iso.datetime() }),
  back_in_stock: z.object({ productId: z.int(), variantId: z.int() }),
  operator_message: sealedWords,
  operator_back: z.object({}),
  answer_failed: z.object({}),
  window_bridge: z.object({ offerId: z.int(), to: z.string() }),
  bridge_used: customerChat,
  comment_reply: z.object({ commentId: z.int() }),
  // to owners
  new_order: order.extend({ totalSom: z.int() }),
  receipt_to_check: order.extend({ receiptId: z.int(), usedBefore: z.int() }),
  payment_proved: order.extend({ noticeId: z.int(), withReceipt: z.boolean() }),
  payment_trusted: order.extend({ receiptId: z.int() }),
  notice_to_place: z.object({ noticeId: z.int(), why: z.enum(placingReasons) }),
  notice_reversed: z.object({ noticeId: z.int(), orderId: z.int().nullable(), isSent: z.boolean() }),
  order_cancelled_by_customer: order.extend({ was: z.enum(orderStatuses) }),
  customer_wrote: customerChat.extend({ ...sealedWords.shape, isDocument: z.literal(true).exactOptional() }),
  operator_wanted: customerChat,
  customer_unreachable: customerChat.extend({ noticeId: z.int(), channel: z.string(), orderId: z.int().nullable() }),
  comment_to_answer: z.object({ commentId: z.int() }),
  new_posts: z.object({}),
  update_parked: z.object({ eventId: z.string(), channel: z.string() }),
  notices_parked: z.object({}),
  books_wrong: z.object({ check: z.enum(bookChecks), count: z.int(), examples: z.array(fault) }),
  channel_trouble: z.object({
    channel: z.string(),
    trouble: z.enum(channelTroubles),
    facts: z.record(z.string(), fact),
  }),
  sign_in_alert: z.object({ ownerId: z.int(), name: z.string(), lockedUntil: z.iso.datetime() }),
} satisfies Record<string, z.ZodType<{ [key: string]: Json }>>;

export type NoticeKind = keyof typeof noticeKinds;

export type NoticeData<K extends NoticeKind> = z.infer<(typeof noticeKinds)[K]>;

/** A notice of a known kind with its own data. */
export type KnownNotice = { [K in NoticeKind]: { kind: K; data: NoticeData<K> } }[NoticeKind];

/** True for the name of a kind. */
function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeKinds, kind);
}

/** The notice, once its data is found to be whole. Throws on a kind or data that no verb writes. */
export function parseNotice(notice: { kind: string; data: unknown }): KnownNotice {
  if (!isNoticeKind(notice.kind)) throw new Error(`There is no notice of the kind "${notice.kind}".`);
  if (!isKnown(notice)) throw new Error(`A notice of the kind "${notice.kind}" has other data than its kind says.`);
  return notice;
}

function isKnown(notice: { kind: string; data: unknown }): notice is KnownNotice {
  return isNoticeKind(notice.kind) && noticeKinds[notice.kind].safeParse(notice.data).success;
}
