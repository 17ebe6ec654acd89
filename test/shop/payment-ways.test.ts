import { beforeEach, describe, expect, test } from 'vitest';
import { Customer } from '#src/shop/customers/customer.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { nextMissing } from '#src/shop/orders/draft-view.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import { packOrder } from '#src/shop/orders/move-order.ts';
import { OrderEvent } from '#src/shop/orders/order.ts';
import { findPaymentWays } from '#src/shop/orders/payment-ways.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { remindOrders } from '#src/shop/orders/remind-orders.ts';
import { repeatOrder } from '#src/shop/orders/repeat-order.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  answers,
  confirms,
  makeCustomer,
  makeDelivery,
  makeOwner,
  makeSimpleProduct,
  must,
  readyToOrder,
  type TestCustomer,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';
import { stockMatchesMoves } from '#test/support/stock.ts';

describe('what is offered', () => {
  test.each([
    [100_000, 30, ['card', 'part'], 30_000],
    [170_500, 30, ['card', 'part'], 52_000],
    [170_500, 1, ['card', 'part'], 2_000],
    [900, 30, ['card'], 0],
    [170_500, 100, ['card'], 0],
    [2_000_000_000, 50, ['card', 'part'], 1_000_000_000],
    [170_500, 0, ['card', 'cash'], 0],
  ] as const)('of %d soʻm with %d %% in advance', (totalSom, prepayPercent, paymentWays, prepaySom) => {
    const given = { cashOnDelivery: true, prepayPercent, forgedReceipts: 0 };
    expect(findPaymentWays(totalSom, given)).toEqual({ paymentWays, prepaySom });
  });
});

let shop: TestShop;
let ali: TestCustomer;
let wish: { variantId: number; methodId: number };

const openShop = async (): Promise<void> => {
  shop = createTestShop(await testDatabase());
  const [variant] = (await makeSimpleProduct(shop, 9, 150_500)).variants;
  wish = { variantId: variant?.id ?? 0, methodId: await makeDelivery(shop) };
  ali = await makeCustomer(shop);
  await keepCard(shop.system(), { number: '8600000000001111', holder: 'ALI VALIYEV' });
};

const setPayments = (change: { cashOnDelivery?: boolean; prepayPercent?: number }) =>
  writeSettings(shop.system().em, change);

const places = async (kind: 'card' | 'part' | 'cash') => {
  await readyToOrder(ali, wish);
  return must(await confirms(ali, await answers(ali, { slot: 'payment', kind })));
};

describe('the way of paying', () => {
  beforeEach(openShop);

  test('is the card, unasked, as long as the owner takes no cash', async () => {
    const draft = await readyToOrder(ali, wish);
    expect(draft).toMatchObject({ paymentKind: 'card', paymentWays: ['card'] });
    expect(nextMissing(draft)).toBe('confirm');
    expect(await fillDraft(ali.ctx(), ali.id, { slot: 'payment', kind: 'cash' })).toMatchObject({
      why: 'payment_not_offered',
    });
  });

  test('is asked last where he does, can be changed, and is asked again when he stops', async () => {
    await setPayments({ cashOnDelivery: true });
    const draft = await readyToOrder(ali, wish);
    expect(draft).toMatchObject({ paymentKind: null, paymentWays: ['card', 'cash'] });
    expect(nextMissing(draft)).toBe('payment');
    expect(await confirms(ali, draft)).toMatchObject({ why: 'incomplete', with: { slot: 'payment' } });
    expect(nextMissing(await answers(ali, { slot: 'payment', kind: 'cash' }))).toBe('confirm');
    expect(nextMissing(await answers(ali, { slot: 'ask_again', what: 'payment' }))).toBe('payment');
    const chosen = await answers(ali, { slot: 'payment', kind: 'cash' });
    await setPayments({ prepayPercent: 30 });
    expect(await confirms(ali, chosen)).toMatchObject({ why: 'incomplete', with: { slot: 'payment' } });
    await setPayments({ cashOnDelivery: false });
    expect(await readDraft(ali.ctx(), ali.id)).toMatchObject({ paymentKind: 'card', paymentWays: ['card'] });
  });
});

