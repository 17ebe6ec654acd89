import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { regions } from '#src/shop/delivery/region.ts';
import { languages, type Language } from '#src/shop/language.ts';
import { noticeKinds } from '#src/shop/notices/notice-kinds.ts';
import type { DraftRefusal } from '#src/shop/orders/draft-view.ts';
import { orderStatuses } from '#src/shop/orders/order-machine.ts';
import type { PlaceRefusal } from '#src/shop/orders/place-order.ts';
import type { Weakness } from '#src/shop/owners/weak-password.ts';
import { isOwnerKind } from '#src/ui/owner/notices.ts';
import { wordsFor, writtenTexts } from '#test/support/words.ts';

const texts = { uz: writtenTexts('uz'), en: writtenTexts('en') };
const keys = [...texts.uz.keys()];
const isKey = (key: string): boolean => texts.uz.has(key);

function codeOf(...folders: string[]): string {
  const root = join(import.meta.dirname, '..');
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
  );
  return files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(name, 'utf8'))
    .join('\n');
}

const speaking = codeOf('conversations', 'src/bot', 'src/ui');
const code = codeOf('conversations', 'src/bot', 'src/ui', 'src/shop');

const allMatches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

const variablesOf = (text: string): string[] => [...new Set(allMatches(text, /\$(\w+)/g))].toSorted();

const marksOf = (language: Language, key: string): string =>
  (texts[language].get(key)?.match(/<\/?[a-z]+/g) ?? []).toSorted().join('');

const valuesFor = (text: string) => Object.fromEntries(variablesOf(text).map((name) => [name, '1']));

describe('both languages', () => {
  test('have the same keys', () => {
    expect(keys.length).toBeGreaterThan(200);
    expect([...texts.en.keys()].toSorted()).toEqual(keys.toSorted());
  });

  test.each(keys)('%s takes the same values, and no other is missing', (key) => {
    expect(variablesOf(texts.en.get(key) ?? '')).toEqual(variablesOf(texts.uz.get(key) ?? ''));
    for (const language of languages) {
      const words = wordsFor(language);
      const values = valuesFor(texts[language].get(key) ?? '');
      expect(words.html(key, values)).not.toBe('');
      expect(words.html(key, values)).not.toMatch(/\{|\}/);
      expect(words.html(key, values).length).toBeLessThanOrEqual(1000);
    }
  });

  test('a text or a value that is missing is an error here, not a blank', () => {
    expect(() => wordsFor('uz').html('no-such-text')).toThrow('no-such-text');
    expect(() => wordsFor('uz').html('cart-total')).toThrow('total');
  });

  test('open and close the same marks', () => {
    expect(keys.filter((key) => marksOf('uz', key) !== marksOf('en', key))).toEqual([]);
    const open = keys.filter((key) => {
      const marks = marksOf('uz', key);
      return marks.split('<').length !== 2 * marks.split('</').length - 1;
    });
    expect(open).toEqual([]);
  });
});

