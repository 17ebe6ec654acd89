import { parseNotice, type KnownNotice, type NoticeData, type NoticeKind } from '#src/shop/notices/notice-kinds.ts';
import type { ContactsView } from '#src/shop/customers/contacts.ts';
import type { CommentView } from '#src/shop/comments/find-comment.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import type { NoticeCardView } from '#src/shop/payments/read-notice-card.ts';
import type { ReceiptCardView } from '#src/shop/payments/read-receipt-card.ts';
import { orderBody, statusName } from '../order-screens.ts';
import { lines, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { noticeCardScreen, paidNews, reversedNews } from './bank-notice-screens.ts';
import { booksWrongNews } from './books-screens.ts';
import { ownerButton } from './buttons.ts';
import { commentNews, newPostsNews } from './post-screens.ts';
import { receiptCardScreen } from './receipt-screens.ts';

const ownerKinds = [
  'new_order',
  'receipt_to_check',
  'payment_proved',
  'payment_trusted',
  'notice_to_place',
  'notice_reversed',
  'order_cancelled_by_customer',
  'customer_wrote',
  'operator_wanted',
  'customer_unreachable',
  'comment_to_answer',
  'new_posts',
  'update_parked',
  'notices_parked',
  'books_wrong',
  'channel_trouble',
  'sign_in_alert',
] as const satisfies readonly NoticeKind[];

/** What a notice to an owner is about, read when it is sent, so that it says how things stand now. */
export interface OwnerNoticeFacts {
  order?: OrderView;
  /** A receipt that wants a look. */
  receipt?: ReceiptCardView;
  /** What a bank told. */
  bankNotice?: NoticeCardView;
  /** Who wrote or called. */
  customerName?: string | null;
  /** What the customer wrote, opened from its seal. */
  text?: string;
  /** How else the customer can be reached, as long as something is kept for him. */
  contacts?: ContactsView;
  /** A comment that waits for the owners' word. */
  comment?: CommentView;
  /** Posts that were not linked to a product yet. */
  newPosts?: number;
}

/** True for news that only an owner may get. */
export function isOwnerKind(kind: string): kind is (typeof ownerKinds)[number] {
  return ownerKinds.some((one) => one === kind);
}

/**
 * The words of a notice to an owner; undefined when there is nothing left to say, or the kind is a customer's.
 * Throws on data that no verb writes.
 */
export function ownerNotice(
  words: Words,
  kind: string,
  data: { [key: string]: unknown },
  facts: OwnerNoticeFacts,
): Screen | undefined {
  return isOwnerKind(kind) ? screenOf(words, parseNotice({ kind, data }), facts) : undefined;
}

function screenOf(words: Words, notice: KnownNotice, facts: OwnerNoticeFacts): Screen | undefined {
  const { order } = facts;
  switch (notice.kind) {
    case 'new_order':
      return order && orderNews(words, order, words.html('owner-notice-new_order', { number: order.number }));
    case 'order_cancelled_by_customer':
      return order && orderNews(words, order, words.html('owner-notice-cancelled', { number: order.number }));
    case 'receipt_to_check':
    case 'payment_proved':
    case 'payment_trusted':
    case 'notice_to_place':
    case 'notice_reversed':
      return moneyNews(words, notice, facts);
    case 'customer_wrote':
      return customerWrote(words, notice.data, facts);
    case 'operator_wanted':
      return {
        text: words.html('owner-notice-wanted', { name: nameOf(words, facts) }),
        buttons: talkButtons(words, notice.data.identityId),
      };
    case 'customer_unreachable':
      return facts.contacts && unreachableNews(words, notice.data.channel, facts.contacts, order);
    case 'comment_to_answer':
      return facts.comment && commentNews(words, facts.comment, facts.text ?? '');
    case 'new_posts':
      return facts.newPosts ? newPostsNews(words, facts.newPosts) : undefined;
    case 'update_parked':
      return parkedNews(words, words.html('owner-notice-parked'));
    case 'notices_parked':
      return parkedNews(words, words.html('owner-notice-unsent'));
    case 'books_wrong':
      return booksWrongNews(words, notice.data);
    case 'channel_trouble':
      return channelNews(words, notice.data);
    case 'sign_in_alert':
      return {
        text: words.html('owner-notice-locked', {
          name: notice.data.name,
          time: words.dayAndTime(notice.data.lockedUntil),
        }),
      };
    default:
      return undefined;
  }
}

type MoneyKind = 'receipt_to_check' | 'payment_proved' | 'payment_trusted' | 'notice_to_place' | 'notice_reversed';

function moneyNews(
  words: Words,
  notice: Extract<KnownNotice, { kind: MoneyKind }>,
  { order, receipt, bankNotice }: OwnerNoticeFacts,
): Screen | undefined {
  switch (notice.kind) {
    case 'receipt_to_check':
      return receipt && receiptCardScreen(words, receipt, { usedBefore: notice.data.usedBefore });
    case 'payment_proved':
      return order && paidNews(words, order, { proof: notice.data.withReceipt ? 'notice_and_receipt' : 'notice' });
    case 'payment_trusted':
      return order && paidNews(words, order, { proof: 'trust' });
    case 'notice_to_place':
      return bankNotice && noticeCardScreen(words, bankNotice, { why: notice.data.why });
    default:
      return bankNotice && reversedNews(words, bankNotice, notice.data, order);
  }
}

function channelNews(words: Words, { channel, trouble, facts }: NoticeData<'channel_trouble'>): Screen {
  const of = { channel: words.plain('channel-name', { channel }), days: Number(facts['days'] ?? 0) };
  return { text: words.html(`owner-channel-${trouble}`, of) };
}

function orderNews(words: Words, order: OrderView, title: string): Screen {
  return {
    text: lines(
      title,
      words.html('owner-notice-status', { status: statusName(words, order) }),
      order.customerName !== null && words.html('owner-order-customer', { name: order.customerName }),
      orderBody(words, order),
    ),
    buttons: [openButton(words, order), [ownerButton(words, 'write', { kind: 'write', id: order.identityId })]],
  };
}

function openButton(words: Words, order: OrderView): Button[] {
  return [ownerButton(words, 'open-order', { kind: 'order', id: order.id }, { number: order.number })];
}

function customerWrote(words: Words, data: NoticeData<'customer_wrote'>, facts: OwnerNoticeFacts): Screen {
  return {
    ...(data.mediaId === null ? {} : data.isDocument ? { documentId: data.mediaId } : { mediaId: data.mediaId }),
    text: lines(
      words.html('owner-notice-wrote', { name: nameOf(words, facts) }),
      words.html('owner-quote', { text: facts.text ?? '' }),
    ),
    buttons: talkButtons(words, data.identityId),
  };
}

function unreachableNews(words: Words, channel: string, contacts: ContactsView, order: OrderView | undefined): Screen {
  const phone = order?.phone ?? contacts.phone;
  const [reachable] = contacts.others.filter(({ blocked }) => !blocked);
  return {
    text: lines(
      words.html('owner-notice-unreachable', {
        name: contacts.name ?? words.plain('owner-nameless'),
        channel: words.plain('channel-name', { channel }),
      }),
      order && words.html('owner-unreachable-order', { number: order.number, status: statusName(words, order) }),
      phone === null
        ? words.html('owner-unreachable-no-phone')
        : words.html('owner-unreachable-phone', { phone: words.phone(phone) }),
      ...contacts.others.map((other) => words.html('owner-unreachable-other', otherChat(words, other))),
      words.html('owner-unreachable-kept'),
    ),
    buttons: [
      ...(order ? [openButton(words, order)] : []),
      ...(reachable ? [[ownerButton(words, 'write', { kind: 'write', id: reachable.identityId })]] : []),
    ],
  };
}

function otherChat(words: Words, other: ContactsView['others'][number]): { channel: string; who: string } {
  const channel = words.plain('channel-name', { channel: other.channel });
  const who = other.username === null ? words.plain('owner-nameless') : `@${other.username}`;
  return { channel, who };
}

function parkedNews(words: Words, text: string): Screen {
  return { text, buttons: [[ownerButton(words, 'parked', { kind: 'parked', page: 0 })]] };
}

function talkButtons(words: Words, identityId: number): Button[][] {
  return [
    [
      ownerButton(words, 'answer', { kind: 'answer', id: identityId }),
      ownerButton(words, 'give-back', { kind: 'back', id: identityId }),
    ],
  ];
}

function nameOf(words: Words, { customerName }: OwnerNoticeFacts): string {
  return customerName ?? words.plain('owner-nameless');
}
