import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { InlineKeyboardButton } from 'grammy/types';
import type { Language } from '#src/shop/language.ts';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { createBank, type Bank } from '../support/bank.ts';
import { expectBooksToBalance } from '../support/books.ts';
import { openShopOn, settingsFor, type OpenShop } from '../support/open-shop.ts';
import {
  address,
  checkOut,
  chooseTrainers,
  checkOutToAsk,
  choosesToPay,
  does,
  orderNumber,
  phone,
  placeOrder,
  wholeOrder,
} from '../support/sale-steps.ts';
import { signsInAgain } from '../support/owner-steps.ts';
import type { Buyer, Shopper } from '../support/shopper.ts';

// Both channels and both engines; the ledger's customers buy on every pair of them.
const places = [
  { channel: 'telegram', engine: 'embedded' },
  { channel: 'instagram', engine: 'servers' },
] as const;

describe.each(places)('a sale on $channel ($engine)', ({ channel, engine }) => {
  let shop: OpenShop;
  let owner: Shopper;
  let bank: Bank;
  beforeAll(async () => {
    const settings = await settingsFor(engine);
    shop = await openShopOn(settings);
    bank = createBank(shop, settings['DATA_DIR'] ?? '');
    owner = await shop.owner();
  });
  afterAll(async () => {
    await shop.settled();
    await expectBooksToBalance(shop.app);
    await shop.close();
  });

  test.each<[Language, string]>([
    ['uz', 'owner'],
    ['en', 'bank'],
  ])('from the first word to "delivered", in %s; the %s sees the money', async (language, witness) => {
    const buyer = await shop.buyer(channel, 'Malika', language);
    await does(buyer, [...chooseTrainers, ...checkOut]);
    const summary = buyer.sees(buyer.text('summary-title'))?.text ?? '';
    for (const part of ['429', phone, address, 'Malika Karimova']) expect(summary).toContain(part);
    const number = await does(buyer, [placeOrder]);
    const asked = await vi.waitFor(() => sumToPay(buyer));
    await owner.hears(number);

    if (witness === 'bank') await bank.tells(asked);
    else await paysWithReceipt(buyer, owner, number);
    await buyer.hears(buyer.text('notice-order_paid', { number }));
    if (witness === 'bank') {
      buyer.sendsPicture();
      await buyer.hears(buyer.text('receipt-not-needed', { number }));
      await owner.taps(owner.text('owner-button-open-order', { number }));
    }
    await ownerTakesThrough(owner, number);
    for (const kind of ['order_packed', 'order_shipped', 'order_delivered']) {
      await buyer.hears(buyer.text(`notice-${kind}`, { number }));
    }
    buyer.says('/orders');
    await buyer.hears(buyer.text('orders-title'));
    await buyer.taps(new RegExp(`${number}.*${buyer.text('order-status', { status: 'delivered' }).trim()}`));
  });

  // How an order is paid does not depend on the channel.
  const inCash = async (): Promise<void> => {
    await writeSettings(shop.app.database.em(), { cashOnDelivery: true });
    const buyer = await shop.buyer(channel, 'Umida');
    const number = await does(buyer, [
      ...chooseTrainers,
      ...checkOutToAsk,
      choosesToPay('button-pay-cash'),
      placeOrder,
    ]);
    await buyer.hears(buyer.text('placed-cash', { number }));
    expect(buyer.sees(number)?.text).toContain(buyer.text('order-due', { sum: '464 000 soʻm' }));
    await writeSettings(shop.app.database.em(), { cashOnDelivery: false });
    await shop.later(600);
    await signsInAgain(owner);
    buyer.says('/orders');
    await buyer.taps(new RegExp(`${number}.*${buyer.text('order-status', { status: 'confirmed' }).trim()}`));
    await buyer.taps(buyer.text('button-cancel-order'));
    await buyer.taps(buyer.text('button-cancel-yes'));
    await buyer.hears(buyer.text('cancel-done', { number }));
  };

  const inParts = async (): Promise<void> => {
    await writeSettings(shop.app.database.em(), { cashOnDelivery: true, prepayPercent: 30 });
    const buyer = await shop.buyer(channel, 'Shahnoza');
    await does(buyer, [...chooseTrainers, ...checkOutToAsk]);
    buyer.says('Наличными');
    await buyer.hears(buyer.text('summary-title'));
    const number = await does(buyer, [placeOrder]);
    await writeSettings(shop.app.database.em(), { cashOnDelivery: false, prepayPercent: 0 });
    const asked = await vi.waitFor(() => sumToPay(buyer));
    expect(asked).toBeGreaterThan(140_000);
    expect(asked).toBeLessThan(140_500);
    await bank.tells(asked);
    const paid = await buyer.hears(buyer.text('notice-order_paid', { number }));
    expect(paid.text).toContain(buyer.text('order-due', { sum: '324 000 soʻm' }));
  };

  const [way, isPaid] =
    channel === 'instagram'
      ? ['a part in advance, asked by a word, and the rest in cash', inParts]
      : ['in cash, without a transfer', inCash];
  test(way, isPaid);

  test('a cart of two goods is changed and becomes one order', async () => {
    const buyer = await shop.buyer(channel, 'Sardor');
    await does(buyer, chooseTrainers);
    await buyer.taps(buyer.text('button-continue'));
    await buyer.hears(buyer.text('catalog-title'));
    buyer.says('loafer');
    await buyer.hears('mokasin');
    await buyer.taps(buyer.text('button-order'));
    await buyer.hears(buyer.text('choose-option', { option: 'color' }).trim());
    buyer.says('Qora');
    await buyer.hears(buyer.text('choose-option', { option: 'size' }).trim());
    buyer.says('41');
    await buyer.hears(buyer.text('choose-quantity'));
    buyer.says('1');
    const cart = await buyer.hears(buyer.text('cart-title'));
    expect(cart.text).toContain('Shamol');
    expect(cart.text).toContain('mokasin');
    await buyer.taps(/^➕ .*№1$/);
    await buyer.hears(/Shamol[\s\S]*\n2 ×/);
    await buyer.taps(/^➖ .*№1$/);
    await buyer.hears(/№1 «Shamol[^\n]*\n1 ×/);
    await does(buyer, checkOut);
    const number = await does(buyer, [placeOrder]);
    expect(number).toMatch(/^S-\d+$/);
  });

  test('a refused receipt keeps order and hold; the right one is taken', async () => {
    const buyer = await shop.buyer(channel, 'Nilufar');
    const number = await does(buyer, wholeOrder);
    buyer.sendsPicture();
    await owner.taps(owner.text('owner-button-refuse'), receiptOf(number));
    await owner.taps(owner.text('owner-reason-wrong_sum'));
    await buyer.hears(buyer.text('notice-receipt_refused', { number, reason: '' }).split('.')[0] ?? number);
    buyer.sendsFile(new TextEncoder().encode('%PDF-1.4 receipt'), 'chek.pdf', 'application/pdf');
    await buyer.hears(buyer.text('receipt-received', { number }));
    await owner.taps(owner.text('owner-button-accept'), receiptOf(number));
    await buyer.hears(buyer.text('notice-order_paid', { number }));
  });

  test('a person of the shop is called, answers, and gives the chat back', async () => {
    const buyer = await shop.buyer(channel, 'Dildora');
    buyer.says('operator');
    await buyer.hears(buyer.text('operator-called'));
    buyer.says('Toʻyga oʻnta kerak');
    await owner.taps(owner.text('owner-button-answer'), 'Toʻyga oʻnta kerak');
    owner.says('Albatta, yarim soatda yozaman');
    await buyer.hears('Albatta, yarim soatda yozaman');
    await owner.taps(owner.text('owner-button-give-back'), 'Toʻyga oʻnta kerak');
    await buyer.hears(buyer.text('notice-operator_back'));
  });

  test('an unpaid order is reminded of, ends, and is renewed by one tap', async () => {
    const buyer = await shop.buyer(channel, 'Jasur');
    const number = await does(buyer, wholeOrder);
    await shop.later(21);
    await buyer.hears(buyer.text('notice-hold_reminder', { number, sum: '', time: '' }).split(' ')[1] ?? number);
    await shop.later(10);
    await buyer.hears(buyer.text('notice-order_expired', { number }));
    await buyer.taps(buyer.text('button-renew'));
    await buyer.hears(buyer.text('summary-title'));
    await buyer.taps(buyer.text('button-place'));
    await buyer.hears(buyer.text('payment-receipt'));
    expect(orderNumber(buyer)).not.toBe(number);
  });

  test('a customer cancels his unpaid order, and the shop has the goods again', async () => {
    const buyer = await shop.buyer(channel, 'Zuhra');
    const number = await does(buyer, wholeOrder);
    await buyer.taps(buyer.text('button-cancel-order'));
    await buyer.taps(buyer.text('button-cancel-yes'));
    await buyer.hears(buyer.text('cancel-done', { number }));
    await owner.hears(number);
  });

  test('the language is changed in the middle of the checkout, and the next question comes in it', async () => {
    const buyer = await shop.buyer(channel, 'Anna');
    await does(buyer, [...chooseTrainers, ...checkOut.slice(0, 2)]);
    buyer.says('/lang');
    await buyer.taps('English');
    buyer.language = 'en';
    await buyer.hears(buyer.text('language-set'));
    buyer.says('/cart');
    await does(buyer, [{ name: 'goes on', run: async () => buyer.taps(buyer.text('button-checkout')) }]);
    await buyer.hears(buyer.text('ask-delivery'));
  });
});

