import { describe, expect, test } from 'vitest';
import { regions } from '#src/shop/delivery/region.ts';
import { languages, type Language } from '#src/shop/language.ts';
import { paymentKinds } from '#src/shop/orders/payment-kind.ts';
import { decodeTap, encodeTap, type Tap } from '#src/ui/callback-data.ts';
import { isOwnerData } from '#src/ui/owner/callback-data.ts';

// Largest integer of PostgreSQL: no id or sum is larger.
const largest = 2_147_483_647;
// A media id is a hash with the kind of file.
const mediaId = `${'f'.repeat(32)}.webp`;

// The last one is as long as a payload that is carried on can be.
const startPayloads = ['', `p_${largest}`, 'a:b:c', 'x'.repeat(40)];

const speak = (language: Language, payload: string): Tap & { kind: 'speak' } => ({ kind: 'speak', language, payload });

const customers = {
  menu: [{ kind: 'menu' }],
  cart: [{ kind: 'cart' }],
  checkout: [{ kind: 'checkout' }],
  orders: [{ kind: 'orders' }],
  operator: [{ kind: 'operator' }],
  operator_end: [{ kind: 'operator_end' }],
  noop: [{ kind: 'noop' }],
  recipient_me: [{ kind: 'recipient_me' }],
  shelf: [
    { kind: 'shelf', id: 0 },
    { kind: 'shelf', id: largest },
  ],
  product_at: [
    { kind: 'product_at', shelf: 0, index: 0 },
    { kind: 'product_at', shelf: largest, index: largest },
  ],
  product: [{ kind: 'product', id: largest }],
  choose: [{ kind: 'choose', id: largest }],
  watch: [{ kind: 'watch', id: largest }],
  option: [
    { kind: 'option', option: 0, variant: 0 },
    { kind: 'option', option: largest, variant: largest },
  ],
  quantity: [
    { kind: 'quantity', quantity: 1 },
    { kind: 'quantity', quantity: largest },
  ],
  line: [
    { kind: 'line', line: 1, quantity: 0 },
    { kind: 'line', line: largest, quantity: largest },
  ],
  delivery: [{ kind: 'delivery', id: largest }],
  region: regions.map((region) => ({ kind: 'region', region })),
  ask_again: (['phone', 'delivery', 'address', 'recipient', 'payment'] as const).map((what) => ({
    kind: 'ask_again',
    what,
  })),
  pay_by: paymentKinds.map((how) => ({ kind: 'pay_by', how })),
  place: [{ kind: 'place', draft: largest, totalSom: largest }],
  order: [{ kind: 'order', id: largest }],
  cancel: [{ kind: 'cancel', id: largest }],
  cancel_yes: [{ kind: 'cancel_yes', id: largest }],
  repeat: [{ kind: 'repeat', id: largest }],
  receipt_for: [
    { kind: 'receipt_for', id: largest, mediaId },
    { kind: 'receipt_for', id: largest, mediaId, messageId: Number.MAX_SAFE_INTEGER },
  ],
  speak: languages.flatMap((language) => startPayloads.map((payload) => speak(language, payload))),
} satisfies { [Kind in Tap['kind']]: (Tap & { kind: Kind })[] };

/** Seeded, so a failure comes again: the same numbers from 0 to 1 in the same order (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('buttons of customers', () => {
  const taps: Tap[] = Object.values(customers).flat();

  test.each(taps.map((tap) => [encodeTap(tap), tap] as const))('%s means the same when it comes back', (data, tap) => {
    expect(decodeTap(data)).toEqual(tap);
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
  });

  test('no two of them look alike, and none like a button of the desk', () => {
    const written = taps.map(encodeTap);
    expect(new Set(written).size).toBe(written.length);
    expect(written.filter(isOwnerData)).toEqual([]);
  });

  test.each([
    '',
    ':',
    'p',
    'p:',
    'p:-1',
    'p:1.5',
    'p:1e3',
    'p: 1',
    'p:１',
    'p:2147483648',
    'p:99999999999',
    'p:1:2',
    'p:NaN',
    'P:1',
    'm:1',
    'cart',
    'v:1',
    'v:1:2:3',
    'v:1:',
    'l:1',
    'py:',
    'py:credit',
    'ok:1',
    'ok:1:-5',
    'ok::5',
    'r:',
    'r:moon',
    'r:constructor',
    'a:',
    'a:price',
    's:',
    's:ru',
    's:ru:p_1',
    'rc:1',
    'rc:1:',
    'rc:1:../../etc/passwd',
    'rc:x:a.webp',
    `rc:1:${'a'.repeat(61)}`,
    'rc:1:a b',
    'rc:1:a.webp:',
    'rc:1:a.webp:zzzzzzzzzzz',
    'rc:1:a.webp:1-2',
    'constructor',
    '__proto__',
    'toString:1',
    'hasOwnProperty:1',
    '__proto__:1',
    'p:1\n',
    'p:0x10',
    '💳:1',
    'ow:desk',
  ])('forged data "%s" is no button', (data) => {
    expect(decodeTap(data)).toBeUndefined();
  });

  test('whatever is sent is either a button that we write, or none', () => {
    const random = chance(1042);
    const pick = (from: string): string => from.charAt(Math.floor(random() * from.length));
    const written = taps.map(encodeTap);
    let read = 0;
    for (let round = 0; round < 20_000; round++) {
      const base = written[Math.floor(random() * written.length)] ?? '';
      const at = Math.floor(random() * (base.length + 1));
      const junk = Array.from({ length: Math.floor(random() * 4) }, () =>
        pick('0123456789:-_.abcdimopqrsvwx \u0000ʻ💳'),
      ).join('');
      const data = base.slice(0, at) + junk + base.slice(at + Math.floor(random() * 3));
      const tap = decodeTap(data);
      if (!tap) continue;
      read++;
      expect(decodeTap(encodeTap(tap))).toEqual(tap);
    }
    expect(read).toBeGreaterThan(1000);
    expect(read).toBeLessThan(20_000);
  });
});
