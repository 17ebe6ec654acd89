import type { ProductView, VariantView } from '#src/shop/catalog/product-view.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { commentReplyScreen } from './comment-screens.ts';
import { encodeTap } from './callback-data.ts';
import { menuButtons, operatorButton } from './menu-screens.ts';
import { lineName } from './naming.ts';
import { paidNews, partNews, refusalNews } from './money-news.ts';
import { bridgeButton, type WayOver } from './order-screens.ts';
import type { ShownCard } from './payment-screens.ts';
import { lines, type Button, type Screen } from './screen.ts';
import type { Words } from './words.ts';

/** What a notice is about, read when it is sent, so that it says how things stand now. */
export interface NoticeFacts {
  order?: OrderView;
  /** The card that the rest of a part payment goes to. */
  card?: ShownCard;
  product?: ProductView;
  variant?: VariantView;
  /** Text a person wrote, opened from its seal. */
  text?: string;
  /** Where the customer can go over to, as long as he can. */
  bridge?: WayOver;
  /** Who has come over with this customer's link. */
  opener?: { channel: string; name: string | null };
  /** The comment that is answered, by its numbers, while it stands. */
  replyTo?: { chatId: number; messageId: number };
}

/** A notice's own data: plain facts of its cause. */
export type NoticeData = { [name: string]: unknown };

/** The words of a notice to a customer; undefined when there is nothing left to say (the thing is gone). */
export function customerNotice(words: Words, kind: string, data: NoticeData, facts: NoticeFacts): Screen | undefined {
  if (kind === 'back_in_stock') return backInStock(words, facts);
  if (kind === 'operator_message')
    return facts.text === undefined ? undefined : { text: words.html('notice-operator_message', { text: facts.text }) };
  if (kind === 'answer_failed') return { text: words.html('notice-answer_failed'), buttons: menuButtons(words) };
  if (kind === 'operator_back') return { text: words.html('notice-operator_back'), buttons: menuButtons(words) };
  if (kind === 'window_bridge') return facts.bridge && wayOver(words, facts.bridge);
  if (kind === 'comment_reply') return facts.replyTo && commentReplyScreen(words, { ...facts, replyTo: facts.replyTo });
  if (kind === 'bridge_used') return facts.opener && cameOver(words, facts.opener);
  return facts.order && orderNotice(words, kind, data, { order: facts.order, card: facts.card });
}

function wayOver(words: Words, bridge: WayOver): Screen {
  const channel = words.plain('channel-name', { channel: bridge.channel });
  return { text: words.html('notice-window_bridge', { channel }), buttons: [[bridgeButton(words, bridge)]] };
}

/** Where the link got into other hands, its owner learns it by this. */
function cameOver(words: Words, { channel, name }: { channel: string; name: string | null }): Screen {
  const where = words.plain('channel-name', { channel });
  return {
    text: lines(
      words.html('notice-bridge_used', { channel: where }),
      name !== null && words.html('bridge-opened-by', { name }),
      words.html('bridge-not-you'),
    ),
    buttons: [[operatorButton(words)]],
  };
}

function backInStock(words: Words, { product, variant }: NoticeFacts): Screen | undefined {
  if (!product?.active || !variant) return undefined;
  const line = lineName(words, { title: product.title, options: variant.options });
  return {
    text: words.html('notice-back_in_stock', { line, price: words.money(variant.priceSom) }),
    buttons: [[{ title: words.plain('button-show-product'), data: encodeTap({ kind: 'product', id: product.id }) }]],
  };
}

function orderNotice(
  words: Words,
  kind: string,
  data: NoticeData,
  { order, card }: { order: OrderView; card: ShownCard | undefined },
): Screen | undefined {
  const buttons = noticeButtons(words, kind, order);
  if (kind !== 'part_paid') return { text: orderWords(words, kind, data, order), buttons };
  const part = partNews(words, order, card);
  return part && { ...part, buttons: [...(part.buttons ?? []), ...buttons] };
}

function orderWords(words: Words, kind: string, data: NoticeData, order: OrderView): string {
  const reason = typeof data['reason'] === 'string' && data['reason'] !== '' ? data['reason'] : undefined;
  if (kind === 'receipt_refused') return refusalNews(words, order, { code: data['code'], reason: reason ?? '—' });
  if (kind === 'order_paid' || kind === 'order_paid_late') {
    return paidNews(words, order, { kind, overSom: data['overSom'] });
  }
  if (data['late'] === true) {
    return words.html('notice-order_refund_due-late', { number: order.number, sum: words.money(cameSom(order)) });
  }
  const isCancelled = kind === 'order_cancelled' || kind === 'order_refund_due';
  return lines(
    words.html(`notice-${kind}`, {
      number: order.number,
      sum: words.money(kind === 'hold_reminder' ? order.askedSom : cameSom(order)),
      time: words.time(order.holdUntil),
    }),
    isCancelled && reason !== undefined && words.html('notice-order_cancelled-reason', { reason }),
    kind === 'order_shipped' && order.tracking !== null && words.html('order-tracking', { tracking: order.tracking }),
    kind === 'order_shipped' && order.dueSom > 0 && words.html('order-due', { sum: words.money(order.dueSom) }),
  );
}

/** What goes back: what came, also where more or less came than the goods cost. */
function cameSom({ paidSom, totalSom }: OrderView): number {
  return paidSom > 0 ? paidSom : totalSom;
}

// Where questions come up.
const withPerson = [
  'receipt_refused',
  'receipt_wanted',
  'hold_reminder',
  'part_paid',
  'payment_undone',
  'order_refund_due',
];

function noticeButtons(words: Words, kind: string, order: OrderView): Button[][] {
  const open = {
    title: words.plain('button-open-order', { number: order.number }),
    data: encodeTap({ kind: 'order', id: order.id }),
  };
  if (kind === 'order_expired')
    return [[{ title: words.plain('button-renew'), data: encodeTap({ kind: 'repeat', id: order.id }) }], [open]];
  if (withPerson.includes(kind)) return [[open], [operatorButton(words)]];
  return [[open]];
}
