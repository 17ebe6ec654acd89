import { deliveryFee, type DeliveryMethodView } from '#src/shop/delivery/list-delivery.ts';
import { regions } from '#src/shop/delivery/region.ts';
import type { DraftLineView, DraftView } from '#src/shop/orders/draft-view.ts';
import { encodeTap } from './callback-data.ts';
import { catalogButton, menuButtons } from './menu-screens.ts';
import { lineName } from './naming.ts';
import { chosenWayLine } from './payment-screens.ts';
import { gap, inRows, lines, shorten, type Button, type Screen } from './screen.ts';
import type { Words } from './words.ts';

/** The cart: each line with today's price, and buttons to change it. */
export function cartScreen(words: Words, draft: DraftView, above?: string): Screen {
  if (draft.lines.length === 0) return { text: lines(above, words.html('cart-empty')), buttons: menuButtons(words) };
  return {
    text: lines(
      above,
      gap,
      words.html('cart-title'),
      ...cartLines(words, draft),
      gap,
      words.html('cart-total', { total: words.money(draft.itemsSom) }),
    ),
    buttons: [
      [{ title: words.plain('button-checkout'), data: encodeTap({ kind: 'checkout' }) }],
      ...draft.lines.map((line, at) => lineButtons(words, line, placeOf(words, draft, at))),
      [{ ...catalogButton(words), title: words.plain('button-continue') }],
    ],
  };
}

function cartLine(words: Words, line: DraftLineView): string {
  const { quantity, priceSom, stock } = line;
  return lines(
    words.html('cart-line', {
      line: lineName(words, line),
      quantity,
      price: words.money(priceSom),
      sum: words.money(priceSom * quantity),
    }),
    stock === 0 ? words.html('cart-line-gone') : stock < quantity && words.html('cart-line-short-stock', { stock }),
  );
}

/** With several lines each has a number, which its buttons name too. */
function cartLines(words: Words, draft: DraftView): string[] {
  return draft.lines.map((line, at) => `${placeOf(words, draft, at)} ${cartLine(words, line)}`.trimStart());
}

function placeOf(words: Words, draft: DraftView, at: number): string {
  return draft.lines.length > 1 ? words.plain('cart-place', { place: at + 1 }) : '';
}

function lineButtons(words: Words, line: DraftLineView, place: string): Button[] {
  const change = (quantity: number) => encodeTap({ kind: 'line', line: line.id, quantity });
  const less = line.quantity > 1 ? 'button-line-less' : 'button-line-remove';
  return [
    { title: words.plain(less, { place }).trim(), data: change(line.quantity - 1) },
    { title: words.plain('button-line-more', { place }).trim(), data: change(line.quantity + 1) },
  ];
}

/** Asks for the phone number: typed, or by a button where the channel has one. */
export function phoneScreen(words: Words, privacyLink: string, contactButton = true): Screen {
  const consent = words.html('ask-phone-consent', { link: privacyLink });
  if (!contactButton) return { text: lines(words.html('ask-phone'), consent) };
  return {
    text: lines(words.html('ask-phone'), words.html('ask-phone-button'), consent),
    below: { contact: words.plain('button-contact') },
  };
}

/** Asks how the goods should travel; each way with its fee for this cart. */
export function deliveryScreen(words: Words, draft: DraftView, methods: DeliveryMethodView[]): Screen {
  const buttons = methods.map((method) => ({
    title: words.plain('delivery-choice', {
      title: method.title[words.language],
      fee: feeName(words, deliveryFee(method, draft.itemsSom)),
    }),
    data: encodeTap({ kind: 'delivery', id: method.id }),
  }));
  return { text: words.html('ask-delivery'), buttons: [...inRows(buttons, 1), [backToCart(words)]] };
}

function feeName(words: Words, feeSom: number): string {
  return feeSom === 0 ? words.plain('delivery-free') : words.money(feeSom);
}

/** Asks for the region among those that the chosen way serves. */
export function regionScreen(words: Words, draft: DraftView): Screen {
  const served = draft.delivery?.regions ?? 'all';
  const codes = regions.filter((region) => served === 'all' || served.includes(region));
  const buttons = codes.map((region) => ({
    title: words.plain('region', { region }),
    data: encodeTap({ kind: 'region', region }),
  }));
  return { text: words.html('ask-region'), buttons: [...inRows(buttons, 2), [againButton(words, 'delivery')]] };
}

/** Asks for the address in the customer's own words. */
export function addressScreen(words: Words): Screen {
  return { text: words.html('ask-address'), buttons: [[againButton(words, 'delivery')]] };
}

/** Asks who will receive the goods; the customer's own name is one tap. */
export function recipientScreen(words: Words, customerName: string | null): Screen {
  const me =
    customerName === null || customerName.trim().length < 2
      ? []
      : [
          [
            {
              title: words.plain('button-recipient-me', { name: shorten(customerName, 40) }),
              data: encodeTap({ kind: 'recipient_me' }),
            },
          ],
        ];
  return { text: words.html('ask-recipient'), buttons: [...me, [backToCart(words)]] };
}

/** The whole order before the tap that places it. */
export function summaryScreen(words: Words, draft: DraftView, holdMinutes: number, above?: string): Screen {
  const { delivery } = draft;
  return {
    text: lines(
      above,
      gap,
      words.html('summary-title'),
      ...draft.lines.map((line) => cartLine(words, line)),
      gap,
      delivery &&
        words.html('summary-delivery', {
          title: delivery.title[words.language],
          fee: feeName(words, draft.deliverySom ?? 0),
        }),
      delivery && words.html('summary-eta', { eta: delivery.eta[words.language] }),
      whereLine(words, draft),
      words.html('summary-recipient', {
        recipient: draft.recipient ?? '',
        phone: draft.phone === null ? '' : words.phone(draft.phone),
      }),
      gap,
      words.html('summary-total', { total: words.money(draft.totalSom) }),
      chosenWayLine(words, draft),
      draft.paymentKind === 'cash'
        ? words.html('summary-ask-cash')
        : words.html('summary-ask', { minutes: holdMinutes }),
    ),
    buttons: [
      [
        {
          title: words.plain('button-place'),
          data: encodeTap({ kind: 'place', draft: draft.id, totalSom: draft.totalSom }),
        },
      ],
      [againButton(words, 'phone'), againButton(words, 'delivery')],
      delivery?.kind === 'pickup'
        ? [againButton(words, 'recipient')]
        : [againButton(words, 'address'), againButton(words, 'recipient')],
      [...(draft.paymentWays.length > 1 ? [againButton(words, 'payment')] : []), backToCart(words)],
    ],
  };
}

function whereLine(words: Words, draft: DraftView): string | undefined {
  const { delivery, region, address } = draft;
  if (delivery?.kind === 'pickup')
    return delivery.address ? words.html('summary-pickup', { address: delivery.address[words.language] }) : undefined;
  return words.html('summary-address', {
    region: region === null ? '' : words.plain('region', { region }),
    address: address ?? '',
  });
}

function againButton(words: Words, what: 'phone' | 'delivery' | 'address' | 'recipient' | 'payment'): Button {
  return { title: words.plain(`button-change-${what}`), data: encodeTap({ kind: 'ask_again', what }) };
}

function backToCart(words: Words): Button {
  return { title: words.plain('button-cart'), data: encodeTap({ kind: 'cart' }) };
}
