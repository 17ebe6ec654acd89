import { beforeEach, describe, expect, test } from 'vitest';
import { readIdentity } from '#src/shop/customers/recognise.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { makeClaim } from '#src/shop/owners/claim.ts';
import { readProduct } from '#src/shop/catalog/read-product.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { encodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import { makeDelivery, makeProduct, must, orders, sendsReceipt, type TestCustomer } from '#test/support/factories.ts';
import { openDeskScene, type DeskScene } from './scene.ts';

const ega = 11;
const other = 12;
const password = 'qizil-olma-7-daraxt';

let desk: DeskScene;

beforeEach(async () => {
  desk = await openDeskScene();
});

async function claims(chatId = ega): Promise<void> {
  await desk.says(chatId, `/start claim_${must(await makeClaim(desk.shop.system()))}`);
  await desk.says(chatId, password);
}

async function placed(name = 'Ali'): Promise<{ buyer: TestCustomer; order: OrderView }> {
  const buyer = await desk.buyer(21, name);
  const product = await makeProduct(desk.shop);
  const methodId = await makeDelivery(desk.shop);
  const order = await orders(buyer, { variantId: product.variants[0]?.id ?? 0, methodId });
  return { buyer, order };
}

const statusOf = async (id: number) => (await readOrder(desk.shop.system(), id))?.status;
const text = (key: string, values = {}) => desk.words.plain(key, values).replaceAll(/<[^>]+>/g, '');
/** The newest screen without markup. */
const screen = (chatId = ega) => desk.screen(chatId).replaceAll(/<[^>]+>/g, '');

describe('sign-in', () => {
  test('the first owner claims the shop, sets a password, and every password message is deleted', async () => {
    await desk.says(ega, `/start claim_${must(await makeClaim(desk.shop.system()))}`);
    expect(screen()).toContain(text('owner-password-ask-new'));
    await desk.says(ega, 'parol12345678');
    expect(screen()).toContain(text('owner-weak-common'));
    await desk.says(ega, password);
    expect(screen()).toContain(text('owner-password-saved'));
    expect(screen()).toContain(text('owner-desk-title'));
    expect(desk.calls.filter(({ method }) => method === 'deleteMessage')).toHaveLength(2);
    expect(JSON.stringify(desk.passedOn)).not.toContain(password);
  });

  test('a used claim link makes nobody an owner, and /admin tells a customer nothing', async () => {
    const token = must(await makeClaim(desk.shop.system()));
    await desk.says(ega, `/start claim_${token}`);
    await desk.says(other, `/start claim_${token}`);
    expect(screen(other)).toContain(text('owner-claim-refused'));
    await desk.says(other, '/admin');
    expect(desk.passedOn).toHaveLength(1);
  });

  test('five wrong passwords shut the owner out for minutes, the right one included', async () => {
    await claims();
    await desk.taps(ega, encodeOwnerTap({ kind: 'leave' }));
    await desk.says(ega, '/admin');
    for (let left = 4; left > 0; left -= 1) {
      await desk.says(ega, 'boshqa-parol-emas');
      expect(screen()).toContain(text('owner-password-wrong', { count: left }));
    }
    await desk.says(ega, 'boshqa-parol-emas');
    expect(screen()).toContain(text('owner-password-locked', { minutes: 15 }));
    await desk.says(ega, '/admin');
    expect(screen()).toContain(text('owner-password-locked', { minutes: 15 }));
    desk.shop.clock.forward(16);
    desk.house.passwordDoor.forget();
    await desk.says(ega, '/admin');
    await desk.says(ega, password);
    expect(screen()).toContain(text('owner-signed-in'));
  });

  test('after half an hour without an action a tap asks for the password and does nothing', async () => {
    await claims();
    const { buyer, order } = await placed();
    await sendsReceipt(buyer, order.id);
    desk.shop.clock.forward(31);
    await desk.taps(ega, encodeOwnerTap({ kind: 'do', step: 'accept_receipt', id: order.id }));
    expect(screen()).toContain(text('owner-again'));
    expect(await statusOf(order.id)).toBe('checking_receipt');
  });

  test('a customer who forges a button of the desk changes nothing and is treated as with any unknown button', async () => {
    await claims();
    const { buyer, order } = await placed();
    await sendsReceipt(buyer, order.id);
    await desk.taps(21, encodeOwnerTap({ kind: 'do', step: 'accept_receipt', id: order.id }));
    expect(await statusOf(order.id)).toBe('checking_receipt');
    expect(desk.passedOn).toHaveLength(1);
  });

  test('junk of the desk leads the owner to the desk', async () => {
    await claims();
    await desk.taps(ega, 'ow:do:burn:1');
    expect(screen()).toContain(text('owner-desk-title'));
  });
});

