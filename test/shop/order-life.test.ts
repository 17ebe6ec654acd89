import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Variant } from '#src/shop/catalog/product.ts';
import { productAt } from '#src/shop/catalog/read-product.ts';
import { watchStock } from '#src/shop/catalog/watch-stock.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { parseNotice } from '#src/shop/notices/notice-kinds.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { nextMissing } from '#src/shop/orders/draft-view.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { deliverOrder, packOrder, refundOrder, shipOrder } from '#src/shop/orders/move-order.ts';
import { readHistory } from '#src/shop/orders/read-history.ts';
import {
  countOrdersByStatus,
  findOrderByNumber,
  listOrders,
  listOrdersByStatus,
  readOrder,
  readOrderOf,
} from '#src/shop/orders/read-order.ts';
import { remindOrders } from '#src/shop/orders/remind-orders.ts';
import { repeatOrder } from '#src/shop/orders/repeat-order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  confirms,
  makeCustomer,
  makeDelivery,
  makeOwner,
  makeProduct,
  makeSimpleProduct,
  must,
  orders,
  sendsReceipt,
  type TestCustomer,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';
import { stockMatchesMoves } from '#test/support/stock.ts';

let shop: TestShop;
let methodId: number;
let owner: TestCustomer;
let ali: TestCustomer;
let variantId: number;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  methodId = await makeDelivery(shop);
  owner = await makeOwner(shop);
  ali = await makeCustomer(shop);
  variantId = (await makeSimpleProduct(shop, 5)).variants[0]?.id ?? 0;
});

afterEach(async () => {
  expect(await stockMatchesMoves(shop)).toEqual([]);
});

async function told(person: TestCustomer): Promise<string[]> {
  const notices = await shop.system().em.find(Notice, { identity: person.identityId }, { orderBy: { id: 'asc' } });
  return notices.map((notice) => parseNotice(notice).kind);
}

async function stock(): Promise<number> {
  return (await shop.system().em.findOneOrFail(Variant, variantId)).stock;
}

async function history(orderId: number): Promise<string[]> {
  return (await readHistory(shop.system(), orderId)).map((step) => `${step.actorKind} ${step.event}: ${step.to}`);
}

