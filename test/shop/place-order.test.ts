import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Product, Variant } from '#src/shop/catalog/product.ts';
import { StockMove } from '#src/shop/catalog/stock-move.ts';
import { Customer } from '#src/shop/customers/customer.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { Order, OrderEvent } from '#src/shop/orders/order.ts';
import { OrderDraft } from '#src/shop/orders/draft.ts';
import { placeOrder } from '#src/shop/orders/place-order.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { pauseShop } from '#src/shop/settings/pause-shop.ts';
import { changePrice } from '#src/shop/catalog/change-price.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  answers,
  confirms,
  makeCustomer,
  makeDelivery,
  makeOwner,
  makeProduct,
  makeSimpleProduct,
  must,
  orders,
  readyToOrder,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';
import { stockMatchesMoves } from '#test/support/stock.ts';

let shop: TestShop;
let methodId: number;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  methodId = await makeDelivery(shop);
});

afterEach(async () => {
  expect(await stockMatchesMoves(shop)).toEqual([]);
});

function onlyVariant(product: { variants: { id: number }[] }): number {
  const [variant] = product.variants;
  if (!variant) throw new Error('The product has no variant.');
  return variant.id;
}

describe('placing an order', () => {
  test('freezes prices, holds the goods for half an hour and tells the owners', async () => {
    const owner = await makeOwner(shop);
    const variantId = onlyVariant(await makeSimpleProduct(shop, 5, 150_000));
    const ali = await makeCustomer(shop);
    const order = await orders(ali, { variantId, quantity: 2, methodId });

    expect(order).toMatchObject({
      status: 'awaiting_payment',
      itemsSom: 300_000,
      deliverySom: 20_000,
      totalSom: 320_000,
    });
    expect(order).toMatchObject({ phone: '+998901234567', address: 'Registon koʻchasi 1', recipient: 'Ali Valiyev' });
    expect(order.number).toMatch(/^S-\d+$/u);
    expect(order.holdUntil).toBe('2026-03-02T07:30:00.000Z');
    await changePrice(owner.ctx(), { variantId, priceSom: 999_000 });
    const { em } = shop.system();
    expect((await em.findOneOrFail(Variant, variantId)).stock).toBe(3);
    expect(await em.find(StockMove, { orderId: order.id })).toMatchObject([{ delta: -2, reason: 'hold' }]);
    expect(await em.find(OrderEvent, { order: order.id })).toMatchObject([
      { event: 'place', from: null, to: 'awaiting_payment', actorKind: 'customer', actorId: ali.id },
    ]);
    expect(await em.find(Notice, { identity: owner.identityId })).toMatchObject([
      { kind: 'new_order', data: { orderId: order.id, number: order.number, totalSom: 320_000 }, status: 'queued' },
    ]);
    expect(shop.jobs).toHaveLength(1);
  });

  test('keeps no phone, address or name in clear', async () => {
    const variantId = onlyVariant(await makeSimpleProduct(shop, 5));
    const ali = await makeCustomer(shop);
    await orders(ali, { variantId, methodId });
    const { em } = shop.system();
    const kept = JSON.stringify([await em.find(Order, {}), await em.find(OrderDraft, {}), await em.find(Customer, {})]);
    expect(kept).not.toMatch(/901234567|Registon|Valiyev/u);
    expect(kept).toContain('v1:');
  });

  test('a second tap, also at the same moment, finds the same order', async () => {
    const variantId = onlyVariant(await makeSimpleProduct(shop, 5));
    const ali = await makeCustomer(shop);
    const draft = await readyToOrder(ali, { variantId, methodId });
    const taps = await Promise.all([confirms(ali, draft), confirms(ali, draft), confirms(ali, draft)]);
    const numbers = new Set(taps.map((tap) => must(tap).number));
    expect(numbers.size).toBe(1);
    expect(must(await confirms(ali, draft)).number).toBe([...numbers][0]);
    expect((await shop.system().em.findOneOrFail(Variant, variantId)).stock).toBe(4);
  });

  test('two lines of one variant are one line, and are held together', async () => {
    const variantId = onlyVariant(await makeSimpleProduct(shop, 3));
    const ali = await makeCustomer(shop);
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 2 });
    const draft = await readyToOrder(ali, { variantId, quantity: 1, methodId });
    expect(draft.lines).toMatchObject([{ variantId, quantity: 3 }]);
    must(await confirms(ali, draft));
    expect((await shop.system().em.findOneOrFail(Variant, variantId)).stock).toBe(0);
  });

  test('a refused order holds none of its goods, and says what is missing', async () => {
    const scarce = onlyVariant(await makeSimpleProduct(shop, 1));
    const plenty = onlyVariant(await makeSimpleProduct(shop, 5));
    const ali = await makeCustomer(shop);
    const vali = await makeCustomer(shop, 'Vali');
    await answers(ali, { slot: 'variant', variantId: plenty }, { slot: 'quantity', quantity: 2 });
    const draft = await readyToOrder(ali, { variantId: scarce, methodId });
    await orders(vali, { variantId: scarce, methodId });
    expect(await confirms(ali, draft)).toMatchObject({
      why: 'sold_out',
      with: { lines: [{ variantId: scarce, left: 0 }] },
    });
    expect((await shop.system().em.findOneOrFail(Variant, plenty)).stock).toBe(5);
    expect((await readDraft(ali.ctx(), ali.id)).lines).toHaveLength(2);
  });

  test('a price that changed since the summary is shown first', async () => {
    const owner = await makeOwner(shop);
    const variantId = onlyVariant(await makeSimpleProduct(shop, 5, 100_000));
    const ali = await makeCustomer(shop);
    const draft = await readyToOrder(ali, { variantId, methodId });
    must(await changePrice(owner.ctx(), { variantId, priceSom: 110_000 }));
    expect(await confirms(ali, draft)).toMatchObject({ why: 'total_changed', with: { totalSom: 130_000 } });
    must(await confirms(ali, await readDraft(ali.ctx(), ali.id)));
  });

  test('is refused while the shop is paused, without details, with three unpaid orders, and for others', async () => {
    const owner = await makeOwner(shop);
    const variantId = onlyVariant(await makeSimpleProduct(shop, 50));
    const ali = await makeCustomer(shop);
    const vali = await makeCustomer(shop, 'Vali');
    const draft = await readyToOrder(ali, { variantId, methodId });
    must(await pauseShop(owner.ctx(), true));
    expect(await confirms(ali, draft)).toMatchObject({ why: 'shop_paused' });
    must(await pauseShop(owner.ctx(), false));
    expect(await confirms(vali, draft)).toMatchObject({ why: 'cart_empty' });
    expect(
      await placeOrder(vali.ctx(), {
        ...draft,
        customerId: ali.id,
        identityId: ali.identityId,
        draftId: draft.id,
        expectedTotalSom: draft.totalSom,
      }),
    ).toMatchObject({ why: 'not_allowed' });
    const again = await answers(ali, { slot: 'ask_again', what: 'address' });
    expect(await confirms(ali, again)).toMatchObject({ why: 'incomplete', with: { slot: 'region' } });
    await answers(ali, { slot: 'region', region: 'bukhara' }, { slot: 'address', text: 'Markaziy 12' });
    must(await confirms(ali, draft));
    await orders(ali, { variantId, methodId });
    await orders(ali, { variantId, methodId });
    const fourth = await readyToOrder(ali, { variantId, methodId });
    expect(await confirms(ali, fourth)).toMatchObject({ why: 'too_many_open', with: { max: 3 } });
  });

  test('what was taken off the shelf can no longer be ordered', async () => {
    const product = await makeProduct(shop);
    const variantId = onlyVariant(product);
    const ali = await makeCustomer(shop);
    const draft = await readyToOrder(ali, { variantId, methodId });
    await shop.system().em.nativeUpdate(Product, { id: product.id }, { status: 'hidden' });
    expect(await confirms(ali, draft)).toMatchObject({ why: 'sold_out', with: { lines: [{ variantId, left: 0 }] } });
  });
});