// Keys that are put together: the beginning that stands in a template.
const families = [...new Set(allMatches(speaking, /(?:html|plain|\[form\])\(\s*`([a-z][\w-]*-)\$\{/g))];
const nestedFamilies = [...new Set(allMatches(speaking, /[(,]\s*`([a-z][\w-]*-)\$\{/g))];

const isWord = (word: string): boolean => new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(code);

const isTail = (tail: string): boolean =>
  isWord(tail) || nestedFamilies.some((family) => tail.startsWith(family) && isWord(tail.slice(family.length)));

const isUsed = (key: string): boolean =>
  speaking.includes(`'${key}'`) ||
  families.some((family) => key.startsWith(family) && isTail(key.slice(family.length)));

describe('code and texts agree', () => {
  const named = [
    ...allMatches(speaking, /\.(?:html|plain)\(\s*'([^']+)'/g),
    ...allMatches(speaking, /\.(?:html|plain)\([^'`;]*\? '([^']+)' : '/g),
    ...allMatches(speaking, /\.(?:html|plain)\([^'`;]*\? '[^']+' : '([^']+)'/g),
    ...allMatches(speaking, /ownerButton\(\s*words,\s*'([^']+)'/g).map((name) => `owner-button-${name}`),
    ...allMatches(speaking, /askScreen\(\s*words,\s*'([^']+)'/g).map((name) => `owner-ask-${name}`),
  ];

  test('every key that the code names has a text', () => {
    expect(named.length).toBeGreaterThan(150);
    expect([...new Set(named)].filter((key) => !isKey(key))).toEqual([]);
  });

  test('every family of keys has texts', () => {
    expect(families).toEqual(expect.arrayContaining(['draft-', 'place-', 'notice-', 'command-', 'owner-button-']));
    expect(families.filter((family) => !keys.some((key) => key.startsWith(family)))).toEqual([]);
  });

  test('no text is left unused', () => {
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});

// The compiler sees to it that no refusal is left out of these lists.
const draftRefusals = Object.keys({
  product_gone: 1,
  option_gone: 1,
  sold_out: 1,
  not_enough: 1,
  too_many: 1,
  bad_quantity: 1,
  line_gone: 1,
  cart_empty: 1,
  cart_full: 1,
  bad_phone: 1,
  delivery_gone: 1,
  region_not_served: 1,
  bad_address: 1,
  bad_recipient: 1,
  payment_not_offered: 1,
  nothing_asked: 1,
} satisfies Record<DraftRefusal, 1>);
const placeRefusals = Object.keys({
  not_allowed: 1,
  cart_empty: 1,
  incomplete: 1,
  sold_out: 1,
  shop_paused: 1,
  too_many_open: 1,
  total_changed: 1,
} satisfies Record<PlaceRefusal, 1>);
const weaknesses = Object.keys({
  too_short: 1,
  too_long: 1,
  common: 1,
  repeated: 1,
  sequence: 1,
  number: 1,
  shop_name: 1,
} satisfies Record<Weakness, 1>);

describe('nothing is left unsaid', () => {
  test.each(draftRefusals)('an answer refused as %s has a text', (why) => {
    expect(isKey(`draft-${why}`)).toBe(true);
  });

  test.each(placeRefusals)('an order refused as %s has a text', (why) => {
    expect(isKey(`place-${why}`)).toBe(true);
  });

  test.each(weaknesses)('a password that is %s has a text', (why) => {
    expect(isKey(`owner-weak-${why}`)).toBe(true);
  });

  test('every notice to customers has a text', () => {
    const kinds = Object.keys(noticeKinds).filter((kind) => !isOwnerKind(kind));
    expect(kinds).toContain('order_paid');
    expect(kinds.filter((kind) => !isKey(`notice-${kind}`))).toEqual([]);
  });

  test.each(languages)('every state and every region has its name in "%s"', (language) => {
    const named = (key: string): string[] =>
      allMatches(texts[language].get(key) ?? '', /\[(\w+)\]/g).filter((name) => name !== 'other');
    expect(named('order-status')).toEqual([...orderStatuses]);
    expect(named('region')).toEqual([...regions]);
  });
});

describe('lengths', () => {
  const buttons = keys.filter((key) => /^(?:owner-)?button-/.test(key));

  test.each(languages)('a button in "%s" has at most 30 characters of its own', (language) => {
    expect(buttons.length).toBeGreaterThan(40);
    const long = buttons.filter((key) => {
      const text = (texts[language].get(key) ?? '').replaceAll(/\{\s*\$\w+\s*\}/g, '');
      return Array.from(text).length > 30;
    });
    expect(long).toEqual([]);
  });

  test.each(languages)('a command in "%s" has a description of 3 to 40 characters', (language) => {
    const commands = keys.filter((key) => key.startsWith('command-')).map((key) => texts[language].get(key) ?? '');
    expect(commands.length).toBeGreaterThan(7);
    expect(commands.filter((text) => text.length < 3 || text.length > 40)).toEqual([]);
  });
});

// ʻ stands after o and g alone, ʼ never does; no quotation mark stands within a word.
const misspelt = (text: string): string[] =>
  text.match(/\p{L}*[oOgG]['`´\u2018\u2019\u02BC]\p{L}*|\p{L}+['`´\u2018\u2019]\p{L}+|\p{L}*[^oOgG\W]\u02BB\p{L}*/gu) ??
  [];

describe('Uzbek letters', () => {
  test('oʻ and gʻ are written with ʻ, the glottal stop with ʼ, never with a quotation mark', () => {
    const written = [...texts.uz.values()].join('\n');
    expect(written).toMatch(/[oO]ʻ.*maʼlum/is);
    expect(misspelt(written)).toEqual([]);
  });

  test.each(["o'zbek", 'o\u2018zbek', 'yo\u2019l', 'tog`', 'oʼzbek', 'maʻlumot', "ma'lumot"])(
    '"%s" would be found',
    (word) => {
      expect(misspelt(`Bu ${word} soʻz`)).toHaveLength(1);
    },
  );

  test('no Cyrillic letter hides among the Latin ones', () => {
    expect([...texts.uz.values(), ...texts.en.values()].join('\n').match(/\p{Script=Cyrillic}/gu)).toBeNull();
  });
});

const heard = (text: string): string => wordsFor('en').html('notice-operator_message', { text });

describe('what people write', () => {
  test.each([
    ['a tag', '<b>bold</b>', '🙋 &lt;b&gt;bold&lt;/b&gt;'],
    ['a link', '<a href="https://x.uz">', '🙋 &lt;a href=&quot;https://x.uz&quot;&gt;'],
    ['an ampersand', 'Bir & ikki &lt;', '🙋 Bir &amp; ikki &amp;lt;'],
    ['a placeholder', '{ $sum } {$x} { "a" }', '🙋 { $sum } {$x} { "a" }'.replaceAll('"', '&quot;')],
    ['marks that turn the line', 'a\u202Eb\u2066c\u200Fd', '🙋 abcd'],
    ['right-to-left writing', 'سلام', '🙋 \u2068سلام\u2069'],
  ])('%s stays what it is', (_what, text, shown) => {
    expect(heard(text)).toBe(shown);
  });

  test('only markup of our own goes in as it is, and leaves none in plain text', () => {
    const price = { markup: '<b>5 soʻm</b>' };
    expect(wordsFor('en').html('product-price-from', { price })).toBe('from <b>5 soʻm</b>');
    expect(wordsFor('en').plain('product-price-from', { price })).toBe('from 5 soʻm');
  });

  test('the shop owner writes no markup either', () => {
    expect(wordsFor('uz').texts({ uz: 'A <i>&', en: '' })).toBe('A &lt;i&gt;&amp;');
  });
});

describe('sums and times', () => {
  test.each([
    ['uz', 1_250_000, '1 250 000 soʻm'],
    ['uz', 0, '0 soʻm'],
    ['uz', 2_000_000_000, '2 000 000 000 soʻm'],
    ['en', 1_250_000, '1,250,000 soʻm'],
    ['en', 999, '999 soʻm'],
  ] as const)('in "%s" %d is %s', (language, som, shown) => {
    expect(wordsFor(language).money(som)).toBe(shown.replaceAll(' ', '\u00A0'));
  });

  test.each(languages)('in "%s" times are Tashkent times, whatever the machine is set to', (language) => {
    const words = wordsFor(language);
    expect(words.time('2025-11-22T10:15:00Z')).toBe('15:15');
    expect(words.time(new Date('2025-11-22T19:00:00Z'))).toBe('00:00');
    expect(words.dayAndTime('2025-12-31T19:05:00Z')).toBe('01.01.2026 00:05');
  });
});