describe('the life of an order', () => {
  test('from the receipt to the customer, each step told and written down', async () => {
    const { id: orderId } = await orders(ali, { variantId, methodId });
    await sendsReceipt(ali, orderId);
    must(await acceptReceipt(owner.ctx(), { orderId }));
    must(await packOrder(owner.ctx(), { orderId }));
    must(await shipOrder(owner.ctx(), { orderId, tracking: '  BTS 77-12\u202e ' }));
    const order = must(await deliverOrder(owner.ctx(), { orderId }));

    expect(order).toMatchObject({ status: 'delivered', tracking: 'BTS 77-12', receipt: { status: 'accepted' } });
    expect(await history(orderId)).toEqual([
      'customer place: awaiting_payment',
      'customer submit_receipt: checking_receipt',
      'owner accept_receipt: paid',
      'owner pack: packed',
      'owner ship: shipped',
      'owner deliver: delivered',
    ]);
    expect(await told(ali)).toEqual(['order_paid', 'order_packed', 'order_shipped', 'order_delivered']);
    expect(await told(owner)).toEqual(['new_order', 'receipt_to_check']);
    expect(await stock()).toBe(4);
  });

  test('a refused receipt keeps order and goods, and leaves time for a better one', async () => {
    const { id: orderId, number } = await orders(ali, { variantId, methodId });
    shop.clock.forward(29);
    await sendsReceipt(ali, orderId);
    shop.clock.forward(60);
    expect(await expireOrders(shop.system(), 10)).toBe(0);
    const order = must(await refuseReceipt(owner.ctx(), { orderId, reason: 'Summa boshqa' }));
    expect(order).toMatchObject({ status: 'awaiting_payment', receipt: { status: 'refused' } });
    expect(order.holdUntil).toBe(new Date(shop.clock.now().getTime() + 15 * 60_000).toISOString());
    const [notice] = await shop.system().em.find(Notice, { identity: ali.identityId });
    expect(notice).toMatchObject({ kind: 'receipt_refused', data: { orderId, number, reason: 'Summa boshqa' } });
    await sendsReceipt(ali, orderId, 'better');
    expect(must(await acceptReceipt(owner.ctx(), { orderId })).status).toBe('paid');
  });

  test('the same picture again is the same receipt; one used elsewhere is marked', async () => {
    const first = await orders(ali, { variantId, methodId });
    const second = await orders(ali, { variantId, methodId });
    await sendsReceipt(ali, first.id, 'picture');
    await sendsReceipt(ali, first.id, 'picture');
    await sendsReceipt(ali, second.id, 'picture');
    const checks = await shop.system().em.find(Notice, { kind: 'receipt_to_check' }, { orderBy: { id: 'asc' } });
    expect(checks.map(({ data }) => [data['orderId'], data['usedBefore']])).toEqual([
      [first.id, 0],
      [second.id, 1],
    ]);
    expect(await history(first.id)).toHaveLength(2);
  });

  test('an unpaid order ends with its hold, gives the goods back and can be renewed', async () => {
    const { id: orderId } = await orders(ali, { variantId, quantity: 2, methodId });
    shop.clock.forward(29);
    expect(await expireOrders(shop.system(), 10)).toBe(0);
    shop.clock.forward(1);
    expect(await expireOrders(shop.system(), 10)).toBe(1);
    expect(await expireOrders(shop.system(), 10)).toBe(0);
    expect(await stock()).toBe(5);
    expect(await told(ali)).toEqual(['order_expired']);
    const late = { orderId, customerId: ali.id, mediaId: 'late', mime: 'image/jpeg' };
    expect(await submitReceipt(ali.ctx(), late)).toMatchObject({ why: 'too_late', with: { status: 'cancelled' } });

    const { draft, missing } = must(await repeatOrder(ali.ctx(), { orderId, customerId: ali.id }));
    expect(missing).toEqual([]);
    expect(nextMissing(draft)).toBe('confirm');
    expect(draft).toMatchObject({ phone: '+998901234567', region: 'samarkand', recipient: 'Ali Valiyev' });
    expect(must(await repeatOrder(ali.ctx(), { orderId, customerId: ali.id })).draft.lines).toMatchObject([
      { quantity: 2 },
    ]);
    expect(must(await confirms(ali, draft)).status).toBe('awaiting_payment');
    expect(await stock()).toBe(3);
  });

  test('the reminder comes once, before the end', async () => {
    await orders(ali, { variantId, methodId });
    shop.clock.forward(19);
    expect(await remindOrders(shop.system(), 10)).toBe(0);
    shop.clock.forward(1);
    expect(await remindOrders(shop.system(), 10)).toBe(1);
    expect(await remindOrders(shop.system(), 10)).toBe(0);
    expect(await told(ali)).toEqual(['hold_reminder']);
  });

  test('a customer cancels while it is unpaid, and the owners hear of it', async () => {
    const { id: orderId } = await orders(ali, { variantId, methodId });
    expect(must(await cancelOrder(ali.ctx(), { orderId })).status).toBe('cancelled');
    expect(await cancelOrder(ali.ctx(), { orderId })).toMatchObject({ why: 'too_late' });
    expect(await stock()).toBe(5);
    expect(await told(owner)).toEqual(['new_order', 'order_cancelled_by_customer']);
    expect(await told(ali)).toEqual([]);
  });

  test('a paid order can only be cancelled by the owner, and its money is due', async () => {
    const { id: orderId } = await orders(ali, { variantId, methodId });
    await sendsReceipt(ali, orderId);
    must(await acceptReceipt(owner.ctx(), { orderId }));
    expect(await cancelOrder(ali.ctx(), { orderId })).toMatchObject({ why: 'too_late', with: { status: 'paid' } });
    expect(must(await cancelOrder(owner.ctx(), { orderId, reason: 'Tugadi' })).status).toBe('refund_due');
    expect(await stock()).toBe(5);
    expect(must(await refundOrder(owner.ctx(), { orderId })).status).toBe('refunded');
    expect(await told(ali)).toEqual(['order_paid', 'order_refund_due', 'order_refunded']);
    expect((await readHistory(shop.system(), orderId)).at(-2)).toMatchObject({ reason: 'Tugadi', actorName: 'Ega' });
  });

  test('goods that come back are told to those who wait, once', async () => {
    const { id: orderId } = await orders(ali, { variantId, quantity: 5, methodId });
    const vali = await makeCustomer(shop, 'Vali');
    must(await watchStock(vali.ctx(), { variantId, identityId: vali.identityId }));
    must(await watchStock(vali.ctx(), { variantId, identityId: vali.identityId }));
    must(await cancelOrder(ali.ctx(), { orderId }));
    expect(await told(vali)).toEqual(['back_in_stock']);
    const { id: again } = await orders(ali, { variantId, quantity: 5, methodId });
    must(await cancelOrder(ali.ctx(), { orderId: again }));
    expect(await told(vali)).toEqual(['back_in_stock']);
  });

  test('what is only partly there is repeated partly, and what is gone not at all', async () => {
    const product = await makeProduct(shop, { options: [], variants: [{ options: {}, priceSom: 1000, stock: 4 }] });
    const other = product.variants[0]?.id ?? 0;
    const { id: orderId } = await orders(ali, { variantId: other, quantity: 3, methodId });
    expect(must(await repeatOrder(ali.ctx(), { orderId, customerId: ali.id })).missing).toEqual([
      { variantId: other, wanted: 3, left: 1 },
    ]);
    await orders(await makeCustomer(shop, 'Vali'), { variantId: other, methodId });
    expect(await repeatOrder(ali.ctx(), { orderId, customerId: ali.id })).toMatchObject({ why: 'sold_out' });
  });
});

