import { paidStatuses } from '#src/shop/orders/order-machine.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import type { NoticeData } from '#src/shop/notices/notice-kinds.ts';
import type { OpenNotice } from '#src/shop/payments/list-notices.ts';
import type { NoticeCandidate, NoticeCardView } from '#src/shop/payments/read-notice-card.ts';
import type { PlacingReason } from '#src/shop/payments/verdict.ts';
import { statusName } from '../order-screens.ts';
import { gap, inRows, lines, shorten, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { amountText, cardText } from './amounts.ts';
import { deskButton, ownerButton, pageButtons } from './buttons.ts';

/** Notices on one page of their list. */
export const noticesPerPage = 8;

// The bank's own words; with everything around them a text stays far below 1024 characters.
const shownText = 400;

/** A page of the bank's notices of which nobody knows what they pay for; `page` counts from 0. */
export function noticeListScreen(
  words: Words,
  { page, total, notices }: { page: number; total: number; notices: OpenNotice[] },
  above?: string,
): Screen {
  const buttons = notices.map(({ id, amount, currency, last4, at }) => ({
    ...ownerButton(
      words,
      'notice',
      { kind: 'notice', notice: id },
      {
        sum: amountText(words, amount, currency),
        card: cardText(last4),
        time: words.dayAndTime(at),
      },
    ),
  }));
  return {
    text: lines(
      above,
      words.html('owner-notices-title', { count: total }),
      words.html(total === 0 ? 'owner-notices-none' : 'owner-notices-how'),
    ),
    buttons: [
      ...inRows(buttons, 1),
      pageButtons(words, { page, perPage: noticesPerPage, total }, (to) => ({ kind: 'notices', page: to })),
      [deskButton(words)],
    ],
  };
}

/** One notice: what the bank says, why it is asked about, and the orders that it may pay for as buttons. */
export function noticeCardScreen(
  words: Words,
  card: NoticeCardView,
  { why, above }: { why?: PlacingReason; above?: string | undefined } = {},
): Screen {
  const isOpen = card.state === 'open';
  return {
    text: lines(
      above,
      factsLine(words, card),
      whyLine(words, card, why),
      gap,
      words.html('owner-notice-words', { text: shorten(card.text, shownText) }),
      gap,
      isOpen && words.html(card.candidates.length > 0 ? 'owner-place-pick' : 'owner-place-none'),
    ),
    buttons: noticeButtons(words, card),
  };
}

// Asked while nobody has decided; the others are news of what was counted.
const asks: { [why in PlacingReason]?: NoticeCardView['state'] } = {
  no_order: 'open',
  several: 'open',
  ended: 'open',
  foreign_card: 'foreign',
};

/** Why the owner is told, as long as that still is so; else what became of the notice. */
function whyLine(words: Words, { state, last4, order }: NoticeCardView, why: PlacingReason | undefined): string {
  const number = order?.number ?? '';
  const isStill = why !== undefined && state === (asks[why] ?? 'matched');
  return isStill
    ? words.html(`owner-place-${why}`, { number, card: cardText(last4) })
    : words.html('owner-notice-state', { state, number });
}

function noticeButtons(words: Words, card: NoticeCardView): Button[][] {
  const { id: notice, state, order } = card;
  const ignore = ownerButton(words, 'ignore-notice', { kind: 'ignorenotice', notice });
  const back = [ownerButton(words, 'notices', { kind: 'notices', page: 0 }), deskButton(words)];
  if (state === 'foreign') return [[ownerButton(words, 'card-add', { kind: 'card' })], [ignore], back];
  if (state !== 'open') return [order ? orderWays(words, order) : [], back];
  const candidates = card.candidates.map((candidate) => candidateButton(words, card, candidate));
  return [...inRows(candidates, 1), [ownerButton(words, 'place-by', { kind: 'placeby', notice }), ignore], back];
}

/** The order, and the way back while its payment can still be taken back. */
function orderWays(words: Words, { id, number, status }: Pick<OrderView, 'id' | 'number' | 'status'>): Button[] {
  const open = ownerButton(words, 'open-order', { kind: 'order', id }, { number });
  const canUndo = status === 'paid' || status === 'packed';
  return canUndo ? [open, ownerButton(words, 'undo', { kind: 'undo', id })] : [open];
}

function candidateButton(words: Words, { id: notice, amount }: NoticeCardView, candidate: NoticeCandidate): Button {
  const { orderId: id, number, askedSom, customerName, status } = candidate;
  const parts = [
    number,
    words.money(askedSom),
    shorten(customerName ?? '', 14),
    status === 'cancelled' ? statusName(words, { status }) : '',
  ];
  const values = {
    sign: amount === askedSom ? '✅' : '≈',
    order: parts.filter((part) => part !== '').join(' · '),
  };
  return ownerButton(words, 'place', { kind: 'place', notice, id }, values);
}

/** Makes sure that a notice of another sum than was asked for is to pay for an order. */
export function placeAskScreen(
  words: Words,
  { id: notice, amount, currency }: NoticeCardView,
  { id, number, askedSom, status }: Pick<OrderView, 'id' | 'number' | 'askedSom' | 'status'>,
): Screen {
  const sum = amountText(words, amount, currency);
  return {
    text: lines(
      words.html('owner-place-ask', { number, sum, asked: words.money(askedSom) }),
      words.html(amount < askedSom ? 'owner-place-less' : 'owner-place-more'),
      status === 'cancelled' && words.html('owner-paid-late'),
    ),
    buttons: [
      [ownerButton(words, 'place-yes', { kind: 'placenow', notice, id }, { number })],
      [ownerButton(words, 'back-to-notice', { kind: 'notice', notice })],
    ],
  };
}

function factsLine(words: Words, { kind, amount, currency, last4, at }: NoticeCardView): string {
  return words.html(kind === 'reversal' ? 'owner-notice-back' : 'owner-notice-in', {
    sum: amountText(words, amount, currency),
    card: cardText(last4),
    time: words.dayAndTime(at),
  });
}

/**
 * Short news: an order was paid without the owner, by the bank's word or on trust. Nothing to say where that was taken
 * back meanwhile.
 */
export function paidNews(
  words: Words,
  order: OrderView,
  by: { proof: 'notice' | 'notice_and_receipt' | 'trust' },
): Screen | undefined {
  if (!paidStatuses.includes(order.status)) return undefined;
  const receipt = ownerButton(words, 'receipt', { kind: 'receipt', id: order.id });
  return {
    text: lines(
      words.html('owner-news-paid', { number: order.number, sum: words.money(order.paidSom) }),
      words.html('owner-news-proof', { proof: words.plain('owner-proof', by) }),
      by.proof === 'trust' && words.html('owner-news-trust'),
    ),
    buttons: [[...orderWays(words, order), ...(by.proof === 'trust' ? [receipt] : [])]],
  };
}

/** The alarm: the bank took money back. */
export function reversedNews(
  words: Words,
  card: NoticeCardView,
  { isSent }: Pick<NoticeData<'notice_reversed'>, 'isSent'>,
  order: OrderView | undefined,
): Screen {
  return {
    text: lines(
      words.html('owner-news-reversed', {
        sum: amountText(words, card.amount, card.currency),
        card: cardText(card.last4),
      }),
      order && words.html('owner-news-reversed-order', { number: order.number, status: statusName(words, order) }),
      !order && words.html('owner-news-reversed-nobody'),
      order && words.html(isSent ? 'owner-news-reversed-sent' : 'owner-news-reversed-held'),
      gap,
      words.html('owner-notice-words', { text: shorten(card.text, shownText) }),
    ),
    buttons: order
      ? [
          [
            ownerButton(words, 'open-order', { kind: 'order', id: order.id }, { number: order.number }),
            ownerButton(words, 'write', { kind: 'write', id: order.identityId }),
          ],
        ]
      : [[deskButton(words)]],
  };
}
