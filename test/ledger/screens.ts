import { wordsFor } from '../support/words.ts';
import type { Choice, Seen } from './customer.ts';

/** What a customer can have before him. */
export type ScreenName =
  | 'language'
  | 'menu'
  | 'catalog'
  | 'shelf'
  | 'cards'
  | 'card'
  | 'color'
  | 'size'
  | 'quantity'
  | 'cart'
  | 'phone'
  | 'delivery'
  | 'region'
  | 'address'
  | 'recipient'
  | 'summary'
  | 'payment'
  | 'cancel';

/** A text of the shop as it is shown, without markup. */
export function shown(key: string, values?: { [name: string]: string }): string {
  return plainSpaces(
    wordsFor('uz')
      .plain(key, values)
      .replaceAll(/<[^>]+>/g, ''),
  ).trim();
}

/** People see no difference between a space and one that no line breaks at. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

/** The order's number in a text; empty where there is none. */
export function numberIn(text: string): string {
  return /S-\d+/.exec(text)?.[0] ?? '';
}

const before = (key: string): string => shown(key, { number: '|', time: '|', reason: '|' }).split('|')[1]?.trim() ?? '';

/** News about an order, found by the words after its number. */
export const news = {
  paid: before('notice-order_paid'),
  expired: before('notice-order_expired'),
  late: before('receipt-late'),
  received: shown('receipt-received', { number: '|' }).split('(')[0]?.trim() ?? '',
  cancelled: before('cancel-done'),
  placed: before('payment-title'),
};

// The first that fits counts: later screens show what earlier ones asked.
const marks: [ScreenName, string][] = [
  ['summary', shown('summary-title')],
  ['payment', shown('payment-receipt')],
  ['cancel', before('cancel-ask')],
  ['recipient', shown('ask-recipient')],
  ['address', shown('ask-address')],
  ['region', shown('ask-region')],
  ['delivery', shown('ask-delivery')],
  ['phone', shown('ask-phone')],
  ['cart', shown('cart-title')],
  ['quantity', shown('choose-quantity')],
  ['size', shown('choose-option', { option: 'size' })],
  ['color', shown('choose-option', { option: 'color' })],
  ['cards', shown('cards-choose')],
  ['catalog', shown('catalog-title')],
  ['menu', shown('welcome-back')],
  ['menu', shown('welcome', { shop: '|' }).split('|')[1]?.trim() ?? ''],
];

const ofCheckout: readonly ScreenName[] = ['phone', 'delivery', 'region', 'address', 'recipient', 'summary'];

/** True for a screen whose question comes again when a text beside the point was answered. */
export function isQuestionOfCheckout(screen: ScreenName): boolean {
  return ofCheckout.includes(screen);
}

/** The same of a text, which may carry markup. */
export function isOfCheckout(text: string): boolean {
  const plain = plainSpaces(text).replaceAll(/<[^>]+>/g, '');
  return marks.some(([screen, words]) => isQuestionOfCheckout(screen) && plain.includes(words));
}

/** Which screen a message is; undefined for news and answers to free text. */
export function screenOf({ text: shownText, choices }: Seen): ScreenName | undefined {
  const text = plainSpaces(shownText);
  const titles = choices.map(({ title }) => title);
  // Every shelf asks what the whole catalogue asks.
  if (titles.some((title) => title.startsWith('Krossovkalar'))) return 'shelf';
  const found = marks.find(([, words]) => text.includes(words));
  if (found) return found[0];
  if (titles.includes(shown('language-name'))) return 'language';
  return text.includes('Shamol') && titles.includes(shown('button-order')) ? 'card' : undefined;
}

/** The first of these with this title. */
export function choiceOf(choices: readonly Choice[], title: string | RegExp): Choice | undefined {
  const fits = (text: string): boolean => (typeof title === 'string' ? text.includes(title) : title.test(text));
  return choices.find((choice) => fits(plainSpaces(choice.title)));
}
