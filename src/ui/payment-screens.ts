import type { DraftView } from '#src/shop/orders/draft-view.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import type { PaymentKind } from '#src/shop/orders/payment-kind.ts';
import { encodeTap } from './callback-data.ts';
import { operatorButton } from './menu-screens.ts';
import { bridgeButton, bridgeOffer, moneyLines, type WayOver } from './order-screens.ts';
import { gap, inRows, lines, type Button, type Screen } from './screen.ts';
import type { Words } from './words.ts';

/** A card of the shop as customers see it; its number is 16 digits. */
export type ShownCard = { number: string; holder: string };

/** Asks how the order is to be paid, where there is more than one way. */
export function paymentWayScreen(words: Words, draft: DraftView): Screen {
  const buttons = draft.paymentWays.map((how) => ({
    title: wayTitle(words, draft, how),
    data: encodeTap({ kind: 'pay_by', how }),
  }));
  return {
    text: lines(
      words.html('ask-payment'),
      draft.paymentWays.includes('part') && words.html('ask-payment-part', partSums(words, draft)),
    ),
    buttons: [...inRows(buttons, 1), [{ title: words.plain('button-cart'), data: encodeTap({ kind: 'cart' }) }]],
  };
}

function wayTitle(words: Words, draft: DraftView, how: PaymentKind): string {
  if (how === 'card') return words.plain('button-pay-card');
  if (how === 'part') return words.plain('button-pay-part', { sum: words.money(draft.prepaySom) });
  return words.plain(draft.delivery?.kind === 'pickup' ? 'button-pay-cash-pickup' : 'button-pay-cash');
}

function partSums(words: Words, { prepaySom, totalSom }: DraftView): { sum: string; rest: string } {
  return { sum: words.money(prepaySom), rest: words.money(totalSom - prepaySom) };
}

/** How the order will be paid, for its summary; nothing where there was no choice. */
export function chosenWayLine(words: Words, draft: DraftView): string | undefined {
  if (draft.paymentWays.length < 2) return undefined;
  if (draft.paymentKind === 'part') return words.html('summary-payment-part', partSums(words, draft));
  return words.html(draft.paymentKind === 'cash' ? 'summary-payment-cash' : 'summary-payment-card');
}

/** What else is said where an order is paid. */
export interface PaymentNotes {
  above?: string | undefined;
  over?: WayOver | undefined;
  /** Sum and card are copied by buttons; elsewhere they follow in messages of their own. */
  copyButton?: boolean;
}

/** How to pay: the exact sum and the card, each to be copied, and until when. */
export function paymentScreen(
  words: Words,
  order: OrderView,
  card: ShownCard | undefined,
  { above, over, copyButton = true }: PaymentNotes = {},
): Screen {
  return {
    text: lines(
      above ?? words.html('payment-title', { number: order.number }),
      gap,
      card ? words.html('payment-how') : words.html('payment-no-card'),
      words.html('payment-sum', { sum: words.money(order.askedSom) }),
      card && cardLines(words, card),
      card && tailLine(words, order),
      gap,
      moneyLines(words, order),
      words.html('payment-deadline', { time: words.time(order.holdUntil) }),
      words.html('payment-receipt'),
      card && !copyButton && words.html('payment-copy'),
      gap,
      over && bridgeOffer(words, over),
    ),
    buttons: [
      ...copyButtons(words, order, card),
      ...(over ? [[bridgeButton(words, over)]] : []),
      ...ways(words, order),
    ],
  };
}

/** The card with its holder, in a text. */
export function cardLines(words: Words, card: ShownCard): string {
  return lines(
    words.html('payment-card', { card: grouped(card) }),
    words.html('payment-holder', { holder: card.holder }),
  );
}

/** Why the sum is so odd; nothing where it is just what the goods cost. */
export function tailLine(words: Words, order: OrderView): string | undefined {
  const { askedSom, paidSom, totalSom, dueSom } = order;
  return askedSom === totalSom - dueSom - paidSom ? undefined : words.html('payment-tail');
}

/** Buttons that copy the bare sum and the bare number of the card. */
export function copyButtons(words: Words, { askedSom }: OrderView, card: ShownCard | undefined): Button[][] {
  if (!card) return [];
  return [
    [{ title: words.plain('button-copy-sum', { sum: words.money(askedSom) }), copy: String(askedSom) }],
    [{ title: words.plain('button-copy-card', { card: grouped(card) }), copy: card.number }],
  ];
}

function grouped({ number }: ShownCard): string {
  return number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}

function ways(words: Words, { id, number }: OrderView): Button[][] {
  return [
    [{ title: words.plain('button-open-order', { number }), data: encodeTap({ kind: 'order', id }) }],
    [{ title: words.plain('button-cancel-order'), data: encodeTap({ kind: 'cancel', id }) }, operatorButton(words)],
  ];
}

/** The order stands without a transfer: it is paid in cash when the goods come. */
export function confirmedScreen(words: Words, order: OrderView, over?: WayOver): Screen {
  return {
    text: lines(
      words.html('placed-cash', { number: order.number }),
      moneyLines(words, order),
      gap,
      over && bridgeOffer(words, over),
    ),
    buttons: [...(over ? [[bridgeButton(words, over)]] : []), ...ways(words, order)],
  };
}