describe('an order in cash', () => {
  beforeEach(openShop);

  test('stands at once, asks for no transfer and holds its goods for good', async () => {
    await setPayments({ cashOnDelivery: true });
    const order = await places('cash');
    expect(order).toMatchObject({ status: 'confirmed', paymentKind: 'cash', totalSom: 170_500 });
    expect(order).toMatchObject({ askedSom: 0, dueSom: 170_500, paidSom: 0, cardId: null });
    expect(await shop.system().em.find(OrderEvent, { order: order.id })).toMatchObject([
      { event: 'place', from: null, to: 'confirmed' },
    ]);
    shop.clock.forward(25);
    expect(await remindOrders(shop.system(), 10)).toBe(0);
    shop.clock.forward(600);
    expect(await expireOrders(shop.system(), 10)).toBe(0);
  });

  test('is found again by a second tap', async () => {
    await setPayments({ cashOnDelivery: true });
    await readyToOrder(ali, wish);
    const draft = await answers(ali, { slot: 'payment', kind: 'cash' });
    const taps = await Promise.all([confirms(ali, draft), confirms(ali, draft)]);
    expect(new Set(taps.map((tap) => must(tap).id)).size).toBe(1);
  });

  test('can be cancelled and repeated in the same way', async () => {
    await setPayments({ cashOnDelivery: true });
    const order = await places('cash');
    must(await cancelOrder(ali.ctx(), { orderId: order.id }));
    expect(await stockMatchesMoves(shop)).toEqual([]);
    const { draft } = must(await repeatOrder(ali.ctx(), { orderId: order.id, customerId: ali.id }));
    expect(draft).toMatchObject({ paymentKind: 'cash' });
    expect(nextMissing(draft)).toBe('confirm');
  });

  test('that is packed can still be called off by an owner, and no money is to go back', async () => {
    await setPayments({ cashOnDelivery: true });
    const owner = await makeOwner(shop);
    const { id } = await places('cash');
    must(await packOrder(owner.ctx(), { orderId: id }));
    expect(must(await cancelOrder(owner.ctx(), { orderId: id }))).toMatchObject({ status: 'cancelled', paidSom: 0 });
    expect(await stockMatchesMoves(shop)).toEqual([]);
  });

  test('counts among the open ones', async () => {
    await setPayments({ cashOnDelivery: true });
    await writeSettings(shop.system().em, { maxOpenOrders: 1 });
    await places('cash');
    await readyToOrder(ali, wish);
    const draft = await answers(ali, { slot: 'payment', kind: 'cash' });
    expect(await confirms(ali, draft)).toMatchObject({ why: 'too_many_open', with: { max: 1 } });
  });
});

describe('an order paid in part', () => {
  beforeEach(openShop);

  test('asks for its part with a tail of its own, and leaves the rest for cash', async () => {
    await setPayments({ cashOnDelivery: true, prepayPercent: 30 });
    const order = await places('part');
    expect(order).toMatchObject({ status: 'awaiting_payment', paymentKind: 'part', dueSom: 118_500 });
    expect(order.askedSom).toBeGreaterThan(52_000);
    expect(order.askedSom).toBeLessThanOrEqual(52_499);
    expect(order.cardId).not.toBeNull();
    shop.clock.forward(31);
    expect(await expireOrders(shop.system(), 10)).toBe(1);
    expect((await readOrder(shop.system(), order.id))?.status).toBe('cancelled');
  });

  test('without tails asks for the bare part', async () => {
    await setPayments({ cashOnDelivery: true, prepayPercent: 30 });
    await writeSettings(shop.system().em, { mostTailSom: 0 });
    expect(await places('part')).toMatchObject({ askedSom: 52_000, dueSom: 118_500 });
  });
});

describe('a customer who has shown a forged receipt', () => {
  beforeEach(openShop);

  test('pays by card alone, holds one order, and half as long', async () => {
    await setPayments({ cashOnDelivery: true });
    await shop.system().em.nativeUpdate(Customer, { id: ali.id }, { forgedReceipts: 1 });
    const draft = await readyToOrder(ali, wish);
    expect(draft).toMatchObject({ paymentWays: ['card'], paymentKind: 'card' });
    const order = must(await confirms(ali, draft));
    expect(order.holdUntil).toBe('2026-03-02T07:15:00.000Z');
    const next = await readyToOrder(ali, wish);
    expect(await confirms(ali, next)).toMatchObject({ why: 'too_many_open', with: { max: 1 } });
  });
});
