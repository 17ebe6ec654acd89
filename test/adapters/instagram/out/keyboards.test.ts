import { describe, expect, test } from 'vitest';
import { compose, composePage, moreData, pagesOf } from '#adapters/instagram/out/compose.ts';
import { isNumbered, listOf, readKeyboard, type Option } from '#adapters/instagram/out/keyboards.ts';
import { instagramFlavour, messengerFlavour } from '#adapters/instagram/out/limits.ts';
import { randomFrom, randomText } from './texts.ts';

const taps = (...titles: string[]) => ({
  inline_keyboard: titles.map((text, at) => [{ text, callback_data: `x:${at}` }]),
});
const composed = (text: string, markup: unknown, flavour = instagramFlavour) =>
  compose(text, readKeyboard(markup), flavour);
const optionsOf = (count: number): Option[] =>
  Array.from({ length: count }, (_, at) => ({ title: `Tanlov ${at}`, data: `x:${at}` }));

test('up to thirteen options hang under the text as quick replies, and stand in it as a numbered list', () => {
  const { messages, options } = composed(
    'Nima qilamiz?',
    taps('🛒 Savatga qoʻshish', 'Boshqa rangdagi krossovkani tanlash'),
  );
  expect(messages).toEqual([
    {
      text: 'Nima qilamiz?\n\n1. 🛒 Savatga qoʻshish\n2. Boshqa rangdagi krossovkani tanlash',
      quick_replies: [
        { content_type: 'text', title: '🛒 Savatga qoʻshish', payload: 'x:0' },
        { content_type: 'text', title: 'Boshqa rangdagi…', payload: 'x:1' },
      ],
    },
  ]);
  expect(options.map(({ data }) => data)).toEqual(['x:0', 'x:1']);
});

test('sizes are listed as they are, since a typed 2 would mean two things', () => {
  const { messages } = composed('Oʻlchamni tanlang', taps('40', '41', '42,5', '2 ta qoldi: 43', '⬅️ Orqaga'));
  expect(messages[0]?.['text']).toBe('Oʻlchamni tanlang\n\n• 40 · 41 · 42,5\n• 2 ta qoldi: 43\n• ⬅️ Orqaga');
  expect(isNumbered(readKeyboard(taps('40', 'Orqaga')).options)).toBe(false);
});

test('more options come in pages of nine, and 0 leads on', () => {
  const options = optionsOf(20);
  const { messages } = compose(
    'Tanlang',
    { options, links: [], copies: [], words: [], asksPhone: false },
    instagramFlavour,
  );
  const [only] = messages;
  expect(only?.['quick_replies']).toHaveLength(10);
  expect(only?.['text']).toContain('9. Tanlov 8\n0 ➡️');
  expect(only?.['text']).not.toContain('Tanlov 9');
  expect(pagesOf(options)).toBe(3);
  const last = composePage(options, 2, instagramFlavour);
  expect(last).toMatchObject([{ text: '19. Tanlov 18\n20. Tanlov 19\n0 ➡️' }]);
  expect(last[0]?.['quick_replies']).toMatchObject([{ payload: 'x:18' }, { payload: 'x:19' }, { payload: moreData }]);
});

test('a link with up to two other buttons is a button template; its address stands in the text, too', () => {
  const markup = {
    inline_keyboard: [
      [{ text: 'Telegramda davom etish', url: 'https://t.me/shop?start=x' }],
      [{ text: 'Savat', callback_data: 'ct' }],
    ],
  };
  const { messages } = composed('Xohlaganingizcha', markup);
  expect(messages).toEqual([
    {
      attachment: {
        type: 'template',
        payload: {
          template_type: 'button',
          text: 'Xohlaganingizcha\n\n1. Savat\nTelegramda davom etish: https://t.me/shop?start=x',
          buttons: [
            { type: 'postback', title: 'Savat', payload: 'ct' },
            { type: 'web_url', title: 'Telegramda davom…', url: 'https://t.me/shop?start=x' },
          ],
        },
      },
    },
  ]);
});

const link = (url: string) => ({ inline_keyboard: [[{ text: 'Sayt', url }]] });
const bare = (words: string): string => words.replaceAll(/\s/g, '');

test('a link beside a long text, or one that is no web address, is said in the text', () => {
  const long = composed('soʻz '.repeat(150), link('https://shop.example'));
  expect(long.messages.at(-1)?.['text']).toMatch(/Sayt: https:\/\/shop\.example$/);
  expect(composed('Yozing', link('tg://user?id=1')).messages).toEqual([{ text: 'Yozing\n\nSayt: tg://user?id=1' }]);
});

test('a text to copy stands alone, and the quick replies hang on the last message', () => {
  const markup = {
    inline_keyboard: [
      [{ text: 'Nusxalash', copy_text: { text: '8600 1111 2222 3333' } }],
      [{ text: 'Chek', callback_data: 'r' }],
    ],
  };
  expect(composed('Kartaga oʻtkazing', markup).messages).toEqual([
    { text: 'Kartaga oʻtkazing\n\n1. Chek' },
    { text: '8600 1111 2222 3333', quick_replies: [{ content_type: 'text', title: 'Chek', payload: 'r' }] },
  ]);
});

test('the button for the own number is a quick reply in Messenger, and nothing where there is none', () => {
  const markup = { keyboard: [[{ text: 'Raqamni yuborish', request_contact: true }], ['Bekor']] };
  expect(composed('Raqamingiz?', markup).messages).toEqual([{ text: 'Raqamingiz?\n\n• Bekor' }]);
  expect(composed('Raqamingiz?', markup, messengerFlavour).messages).toEqual([
    { text: 'Raqamingiz?\n\n• Bekor', quick_replies: [{ content_type: 'user_phone_number' }] },
  ]);
});

test.each([undefined, { remove_keyboard: true }, { force_reply: true }, 'nonsense', { inline_keyboard: 7 }])(
  'a markup of %j offers nothing',
  (markup) => {
    expect(composed('Salom', markup)).toEqual({ messages: [{ text: 'Salom' }], options: [] });
  },
);

describe('whatever the shop says', () => {
  test('every message fits, the last one carries the options, and nothing is lost', () => {
    const random = randomFrom(11);
    for (let round = 0; round < 80; round++) {
      const text = randomText(random, Math.floor(random() * 3000));
      const titles = Array.from({ length: Math.floor(random() * 25) }, () =>
        `t${randomText(random, 30)}`.replaceAll(/\s+/g, ' '),
      );
      const { messages, options } = composed(text, taps(...titles));
      const texts = messages.map(({ text: said }) => (typeof said === 'string' ? said : ''));
      for (const one of texts) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(1000);
      for (const message of messages.slice(0, -1)) expect(message).not.toHaveProperty('quick_replies');
      const shown = options.slice(0, pagesOf(options) > 1 ? 9 : 13);
      const more = pagesOf(options) > 1 ? '0➡️' : '';
      expect(bare(texts.join(''))).toBe(bare(text + listOf(shown, 1, isNumbered(options))) + more);
      const chips = messages.at(-1)?.['quick_replies'];
      expect(Array.isArray(chips) ? chips.length : 0).toBe(shown.length + (more === '' ? 0 : 1));
    }
  });
});