/** Says that he paid, and the owner believes his receipt. */
async function paysWithReceipt(buyer: Buyer, owner: Shopper, number: string): Promise<void> {
  buyer.sendsPicture();
  await buyer.hears(buyer.text('receipt-received', { number }));
  await owner.taps(owner.text('owner-button-accept'), receiptOf(number));
}

/** The sum that he is to transfer; throws while he can't copy it with the card's number. */
function sumToPay(buyer: Buyer): number {
  const [sum, ...others] = copyable(buyer);
  expect(others).toEqual(['8600000000000000']);
  return Number(sum);
}

/** What a buyer can copy of how to pay: the sum and the card number, by a button, or each in a message of its own. */
function copyable(buyer: Buyer): string[] {
  const shown = buyer.sees(buyer.text('payment-receipt'));
  if (shown && 'buttons' in shown && Array.isArray(shown.buttons)) {
    const buttons: InlineKeyboardButton[] = shown.buttons.flat();
    return buttons.flatMap((button) => ('copy_text' in button ? [button.copy_text.text] : []));
  }
  return (shown?.text ?? '').split('\n').filter((line) => /^\d{5,16}$/.test(line));
}

/** What the owner reads above a receipt that is to be judged. */
function receiptOf(number: string): RegExp {
  return new RegExp(`🧾 ?${number}`);
}

/** Takes a paid order through packing, shipping and delivery. */
async function ownerTakesThrough(owner: Shopper, number: string): Promise<void> {
  await owner.taps(owner.text('owner-button-pack'), number);
  await owner.taps(owner.text('owner-button-ship'), number);
  await owner.taps(owner.text('owner-button-skip'));
  await owner.taps(owner.text('owner-button-deliver'), number);
  await owner.hears(owner.text('order-status', { status: 'delivered' }).trim());
}
