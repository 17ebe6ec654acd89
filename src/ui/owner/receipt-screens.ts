import type { QueuedReceipt, ReceiptCounts } from '#src/shop/payments/list-receipts.ts';
import type { ReceiptCardView } from '#src/shop/payments/read-receipt-card.ts';
import { statusName } from '../order-screens.ts';
import { gap, inRows, lines, shorten, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { amountText, cardText } from './amounts.ts';
import { deskButton, ownerButton, pageButtons } from './buttons.ts';
import { moneyProof } from './money-lines.ts';
import { orderButtons, receiptMedia } from './order-screens.ts';
import { factLines } from './receipt-facts-lines.ts';

/** Receipts on one page of the queue. */
export const receiptsPerPage = 8;

// Limit of the Bot API for words under a picture. As many of the first reasons stand there as fit; all of them stand
// among the details.
const longestCaption = 1024;
const shownReasons = [3, 1, 0];

/** From this risk on a receipt is marked red in the queue, from the other on yellow. */
const redFrom = 60;
const yellowFrom = 25;

/** True while an owner can still say what a receipt proves. */
export function isToJudge({ status, order }: Pick<ReceiptCardView, 'status' | 'order'>): boolean {
  return status === 'waiting' && order.status === 'checking_receipt';
}

/** What else is said on a receipt's card. */
export type ReceiptNotes = {
  above?: string | undefined;
  /** Other orders to which the same picture was sent. */
  usedBefore?: number;
};

/** A receipt: the picture, what was asked beside what was read, what the bank says, who sent it, and the verdict. */
export function receiptCardScreen(words: Words, card: ReceiptCardView, notes: ReceiptNotes = {}): Screen {
  const texts = shownReasons.map((count) => captionOf(words, card, notes, count));
  return {
    ...receiptMedia(card),
    text: texts.find((text) => text.length <= longestCaption) ?? texts.at(-1) ?? '',
    buttons: isToJudge(card) ? judgingButtons(words, card) : orderButtons(words, card.order),
  };
}

function captionOf(
  words: Words,
  card: ReceiptCardView,
  { above, usedBefore = 0 }: ReceiptNotes,
  reasons: number,
): string {
  const { order } = card;
  const isSeenTwice = usedBefore > 0 && !card.reasons.includes('picture_used');
  return lines(
    above,
    words.html('owner-check-title', { number: order.number, sum: words.money(order.askedSom) }),
    verdictLines(words, card, reasons),
    isSeenTwice && words.html('owner-notice-used', { count: usedBefore }),
    card.withdrawn && words.html('owner-receipt-withdrawn'),
    order.receipt !== null && order.receipt.id > card.id && words.html('owner-check-newer'),
    !isToJudge(card) && words.html('owner-notice-status', { status: statusName(words, order) }),
    gap,
    factLines(words, card),
    gap,
    bankLine(words, card),
    customerLines(words, card),
  );
}

/** Empty while a machine still reads it, which is said where its facts will stand. */
function verdictLines(words: Words, { verdict, reasons, forged, reading }: ReceiptCardView, most: number): string {
  if (reading === 'waiting' && !forged) return '';
  const shown = reasons.slice(0, most).map((reason) => words.plain(`owner-doubt-${reason}`));
  if (reasons.length > shown.length) shown.push(`+${reasons.length - shown.length}`);
  return lines(
    forged ? words.html('owner-check-forged') : words.html('owner-check-verdict', { verdict: verdict ?? 'none' }),
    shown.length > 0 && words.html('owner-check-reasons', { reasons: shown.join('; ') }),
  );
}

function bankLine(words: Words, card: ReceiptCardView): string {
  const { payment, nearNotice, waitUntil, status } = card;
  if (payment) return moneyProof(words, payment);
  if (nearNotice) {
    const sum = amountText(words, nearNotice.amount, nearNotice.currency);
    return words.html('owner-check-near', {
      sum,
      card: cardText(nearNotice.last4),
      time: words.dayAndTime(nearNotice.at),
    });
  }
  return status === 'waiting' && waitUntil !== null
    ? words.html('owner-check-waits', { time: words.time(waitUntil) })
    : words.html('owner-check-no-bank');
}

function customerLines(words: Words, { order, history }: ReceiptCardView): string {
  return lines(
    words.html('owner-order-customer', { name: shorten(order.customerName ?? words.plain('owner-nameless'), 30) }),
    words.html('owner-check-history', history),
  );
}

function judgingButtons(words: Words, card: ReceiptCardView): Button[][] {
  const { id, identityId, number } = card.order;
  return [
    [
      ownerButton(words, 'accept', { kind: 'do', step: 'accept_receipt', id }),
      ownerButton(words, 'refuse', { kind: 'refuse', id }),
    ],
    [
      ownerButton(words, 'better', { kind: 'better', id }),
      ownerButton(words, 'forged', { kind: 'forged', receipt: card.id, id }),
    ],
    card.nearNotice ? [ownerButton(words, 'near-notice', { kind: 'notice', notice: card.nearNotice.id })] : [],
    [
      ownerButton(words, 'details', { kind: 'details', receipt: card.id }),
      ownerButton(words, 'open-order', { kind: 'order', id }, { number }),
    ],
    [ownerButton(words, 'write', { kind: 'write', id: identityId }), queueButton(words)],
  ];
}

/** The way to the queue of receipts. */
function queueButton(words: Words): Button {
  return ownerButton(words, 'queue', { kind: 'receipts', page: 0 });
}

/** The next receipt of the queue; nothing where it is empty. */
export function nextButton(words: Words, toCheck: number): Button[] {
  return toCheck === 0 ? [] : [ownerButton(words, 'next-receipt', { kind: 'nextreceipt' }, { count: toCheck })];
}

/** Makes sure that a receipt is meant to be called forged, and says what that brings. */
export function forgedScreen(words: Words, { id, order }: ReceiptCardView): Screen {
  return {
    text: words.html('owner-forged-ask', { number: order.number }),
    buttons: [
      [ownerButton(words, 'forged-yes', { kind: 'forgednow', receipt: id, id: order.id })],
      [ownerButton(words, 'back-to-receipt', { kind: 'receipt', id: order.id })],
    ],
  };
}

/** A page of the receipts that wait for an owner; `page` counts from 0. `now` tells how long each waits. */
export function receiptQueueScreen(
  words: Words,
  queue: { page: number; counts: ReceiptCounts; receipts: QueuedReceipt[]; now: Date },
): Screen {
  const { page, counts, receipts, now } = queue;
  const buttons = receipts.map((receipt) =>
    ownerButton(
      words,
      'queued',
      { kind: 'receipt', id: receipt.orderId },
      {
        light: receipt.risk >= redFrom ? '🔴' : receipt.risk >= yellowFrom ? '🟡' : '🟢',
        number: receipt.number,
        sum: words.money(receipt.askedSom),
        minutes: Math.max(Math.floor((now.getTime() - Date.parse(receipt.submittedAt)) / 60_000), 0),
      },
    ),
  );
  const place = { page, perPage: receiptsPerPage, total: counts.toCheck };
  return {
    text: lines(
      words.html('owner-queue-title', { count: counts.toCheck }),
      words.html(counts.toCheck === 0 ? 'owner-queue-none' : 'owner-queue-how'),
      counts.elsewhere > 0 && words.html('owner-queue-elsewhere', { count: counts.elsewhere }),
    ),
    buttons: [
      ...inRows(buttons, 1),
      pageButtons(words, place, (to) => ({ kind: 'receipts', page: to })),
      [ownerButton(words, 'notices', { kind: 'notices', page: 0 }), deskButton(words)],
    ],
  };
}
