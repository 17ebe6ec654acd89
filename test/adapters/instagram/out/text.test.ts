import { describe, expect, test } from 'vitest';
import { instagramFlavour, messengerFlavour } from '#adapters/instagram/out/limits.ts';
import { plainText } from '#adapters/instagram/out/render.ts';
import { lengthOf, shortTitle, shortTitles, splitText } from '#adapters/instagram/out/split-text.ts';
import { randomFrom, randomText } from './texts.ts';

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lettersOf = (text: string): string[] => Array.from(letters.segment(text), ({ segment }) => segment);
const sizes = [instagramFlavour.text, messengerFlavour.text, { limit: 60, unit: 'bytes' as const }];

describe('a long text', () => {
  test.each(sizes)('arrives whole in pieces of at most $limit $unit, no letter torn', (size) => {
    const random = randomFrom(size.limit);
    for (let round = 0; round < 25; round++) {
      const text = randomText(random, Math.floor(random() * 3000));
      const pieces = splitText(text, size);
      expect(pieces.join('')).toBe(text);
      expect(pieces.flatMap(lettersOf)).toEqual(lettersOf(text));
      for (const piece of pieces) {
        expect(lengthOf(piece, size)).toBeLessThanOrEqual(size.limit);
        expect(piece.trim()).not.toBe('');
      }
    }
  });

  test('of ten thousand letters of two scripts and emoji arrives whole', () => {
    const text = randomText(randomFrom(7), 10_000);
    const pieces = splitText(text, instagramFlavour.text);
    expect(pieces.join('')).toBe(text);
    expect(pieces.every((piece) => Buffer.byteLength(piece) <= 1000)).toBe(true);
    expect(pieces.length).toBeGreaterThan(10);
  });

  test('is cut between words, at the end of a line where one is near', () => {
    const size = { limit: 20, unit: 'bytes' as const };
    expect(splitText('birinchi qator\nikkinchi qator shu', size)).toEqual(['birinchi qator\n', 'ikkinchi qator shu']);
    expect(splitText('salom qalaysiz yaxshimisiz', size)).toEqual(['salom qalaysiz ', 'yaxshimisiz']);
  });

  test('that has no word end is cut between letters, and a letter without end between its parts', () => {
    const size = { limit: 10, unit: 'bytes' as const };
    expect(splitText('a'.repeat(25), size)).toEqual(['a'.repeat(10), 'a'.repeat(10), 'aaaaa']);
    const endless = `e${'\u0301'.repeat(30)}`;
    const pieces = splitText(endless, size);
    expect(pieces.join('')).toBe(endless);
    expect(pieces.every((piece) => Buffer.byteLength(piece) <= 10)).toBe(true);
  });

  test('of nothing but white space is no message', () => {
    expect(splitText(' \n '.repeat(900), instagramFlavour.text)).toEqual([]);
  });
});

test('a title is shortened at a word and never inside a letter', () => {
  expect(shortTitle('Savatga qoʻshish', 20)).toBe('Savatga qoʻshish');
  expect(shortTitle('Manzilni boshqatdan yozish', 20)).toBe('Manzilni boshqatdan…');
  expect(shortTitle('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 20)).toBe('👩‍👩‍👧‍👦…');
  const random = randomFrom(3);
  for (let round = 0; round < 200; round++) {
    const title = randomText(random, 40);
    expect(shortTitle(title, 20).length).toBeLessThanOrEqual(20);
  }
});

describe('marked-up text', () => {
  test.each([
    ['<b>Narxi</b>: 250&nbsp;000', 'Narxi: 250\u00a0000'],
    [
      'Krossovka &lt;42&gt; &amp; paypoq &quot;Nur&quot; &#39;x&#39; &#x1F45F;',
      'Krossovka <42> & paypoq "Nur" \'x\' 👟',
    ],
    [
      'Bizni <a href="https://shop.example/?a=1&amp;b=2">saytda</a> koʻring',
      'Bizni saytda: https://shop.example/?a=1&b=2 koʻring',
    ],
    ['<a href="https://shop.example">https://shop.example</a>', 'https://shop.example'],
    ['<a href="tg://user?id=1">Ali</a> yozdi', 'Ali yozdi'],
    ['<a href="https://shop.example"><b>Sayt</b></a>', 'Sayt: https://shop.example'],
    ['<blockquote expandable>Izoh</blockquote><code>8600</code>', 'Izoh8600'],
    ['2 < 3 va &bosh; &amp;lt;', '2 < 3 va &bosh; &lt;'],
  ])('%s', (html, plain) => {
    expect(plainText(html, { parse_mode: 'HTML' })).toBe(plain);
  });

  test('is left alone where it is none', () => {
    expect(plainText('1 <b>2</b> &amp; 3')).toBe('1 <b>2</b> &amp; 3');
  });

  test('marked by entities keeps its addresses', () => {
    const text = 'Sayt va kanal';
    const entities = [
      { type: 'text_link', offset: 0, length: 4, url: 'https://shop.example' },
      { type: 'bold', offset: 5, length: 2 },
      { type: 'text_link', offset: 8, length: 5, url: 'https://t.me/shop' },
    ];
    expect(plainText(text, { entities })).toBe('Sayt: https://shop.example va kanal: https://t.me/shop');
  });
});

describe('titles that are too long for buttons', () => {
  test('lose the price or the count behind the name first', () => {
    const titles = ['Pochta punktigacha — 35 000 soʻm', 'Erkaklar poyabzali (2)', 'Krossovkalar (3)'];
    expect(shortTitles(titles, 20)).toEqual(['Pochta punktigacha', 'Erkaklar poyabzali', 'Krossovkalar (3)']);
  });

  test('are told apart by their places where they would look the same', () => {
    const titles = ['Kuryer, Toshkent shahri — 25 000', 'Savat', 'Kuryer, Toshkent viloyati — 40 000'];
    const short = shortTitles(titles, 20, 10);
    expect(new Set(short).size).toBe(3);
    expect(short).toEqual([expect.stringMatching(/^10\. Kuryer/), 'Savat', expect.stringMatching(/^12\. Kuryer/)]);
    expect(short.every((title) => title.length <= 20)).toBe(true);
  });
});