describe("a stranger's order", () => {
  test('is as if it did not exist', async () => {
    const { id: orderId, number } = await orders(ali, { variantId, methodId });
    const thief = await makeCustomer(shop, 'Oʻgʻri');
    const receipt = { orderId, customerId: thief.id, mediaId: 'x', mime: 'image/png' };
    expect(await readOrderOf(thief.ctx(), { orderId, customerId: thief.id })).toBeUndefined();
    expect(await cancelOrder(thief.ctx(), { orderId })).toMatchObject({ why: 'not_found' });
    expect(await submitReceipt(thief.ctx(), receipt)).toMatchObject({ why: 'not_found' });
    expect(await repeatOrder(thief.ctx(), { orderId, customerId: thief.id })).toMatchObject({ why: 'not_found' });
    expect(await listOrders(thief.ctx(), thief.id, 10)).toEqual([]);
    expect(await readOrder(owner.ctx(), orderId)).toMatchObject({ status: 'awaiting_payment', customerName: 'Ali' });
    expect((await findOrderByNumber(owner.ctx(), ` #${number.toLowerCase()} `))?.id).toBe(orderId);
    expect(await history(orderId)).toHaveLength(1);
  });

  test('and its owner steps are closed to customers, the end of a hold to all but the timetable', async () => {
    const { id: orderId } = await orders(ali, { variantId, methodId });
    await sendsReceipt(ali, orderId);
    expect(await acceptReceipt(ali.ctx(), { orderId })).toMatchObject({ why: 'not_allowed' });
    expect(await refuseReceipt(ali.ctx(), { orderId, reason: '' })).toMatchObject({ why: 'not_allowed' });
    expect(await shipOrder(ali.ctx(), { orderId })).toMatchObject({ why: 'not_allowed' });
    const second = await orders(ali, { variantId, methodId });
    shop.clock.forward(31);
    await expect(expireOrders(owner.ctx(), 10)).rejects.toThrow('timetable');
    expect((await readOrder(owner.ctx(), second.id))?.status).toBe('awaiting_payment');
  });
});

describe('forged numbers', () => {
  test.each([0, -1, 99_999_999_999, 2 ** 53, 1.5])('%d finds nothing and breaks nothing', async (id) => {
    const receipt = { orderId: id, customerId: ali.id, mediaId: 'x', mime: 'image/png' };
    expect(await readOrderOf(ali.ctx(), { orderId: id, customerId: ali.id })).toBeUndefined();
    expect(await cancelOrder(ali.ctx(), { orderId: id })).toMatchObject({ why: 'not_found' });
    expect(await submitReceipt(ali.ctx(), receipt)).toMatchObject({ why: 'not_found' });
    expect(await repeatOrder(ali.ctx(), { orderId: id, customerId: ali.id })).toMatchObject({ why: 'not_found' });
    expect(await acceptReceipt(owner.ctx(), { orderId: id })).toMatchObject({ why: 'already_changed' });
    expect(await fillDraft(ali.ctx(), ali.id, { slot: 'variant', variantId: id })).toMatchObject({
      why: 'product_gone',
    });
    expect(await fillDraft(ali.ctx(), ali.id, { slot: 'product', productId: id })).toMatchObject({
      why: 'product_gone',
    });
    expect(await productAt(ali.ctx(), { categoryId: id, index: id })).toBeUndefined();
    expect(await watchStock(ali.ctx(), { variantId: id, identityId: ali.identityId })).toMatchObject({
      why: 'variant_gone',
    });
  });

  test('nor does a number with signs in it', async () => {
    for (const number of ["S-1' or 1=1 --", 'S-\u00001', '?', '\\', '']) {
      expect(await findOrderByNumber(owner.ctx(), number)).toBeUndefined();
    }
  });
});

describe('lists of orders', () => {
  test('go by state, oldest first, and page', async () => {
    const made = [];
    for (let n = 0; n < 3; n += 1) made.push(await orders(ali, { variantId, methodId }));
    const ids = made.map((order) => order.id);
    await sendsReceipt(ali, ids[2] ?? 0);
    expect((await listOrdersByStatus(owner.ctx(), ['awaiting_payment'], 0, 10)).map(({ id }) => id)).toEqual(
      ids.slice(0, 2),
    );
    expect((await listOrdersByStatus(owner.ctx(), ['awaiting_payment'], 1, 10)).map(({ id }) => id)).toEqual([ids[1]]);
    expect((await listOrders(ali.ctx(), ali.id, 2)).map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
    expect([...(await countOrdersByStatus(owner.ctx(), ['awaiting_payment', 'checking_receipt', 'paid']))]).toEqual([
      ['awaiting_payment', 2],
      ['checking_receipt', 1],
      ['paid', 0],
    ]);
  });
});