describe('orders', () => {
  test('an order goes from its receipt to delivered; the card tells each step', async () => {
    await claims();
    const { buyer, order } = await placed('<b>Ali</b>');
    await sendsReceipt(buyer, order.id);
    const { id } = order;
    await desk.taps(ega, encodeOwnerTap({ kind: 'orders', status: 'checking_receipt', page: 0 }));
    expect(screen()).toContain(order.number);
    await desk.taps(ega, encodeOwnerTap({ kind: 'do', step: 'accept_receipt', id }));
    expect(desk.screen(ega)).toContain('&lt;b&gt;Ali&lt;/b&gt;');
    await desk.taps(ega, encodeOwnerTap({ kind: 'do', step: 'pack', id }));
    await desk.taps(ega, encodeOwnerTap({ kind: 'ship', id }));
    expect(screen()).toContain(text('owner-ask-tracking', { number: order.number }));
    await desk.says(ega, 'RR123 <i>UZ</i>');
    expect((await readOrder(desk.shop.system(), id))?.tracking).toBe('RR123 <i>UZ</i>');
    await desk.taps(ega, encodeOwnerTap({ kind: 'do', step: 'deliver', id }));
    expect(screen()).toContain(text('owner-done', { step: 'deliver' }));
    expect(await statusOf(id)).toBe('delivered');
  });

  test('the second of two owners is told what happened meanwhile and by whom', async () => {
    await claims();
    const { buyer, order } = await placed();
    await sendsReceipt(buyer, order.id);
    const accept = encodeOwnerTap({ kind: 'do', step: 'accept_receipt', id: order.id });
    await desk.taps(ega, accept);
    await desk.taps(ega, accept);
    const status = text('order-status', { status: 'paid' });
    expect(screen()).toContain(text('owner-meanwhile', { status, who: `P${ega}` }));
  });

  test('a refused receipt gives the reason in the language of the customer', async () => {
    await claims();
    const { buyer, order } = await placed();
    await sendsReceipt(buyer, order.id);
    await desk.taps(ega, encodeOwnerTap({ kind: 'refuse', id: order.id }));
    expect(screen()).toContain(text('owner-reason-wrong_sum'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'why', reason: 'wrong_sum', id: order.id }));
    await desk.deliverAll();
    expect(screen(21)).toContain(text('owner-refusal', { reason: 'wrong_sum' }));
    expect(await statusOf(order.id)).toBe('awaiting_payment');
  });

  test('a cancellation that was asked while unpaid is not done once the order is paid', async () => {
    await claims();
    const { buyer, order } = await placed();
    await sendsReceipt(buyer, order.id);
    const { id } = order;
    await desk.taps(ega, encodeOwnerTap({ kind: 'cancel', id }));
    expect(screen()).toContain(text('owner-cancel-unpaid'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'do', step: 'accept_receipt', id }));
    await desk.taps(ega, encodeOwnerTap({ kind: 'cancelnow', paid: 'no', id }));
    expect(await statusOf(id)).toBe('paid');
    await desk.taps(ega, encodeOwnerTap({ kind: 'cancelwhy', paid: 'yes', id }));
    await desk.says(ega, 'Tovar topilmadi');
    expect(await statusOf(id)).toBe('refund_due');
    await desk.taps(ega, encodeOwnerTap({ kind: 'do', step: 'refund', id }));
    expect(await statusOf(id)).toBe('refunded');
  });
});

