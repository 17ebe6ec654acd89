import { isLanguage, type Language } from '#src/shop/language.ts';
import { isRegion, type Region } from '#src/shop/delivery/region.ts';
import { paymentKinds, type PaymentKind } from '#src/shop/orders/payment-kind.ts';

/** What a tap means. Only ids travel, so a button of an old message still says what it said. */
export type Tap =
  | { kind: 'menu' | 'cart' | 'checkout' | 'orders' | 'operator' | 'operator_end' | 'noop' }
  | { kind: 'shelf'; id: number }
  | { kind: 'product_at'; shelf: number; index: number }
  | { kind: 'product' | 'choose' | 'watch'; id: number }
  | { kind: 'option'; option: number; variant: number }
  | { kind: 'quantity'; quantity: number }
  | { kind: 'line'; line: number; quantity: number }
  | { kind: 'delivery'; id: number }
  | { kind: 'region'; region: Region }
  | { kind: 'ask_again'; what: AskAgain }
  | { kind: 'recipient_me' }
  | { kind: 'pay_by'; how: PaymentKind }
  | { kind: 'place'; draft: number; totalSom: number }
  | { kind: 'order' | 'cancel' | 'cancel_yes' | 'repeat'; id: number }
  /** `messageId`: the message that brought the picture. */
  | { kind: 'receipt_for'; id: number; mediaId: string; messageId?: number }
  | { kind: 'speak'; language: Language; payload: string };

const askAgain = ['phone', 'delivery', 'address', 'recipient', 'payment'] as const;
type AskAgain = (typeof askAgain)[number];

const bare = {
  m: 'menu',
  ct: 'cart',
  co: 'checkout',
  os: 'orders',
  op: 'operator',
  oe: 'operator_end',
  no: 'noop',
  me: 'recipient_me',
} as const;
const withId = {
  c: 'shelf',
  p: 'product',
  b: 'choose',
  w: 'watch',
  d: 'delivery',
  o: 'order',
  x: 'cancel',
  xy: 'cancel_yes',
  rp: 'repeat',
} as const;

/** Writes a tap as callback data: at most 64 bytes (limit of the Bot API). */
export function encodeTap(tap: Tap): string {
  switch (tap.kind) {
    case 'product_at':
      return `i:${tap.shelf}:${tap.index}`;
    case 'option':
      return `v:${tap.option}:${tap.variant}`;
    case 'quantity':
      return `q:${tap.quantity}`;
    case 'line':
      return `l:${tap.line}:${tap.quantity}`;
    case 'region':
      return `r:${tap.region}`;
    case 'ask_again':
      return `a:${tap.what}`;
    case 'pay_by':
      return `py:${tap.how}`;
    case 'place':
      return `ok:${tap.draft}:${tap.totalSom}`;
    case 'receipt_for':
      return ['rc', tap.id, tap.mediaId, ...(tap.messageId === undefined ? [] : [tap.messageId.toString(36)])].join(
        ':',
      );
    case 'speak':
      return `s:${tap.language}:${tap.payload}`;
    default:
      return 'id' in tap ? `${keyOf(withId, tap.kind)}:${tap.id}` : keyOf(bare, tap.kind);
  }
}

function keyOf(table: { [key: string]: string }, kind: string): string {
  const found = Object.entries(table).find(([, value]) => value === kind);
  if (!found) throw new Error(`No callback data for "${kind}".`);
  return found[0];
}

/** Reads callback data; undefined for anything that we never write. Says nothing about whether the tapper may do it. */
export function decodeTap(data: string): Tap | undefined {
  const [key = '', ...rest] = data.split(':');
  if (rest.length === 0) return isKey(bare, key) ? { kind: bare[key] } : undefined;
  if (key === 's')
    return isLanguage(rest[0]) ? { kind: 'speak', language: rest[0], payload: rest.slice(1).join(':') } : undefined;
  if (key === 'rc') return receiptFor(rest);
  if (key === 'r') return isRegion(rest[0]) ? { kind: 'region', region: rest[0] } : undefined;
  if (key === 'a') return askAgainFor(rest[0]);
  if (key === 'py') return payBy(rest[0]);
  const numbers = rest.map(asId);
  const [first, second] = numbers;
  if (first === undefined || numbers.includes(undefined)) return undefined;
  return numbers.length === 1 ? oneNumber(key, first) : twoNumbers(key, numbers.length, first, second ?? 0);
}

function oneNumber(key: string, id: number): Tap | undefined {
  if (key === 'q') return { kind: 'quantity', quantity: id };
  return isKey(withId, key) ? { kind: withId[key], id } : undefined;
}

function twoNumbers(key: string, count: number, first: number, second: number): Tap | undefined {
  if (count !== 2) return undefined;
  if (key === 'i') return { kind: 'product_at', shelf: first, index: second };
  if (key === 'v') return { kind: 'option', option: first, variant: second };
  if (key === 'l') return { kind: 'line', line: first, quantity: second };
  if (key === 'ok') return { kind: 'place', draft: first, totalSom: second };
  return undefined;
}

function receiptFor([order, mediaId, message]: string[]): Tap | undefined {
  const id = asId(order ?? '');
  if (id === undefined || !mediaId || !/^[\w.-]{1,60}$/.test(mediaId)) return undefined;
  if (message === undefined) return { kind: 'receipt_for', id, mediaId };
  const messageId = /^[0-9a-z]{1,11}$/.test(message) ? Number.parseInt(message, 36) : Number.NaN;
  return Number.isSafeInteger(messageId) ? { kind: 'receipt_for', id, mediaId, messageId } : undefined;
}

function askAgainFor(what: string | undefined): Tap | undefined {
  const known = askAgain.find((one) => one === what);
  return known && { kind: 'ask_again', what: known };
}

function payBy(how: string | undefined): Tap | undefined {
  const known = paymentKinds.find((one) => one === how);
  return known && { kind: 'pay_by', how: known };
}

/** Ids and amounts: digits only, within PostgreSQL's integer. */
function asId(text: string): number | undefined {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return id <= 2_147_483_647 ? id : undefined;
}

function isKey<T extends object>(table: T, key: string): key is keyof T & string {
  return Object.hasOwn(table, key);
}
