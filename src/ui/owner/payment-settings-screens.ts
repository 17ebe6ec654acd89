import type { CardView } from '#src/shop/payments/cards.ts';
import type { PaymentNumber, PaymentSettings } from '#src/shop/settings/change-payments.ts';
import { paymentLimits } from '#src/shop/settings/change-payments.ts';
import { gap, inRows, lines, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { cardText } from './amounts.ts';
import { askScreen, deskButton, ownerButton } from './buttons.ts';

/** How customers pay, as it stands: cards, the tail, waiting, trust, cash. */
export function paymentSettingsScreen(
  words: Words,
  settings: PaymentSettings,
  cards: readonly Pick<CardView, 'active'>[],
  above?: string,
): Screen {
  const count = cards.filter(({ active }) => active).length;
  return {
    text: lines(
      above,
      words.html('owner-payments-title'),
      count === 0 ? words.html('owner-settings-no-card') : words.html('owner-payments-cards', { count }),
      gap,
      ...paymentLines(words, settings),
      gap,
      words.html('owner-payments-bank'),
    ),
    buttons: paymentButtons(words, settings),
  };
}

function paymentLines(words: Words, settings: PaymentSettings): (string | false)[] {
  const { mostTailSom, noticeWaitMinutes, trustOrderSom, cashOnDelivery, prepayPercent } = settings;
  return [
    mostTailSom > 0 ? words.html('owner-payments-tail', { most: mostTailSom }) : words.html('owner-payments-no-tail'),
    noticeWaitMinutes > 0
      ? words.html('owner-payments-wait', { minutes: noticeWaitMinutes })
      : words.html('owner-payments-no-wait'),
    words.html(trustOrderSom > 0 ? 'owner-payments-trust' : 'owner-payments-no-trust', {
      sum: words.money(trustOrderSom),
    }),
    words.html(cashOnDelivery ? 'owner-payments-cash' : 'owner-payments-no-cash'),
    prepayPercent > 0
      ? words.html('owner-payments-prepay', { percent: prepayPercent })
      : words.html('owner-payments-no-prepay'),
  ];
}

function paymentButtons(words: Words, settings: PaymentSettings): Button[][] {
  const { mostTailSom, noticeWaitMinutes, cashOnDelivery, prepayPercent } = settings;
  return [
    [ownerButton(words, 'cards', { kind: 'cards' }), ownerButton(words, 'trust', { kind: 'trust' })],
    numberButtons(words, ['tail', 'tail-off'], 'mostTailSom', mostTailSom),
    numberButtons(words, ['wait', 'wait-off'], 'noticeWaitMinutes', noticeWaitMinutes),
    numberButtons(words, ['prepay', 'prepay-off'], 'prepayPercent', prepayPercent),
    [
      cashOnDelivery
        ? ownerButton(words, 'cash-off', { kind: 'cash', on: 'no' })
        : ownerButton(words, 'cash-on', { kind: 'cash', on: 'yes' }),
    ],
    [ownerButton(words, 'settings', { kind: 'settings' }), deskButton(words)],
  ];
}

/** Types a new number; where one is set, also turns it off. */
function numberButtons(words: Words, [set, off]: [string, string], setting: PaymentNumber, now: number): Button[] {
  const type = ownerButton(words, set, { kind: 'payset', setting });
  return now === 0 ? [type] : [type, ownerButton(words, off, { kind: 'payoff', setting })];
}

/** The cards in turn, each with the button that retires it. */
export function cardsScreen(words: Words, cards: readonly CardView[], above?: string): Screen {
  const active = cards.filter((card) => card.active);
  const retire = active.map(({ id, last4 }) =>
    ownerButton(words, 'card-retire', { kind: 'retire', id }, { card: cardText(last4) }),
  );
  return {
    text: lines(
      above,
      words.html('owner-cards-title'),
      ...active.map(({ last4, holder }) => words.html('owner-settings-card', { last: last4, holder })),
      active.length === 0 && words.html('owner-settings-no-card'),
      active.length > 1 && words.html('owner-cards-turns'),
    ),
    buttons: [
      [ownerButton(words, 'card-add', { kind: 'card' })],
      ...inRows(retire, 2),
      [ownerButton(words, 'payments', { kind: 'payments' }), deskButton(words)],
    ],
  };
}

/** Makes sure that no new order is to be sent to a card. */
export function retireScreen(words: Words, { id, last4 }: CardView, isLast: boolean): Screen {
  return {
    text: lines(
      words.html('owner-card-retire-ask', { card: cardText(last4) }),
      isLast && words.html('owner-card-retire-last'),
    ),
    buttons: [
      [ownerButton(words, 'card-retire-yes', { kind: 'retirenow', id })],
      [ownerButton(words, 'cards', { kind: 'cards' })],
    ],
  };
}

/** Up to which sums a good receipt is believed before the bank spoke, with what that risks. */
export function trustScreen(words: Words, settings: PaymentSettings, above?: string): Screen {
  const { trustOrderSom, trustDaySom } = settings;
  return {
    text: lines(
      above,
      words.html('owner-trust-title'),
      words.html('owner-trust-how'),
      words.html('owner-trust-risk'),
      gap,
      ...(trustOrderSom > 0
        ? [
            words.html('owner-trust-order', { sum: words.money(trustOrderSom) }),
            words.html('owner-trust-day', { sum: words.money(trustDaySom) }),
          ]
        : [words.html('owner-trust-off')]),
    ),
    buttons: [
      [
        ownerButton(words, 'trust-order', { kind: 'payset', setting: 'trustOrderSom' }),
        ownerButton(words, 'trust-day', { kind: 'payset', setting: 'trustDaySom' }),
      ],
      trustOrderSom > 0 ? [ownerButton(words, 'trust-off', { kind: 'payoff', setting: 'trustDaySom' })] : [],
      [ownerButton(words, 'payments', { kind: 'payments' }), deskButton(words)],
    ],
  };
}

/** Asks for one of the numbers, with what it can be. */
export function askPaymentScreen(words: Words, setting: PaymentNumber): Screen {
  return askScreen(words, setting, rangeOf(words, setting));
}

/** What a number can be, in words. */
export function rangeOf(words: Words, setting: PaymentNumber): { least: string; most: string } {
  const { least, most } = paymentLimits[setting];
  const isSum = setting === 'trustOrderSom' || setting === 'trustDaySom';
  return isSum ? { least: words.money(least), most: words.money(most) } : { least: String(least), most: String(most) };
}