describe('goods and settings', () => {
  test('stock and price are changed by a tap and by typing; what is not understood is asked again', async () => {
    await claims();
    const product = await makeProduct(desk.shop);
    const variantId = product.variants[0]?.id ?? 0;
    const variant = async () => (await readProduct(desk.shop.system(), product.id))?.variants[0];
    const less = encodeOwnerTap({ kind: 'stock', by: 'less', seen: 3, id: variantId });
    await desk.taps(ega, less);
    await desk.taps(ega, less);
    expect((await variant())?.stock).toBe(2);
    expect(JSON.stringify(desk.calls.at(-1))).toContain(text('owner-stock-moved'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'count', id: variantId }));
    await desk.says(ega, 'koʻp');
    expect(screen()).toContain(text('owner-bad-count'));
    await desk.says(ega, '12 ta');
    expect((await variant())?.stock).toBe(12);
    await desk.taps(ega, encodeOwnerTap({ kind: 'price', id: variantId }));
    await desk.says(ega, '150 ming');
    expect((await variant())?.priceSom).toBe(150_000);
    expect(screen()).toContain(text('owner-price-set', { price: desk.words.money(150_000) }));
    await desk.says(ega, 'krossovka');
    expect(desk.passedOn).toHaveLength(1);
  });

  test('a hidden product is found by name and put on sale again', async () => {
    await claims();
    const product = await makeProduct(desk.shop);
    await desk.taps(ega, encodeOwnerTap({ kind: 'show', id: product.id, on: 'no' }));
    expect((await readProduct(desk.shop.system(), product.id))?.active).toBe(false);
    await desk.taps(ega, encodeOwnerTap({ kind: 'find' }));
    await desk.says(ega, 'krossovka');
    expect(screen()).toContain(encodeOwnerTap({ kind: 'product', id: product.id, page: 0 }));
    await desk.taps(ega, encodeOwnerTap({ kind: 'shelf', id: product.categoryId, page: 0 }));
    expect(screen()).toContain('🙈 Krossovka');
    await desk.taps(ega, encodeOwnerTap({ kind: 'show', id: product.id, on: 'yes' }));
    expect((await readProduct(desk.shop.system(), product.id))?.active).toBe(true);
  });

  test('the card is changed only after the password was given again', async () => {
    await claims();
    await desk.taps(ega, encodeOwnerTap({ kind: 'card' }));
    expect(screen()).toContain(text('owner-password-ask-again'));
    await desk.says(ega, password);
    expect(screen()).toContain(text('owner-ask-card'));
    await desk.says(ega, '8600 1234');
    expect(screen()).toContain(text('owner-bad-card'));
    await desk.says(ega, '8600 1234 5678 9012 ALI VALIYEV');
    expect(await listCards(desk.shop.system())).toMatchObject([{ number: '8600123456789012', holder: 'ALI VALIYEV' }]);
    expect(screen()).toContain('9012');
    expect(screen()).not.toContain('8600');
  });

  test('the shop is paused, the hold and the fee of a way of delivery are changed, a command drops a question', async () => {
    await claims();
    const methodId = await makeDelivery(desk.shop);
    await desk.taps(ega, encodeOwnerTap({ kind: 'pause', on: 'yes' }));
    await desk.taps(ega, encodeOwnerTap({ kind: 'hold' }));
    await desk.says(ega, '2');
    expect(screen()).toContain(text('owner-bad-minutes', { least: 5, most: 1440 }));
    await desk.says(ega, '45');
    expect(await readSettings(desk.shop.system())).toMatchObject({ paused: true, holdMinutes: 45 });
    await desk.taps(ega, encodeOwnerTap({ kind: 'fee', id: methodId }));
    await desk.says(ega, '/catalog');
    await desk.says(ega, '25 000');
    expect(desk.passedOn).toHaveLength(2);
    await desk.taps(ega, encodeOwnerTap({ kind: 'fee', id: methodId }));
    await desk.says(ega, '25 000');
    expect(screen()).toContain(text('owner-way-fee', { fee: desk.words.money(25_000) }));
  });
});

test('an owner talks with a customer through the shop: his words arrive, answers come to him until he gives the chat back', async () => {
  await claims();
  const buyer = await desk.buyer(21, 'Dilnoza');
  const answer = { text: '✍️', callback_data: encodeOwnerTap({ kind: 'answer', id: buyer.identityId }) };
  await desk.replies(ega, 'Ertaga <olib> boramiz', [[answer]]);
  await desk.deliverAll();
  expect(desk.screen(21)).toContain('Ertaga &lt;olib&gt; boramiz');
  const taken = await readIdentity(desk.shop.system(), buyer.identityId);
  expect(taken?.identity.takenOverUntil).not.toBeNull();
  await desk.taps(ega, encodeOwnerTap({ kind: 'back', id: buyer.identityId }));
  const given = await readIdentity(desk.shop.system(), buyer.identityId);
  expect(given?.identity.takenOverUntil).toBeNull();
});
