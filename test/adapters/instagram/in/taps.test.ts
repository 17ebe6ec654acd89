import { describe, expect, test } from 'vitest';
import type { Menu } from '#adapters/instagram/in/deps.ts';
import { delivery, dilnoza, direct, messaging, mid, openInbound } from './house.ts';

const menu: Menu = {
  messageId: 2 ** 52 + 999,
  date: 1_763_630_000,
  text: 'Nima qilamiz?',
  options: [
    { title: '🛍 Savat', data: 'cart' },
    { title: 'Oʻlchamlar', data: 'sizes:7' },
    { title: 'Orqaga', data: 'back' },
  ],
  isNumbered: true,
};
const sizes: Menu = {
  ...menu,
  isNumbered: false,
  options: ['1', '36', '37'].map((title) => ({ title, data: `size:${title}` })),
};

async function shopWith(shown: Menu | undefined) {
  const shop = openInbound();
  const person = await shop.numberOf('person', dilnoza);
  if (shown) shop.world.menus.set(person, shown);
  return { ...shop, person };
}

describe('a tap', () => {
  test.each([
    ['a quick reply', { message: { mid, text: 'Savat', quick_reply: { payload: 'cart' } } }],
    ["a template's button", { postback: { mid, title: 'Savat', payload: 'cart' } }],
  ])('on %s is the callback that the shop gave, on the last menu', async (_what, content) => {
    const { updatesOf, person, world } = await shopWith(menu);
    const [update] = await updatesOf(delivery(messaging(content)));
    expect(update?.callback_query).toMatchObject({
      from: { id: person },
      data: 'cart',
      message: { message_id: menu.messageId, date: menu.date, text: 'Nima qilamiz?', chat: { id: person } },
    });
    expect(world.opened).toHaveLength(1);
    expect(world.tapped).toEqual([{ id: update?.callback_query?.id, person }]);
  });

  test('on a button of long ago is a callback all the same', async () => {
    const { updatesOf } = openInbound();
    const [update] = await updatesOf(delivery(messaging({ postback: { title: 'Savat', payload: 'cart' } })));
    expect(update?.callback_query).toMatchObject({ data: 'cart', message: { text: '' } });
  });

  test('on a command of the menu is that command', async () => {
    const { updatesOf } = await shopWith(menu);
    const [update] = await updatesOf(delivery(messaging({ postback: { mid, title: 'Katalog', payload: '/catalog' } })));
    expect(update?.message).toMatchObject({
      text: '/catalog',
      entities: [{ type: 'bot_command', offset: 0, length: 8 }],
    });
  });

  test('without a payload says its title', async () => {
    const [update] = await openInbound().updatesOf(
      delivery(messaging({ postback: { mid, title: 'Narxlar qanday?' } })),
    );
    expect(update?.message?.text).toBe('Narxlar qanday?');
  });

  test('on the button with the own phone number is a contact', async () => {
    const { updatesOf, person } = await shopWith(menu);
    const quick = { text: '+998901112233', quick_reply: { payload: '+998901112233' } };
    const [update] = await updatesOf(direct(quick));
    expect(update?.message?.contact).toMatchObject({ phone_number: '+998901112233', user_id: person });
  });

  test('on "more" turns the page and tells the shop nothing', async () => {
    const { updatesOf, world, person } = await shopWith(menu);
    expect(await updatesOf(direct({ text: '0 ➡️', quick_reply: { payload: '~more' } }))).toEqual([]);
    expect(world.pages).toEqual([person]);
  });
});

describe('a person at a desktop, where no buttons are shown,', () => {
  test.each([
    ['2', 'sizes:7'],
    [' 3 ', 'back'],
    ['1.', 'cart'],
    ['2️⃣', 'sizes:7'],
    ['savat', 'cart'],
    ['🛍 Savat', 'cart'],
    ["O'LCHAMLAR", 'sizes:7'],
    ['o’lchamlar', 'sizes:7'],
    ['olchamlar', 'sizes:7'],
  ])('types %j and has chosen', async (text, data) => {
    const { updatesOf } = await shopWith(menu);
    const [update] = await updatesOf(direct({ text }));
    expect(update?.callback_query?.data).toBe(data);
  });

  test.each(['4', '0', '12', '-1', '2 ta', 'savatcha', '?', '❤️'])('types %j and has not', async (text) => {
    const { updatesOf } = await shopWith(menu);
    const [update] = await updatesOf(direct({ text }));
    expect(update?.message?.text).toBe(text);
  });

  test.each([
    ['36', 'size:36'],
    ['1', 'size:1'],
  ])('means a size by %j, never a place in the list', async (text, data) => {
    const { updatesOf } = await shopWith(sizes);
    expect((await updatesOf(direct({ text })))[0]?.callback_query?.data).toBe(data);
    expect((await updatesOf(direct({ mid: 'other', text: '2' })))[0]?.message?.text).toBe('2');
  });

  test.each([
    ['2', menu],
    ['2', undefined],
    ['savat', menu],
  ])(
    'means by %j what it meant at first when it is run again, whatever stands before him then',
    async (text, first) => {
      const { updatesOf, world, person } = await shopWith(first);
      const before = await updatesOf(direct({ text }));
      world.menus.set(person, sizes);
      expect(await updatesOf(direct({ mid: 'next', text: '37' }))).toMatchObject([
        { callback_query: { data: 'size:37' } },
      ]);
      world.menus.set(person, { ...menu, messageId: 2 ** 52 + 1_001, options: menu.options.toReversed() });
      expect(await updatesOf(direct({ text }))).toEqual(before);
    },
  );

  test('answers a story with a number, which is no choice', async () => {
    const { updatesOf } = await shopWith(menu);
    const [update] = await updatesOf(direct({ text: '2', reply_to: { story: { id: '17900000000000009' } } }));
    expect(update?.message?.text).toBe('2');
  });
});

describe('a link that opens the chat', () => {
  const referral = { ref: 'p_12', source: 'SHORTLINK', type: 'OPEN_THREAD' };

  test.each([
    ['in a thread that was there', { referral }],
    ['with an ice breaker', { postback: { mid, title: 'Katalog', payload: '/catalog', referral } }],
  ])('%s is a start with its word', async (_where, content) => {
    const updates = await openInbound().updatesOf(delivery(messaging(content)));
    expect(updates.map((update) => update.message?.text)).toEqual(['/start p_12']);
  });

  test('with the first message is heard before what the person wrote', async () => {
    const shop = openInbound();
    const updates = await shop.updatesOf(direct({ text: 'salom', referral }));
    expect(updates.map((update) => update.message?.text)).toEqual(['/start p_12', 'salom']);
    expect(new Set(updates.map((update) => update.message?.message_id)).size).toBe(2);
    // Both may be answered.
    expect(shop.world.opened).toHaveLength(2);
  });

  test('with a word that is none of ours is a start, or what the person wrote', async () => {
    const ad = { ref: 'spring sale!', ad_id: '120200000000001', source: 'ADS' };
    expect((await openInbound().updatesOf(delivery(messaging({ referral: ad }))))[0]?.message?.text).toBe('/start');
    const updates = await openInbound().updatesOf(direct({ text: 'narxi?', referral: ad }));
    expect(updates.map((update) => update.message?.text)).toEqual(['narxi?']);
  });
});
