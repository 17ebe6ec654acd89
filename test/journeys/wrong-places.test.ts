import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Order } from '#src/shop/orders/order.ts';
import { openShop, type OpenShop } from '../support/open-shop.ts';
import { checkOut, chooseTrainers, does, placeOrder, wholeOrder } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';

// What is sent where it does not belong never gets as far as the engine.
describe('whatever people send, where it does not belong', () => {
  let shop: OpenShop;
  beforeAll(async () => {
    shop = await openShop('embedded');
  });
  afterAll(() => shop.close());

  const orders = (): Promise<number> => shop.app.database.em().count(Order);

  test('a sticker, a voice message, a picture and a shout get an answer with a way on', async () => {
    const buyer = await shop.customer('Ali');
    const ways: [() => void, string][] = [
      [() => buyer.sendsSticker(), 'unknown-kind'],
      [() => buyer.sendsVoice(), 'unknown-kind'],
      [() => buyer.sendsPicture(), 'photo-search-later'],
      [() => buyer.says('!!! ???'), 'unknown-text'],
      [() => buyer.says('qwertyuiop'), 'search-none'],
      [() => buyer.says('juda uzun '.repeat(1000).slice(0, 4096)), 'text-too-long'],
      [() => buyer.says('/nosuchcommand'), 'unknown-text'],
    ];
    for (const [send, key] of ways) {
      send();
      const answer = await buyer.hears(buyer.text(key, { text: 'qwertyuiop' }));
      expect(answer.buttons.flat().length, key).toBeGreaterThan(0);
    }
  });

  test('a question in the middle of the checkout is answered and the open question comes again', async () => {
    const buyer = await shop.customer('Vali');
    await does(buyer, [...chooseTrainers, ...checkOut.slice(0, 4)]);
    buyer.says('krossovka qancha turadi?');
    await buyer.hears(/Shamol|topildi/);
    await buyer.hears(buyer.text('ask-address'));
    await does(buyer, checkOut.slice(4));
    await does(buyer, [placeOrder]);
  });

  test('a sticker in the middle of the checkout leads back to the question', async () => {
    const buyer = await shop.customer('Guli');
    await does(buyer, [...chooseTrainers, ...checkOut.slice(0, 1)]);
    buyer.sendsSticker();
    await buyer.hears(buyer.text('ask-phone'));
    buyer.says('salom 12345');
    await buyer.hears(buyer.text('draft-bad_phone'));
    buyer.sharesContact('998901112233');
    await buyer.hears(buyer.text('ask-delivery'));
  });

  test('buttons of old messages still do what they say', async () => {
    const buyer = await shop.customer('Hasan');
    await does(buyer, chooseTrainers.slice(0, 5));
    const sizes = buyer.person.lastHeard?.buttons.flat() ?? [];
    const size43 = sizes.find(({ text }) => text === '43');
    await does(buyer, chooseTrainers.slice(5));
    await buyer.forges(size43 && 'callback_data' in size43 ? (size43.callback_data ?? '') : '');
    await buyer.hears(buyer.text('choose-option', { option: 'color' }).trim());
    await buyer.taps(buyer.text('button-continue'), buyer.text('cart-title'));
    await buyer.hears(buyer.text('catalog-title'));
  });

  test('a double tap on "place" is one order', async () => {
    const buyer = await shop.customer('Husan');
    await does(buyer, [...chooseTrainers, ...checkOut]);
    const before = await orders();
    const summary = buyer.sees(buyer.text('summary-title'));
    const place = summary?.buttons.flat().find(({ text }) => text === buyer.text('button-place'));
    const data = place && 'callback_data' in place ? place.callback_data : undefined;
    for (let tap = 0; tap < 5; tap++) buyer.person.tap(summary?.id ?? 0, data ?? '');
    await buyer.hears(buyer.text('payment-receipt'));
    await shop.settled();
    expect(await orders()).toBe(before + 1);
  });

  test('forged buttons have no effect and are answered', async () => {
    const buyer = await shop.customer('Begona');
    const owner = await shop.customer('Egasi');
    const number = await does(owner, wholeOrder);
    const order = await shop.app.database.em().findOneOrFail(Order, { number });
    const forged = [
      `o:${order.id}`,
      `x:${order.id}`,
      `xy:${order.id}`,
      `rp:${order.id}`,
      `rc:${order.id}:aaaa.jpg`,
      `ok:1:1`,
      `ok:999999:0`,
      'v:0:999999',
      'q:999',
      'l:1:3',
      'd:999',
      'r:moon',
      'py:cash',
      'ow:anything',
      'ow:accept:1',
      ' ',
      '{"a":1}',
      'p:-1',
      'p:99999999999',
      'p:1;drop table orders',
      's:uz:p_1',
      'c:1e3',
    ];
    const before = await orders();
    for (const data of forged) await buyer.forges(data);
    await shop.settled();
    expect(await orders()).toBe(before);
    expect((await shop.app.database.em().findOneOrFail(Order, { number })).status).toBe('awaiting_payment');
  });

  test("somebody else's order can't be opened by a deep link", async () => {
    const owner = await shop.customer('Bobur');
    const number = await does(owner, wholeOrder);
    const stranger = await shop.customer('Temur');
    for (const payload of [`o_${number}`, 'o_1', 'o_99999999', 'p_0', 'p_99999999', 'x_1', `p_${'9'.repeat(30)}`]) {
      stranger.starts(payload);
      const answer = await stranger.hears(/./);
      expect(answer.text).not.toContain(number);
      expect(answer.text).not.toContain('Bunyodkor');
    }
  });

  test.each(['<b>Ali</b>', '{$x} { $number }', '\u202Eilajob\u202C', 'Ali & "Vali" <script>', 'عائشة', '💥 Ali 💥'])(
    'a name like %j changes no layout and is kept',
    async (name) => {
      const buyer = await shop.customer(name);
      await does(buyer, [...chooseTrainers, ...checkOut.slice(0, 5)]);
      buyer.says(name);
      const summary = await buyer.hears(buyer.text('summary-title'));
      expect(summary.text).toContain(buyer.text('summary-ask', { minutes: 30 }));
      expect(summary.text.replaceAll(/[\u2068\u2069]/g, '')).toContain(name.replaceAll(/[\u202A-\u202E]/g, ''));
      const bold = summary.entities.filter(({ type }) => type === 'bold').length;
      expect(bold).toBeLessThanOrEqual(4);
    },
  );

  test('a file over 20 MB is refused with words, and the order still waits', async () => {
    const buyer = await shop.customer('Katta');
    const number = await does(buyer, wholeOrder);
    buyer.sendsFile(new Uint8Array(30 * 1024 * 1024), 'chek.jpg', 'image/jpeg');
    await buyer.hears(buyer.text('receipt-too-large'));
    buyer.sendsFile(new TextEncoder().encode('hello'), 'chek.txt', 'text/plain');
    await buyer.hears(buyer.text('receipt-not-image'));
    expect((await shop.app.database.em().findOneOrFail(Order, { number })).status).toBe('awaiting_payment');
  });

  test('who blocked the shop and comes back is served as before', async () => {
    const buyer = await shop.customer('Ketdi');
    await does(buyer, chooseTrainers);
    buyer.person.block();
    await shop.settled();
    buyer.starts();
    await buyer.hears(buyer.text('welcome-back'));
    buyer.says('/cart');
    await buyer.hears('Shamol');
  });

  test('who blocks the shop before it can answer is left alone, and nothing is tried again', async () => {
    const buyer = await shop.customer('Shoshqaloq');
    buyer.says('krossovka');
    buyer.person.block();
    await shop.settled();
    const counts = await shop.app.queue.counts();
    expect(counts).toMatchObject({ inbound: { waiting: 0, running: 0 }, parked: 0 });
    buyer.starts();
    await buyer.hears(buyer.text('welcome-back'));
  });

  test('a text of 10,000 characters is answered, and nothing of it is taken for an answer', async () => {
    const buyer = await shop.customer('Uzun');
    await does(buyer, [...chooseTrainers, ...checkOut.slice(0, 4)]);
    buyer.says('manzilim juda uzun '.repeat(600).slice(0, 10_000));
    await buyer.hears(buyer.text('draft-bad_address'));
    buyer.says('/orders');
    await buyer.hears(buyer.text('orders-empty'));
    buyer.says('🛍'.repeat(5_000));
    await buyer.hears(/./);
  });

  test('the privacy terms can be read at any time', async () => {
    const buyer = await shop.customer('Ehtiyot');
    buyer.says('/privacy');
    await buyer.hears(buyer.text('privacy-text'));
    buyer.starts('privacy');
    const terms = await buyer.hears(buyer.text('privacy-text'));
    expect(terms.text).toContain('/privacy');
  });

  test('/stop and /start again', async () => {
    const buyer = await shop.customer('Tinch');
    buyer.says('/stop');
    await buyer.hears(buyer.text('stopped'));
    buyer.starts();
    await buyer.hears(buyer.text('welcome-back'));
  });

  test('a deep link shows its product, also to somebody new after choosing the language', async () => {
    const buyer = shop.newcomer('Havola');
    buyer.starts('p_1');
    await buyer.taps(buyer.text('language-name'));
    const card = await buyer.hears(/soʻm/);
    expect(card.kind).toBe('photo');
  });
});

/** A person of the shop in the chat. */
describe('a customer who asks for a person', () => {
  let shop: OpenShop;
  let owner: Shopper;
  beforeAll(async () => {
    shop = await openShop('embedded');
    owner = await shop.owner();
  });
  afterAll(() => shop.close());

  test('is answered by the owner through the bot, which is silent until it is given the chat back', async () => {
    const buyer = await shop.customer('Dilnoza');
    buyer.says('operator');
    await buyer.hears(buyer.text('operator-called'));
    await owner.hears('Dilnoza');
    buyer.says('Ertaga yetib keladimi?');
    await owner.hears('Ertaga yetib keladimi?');
    const before = buyer.person.messages.length;
    await shop.settled();
    expect(buyer.person.messages).toHaveLength(before);
    await owner.taps(owner.text('owner-button-answer'));
    await owner.hears(/./);
    owner.says('Ha, ertaga soat 15 da.');
    await buyer.hears('Ha, ertaga soat 15 da.');
    await shop.later(121);
    await buyer.hears(buyer.text('notice-operator_back'));
    buyer.says('krossovka');
    await buyer.hears(/topildi|Shamol/);
  });
});
