import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Variant } from '#src/shop/catalog/product.ts';
import { changeStock } from '#src/shop/catalog/change-stock.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { Customer } from '#src/shop/customers/customer.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { Order, OrderEvent } from '#src/shop/orders/order.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { claimShop, makeClaim } from '#src/shop/owners/claim.ts';
import { listOwners } from '#src/shop/owners/find-owner.ts';
import { rows } from '#src/shop/sql.ts';
import { testDatabase } from '#test/support/database.ts';
import { crowdReadyToOrder } from '#test/support/crowd.ts';
import {
  answers,
  confirms,
  makeCustomer,
  makeDelivery,
  makeOwner,
  makeSimpleProduct,
  must,
  orders,
  readyToOrder,
  sendsReceipt,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';
import { stockMatchesMoves } from '#test/support/stock.ts';

describe.each(['embedded', 'server'] as const)('at the same moment, on the %s database', (kind) => {
  let shop: TestShop;
  let methodId: number;

  beforeEach(async () => {
    shop = createTestShop(await testDatabase(kind));
    methodId = await makeDelivery(shop);
    // Opens the pool's connections: those that are opened during a race start it late.
    await together(() => rows(shop.system().em, 'select 1'));
  });

  afterEach(async () => {
    expect(await stockMatchesMoves(shop)).toEqual([]);
  });

  async function goods(stock: number): Promise<number> {
    return (await makeSimpleProduct(shop, stock)).variants[0]?.id ?? 0;
  }

  test('500 buyers for one item: one gets it, 499 are told so', async () => {
    const variantId = await goods(1);
    const crowd = await crowdReadyToOrder(shop, { variantId, methodId, people: 500 });
    expect(crowd).toHaveLength(500);
    const results = await Promise.all(crowd.map(({ buyer, draft }) => confirms(buyer, draft)));
    const refused = results.filter((result) => !result.ok);
    expect(refused).toHaveLength(499);
    for (const result of refused) {
      expect(result).toEqual({ ok: false, why: 'sold_out', with: { lines: [{ variantId, left: 0 }] } });
    }
    expect(await shop.system().em.count(Order)).toBe(1);
    expect((await shop.system().em.findOneOrFail(Variant, variantId)).stock).toBe(0);
  }, 90_000);

  test('carts with the same two goods in opposite order end without waiting for each other', async () => {
    const [one, other] = [await goods(10), await goods(10)];
    const buyers = [];
    for (let n = 0; n < 8; n += 1) {
      const buyer = await makeCustomer(shop, `Xaridor ${n}`);
      const [first, second] = n % 2 === 0 ? [one, other] : [other, one];
      await answers(buyer, { slot: 'variant', variantId: first }, { slot: 'quantity', quantity: 2 });
      buyers.push({ buyer, draft: await readyToOrder(buyer, { variantId: second, quantity: 2, methodId }) });
    }
    const results = await Promise.all(buyers.map(({ buyer, draft }) => confirms(buyer, draft)));
    expect(results.filter((result) => result.ok)).toHaveLength(5);
  });

  test('the end of a hold and a receipt: one of the two, never both', async () => {
    const ali = await makeCustomer(shop);
    for (let round = 0; round < 6; round += 1) {
      const variantId = await goods(1);
      const order = await orders(ali, { variantId, methodId });
      shop.clock.forward(30);
      const receipt = { orderId: order.id, customerId: ali.id, mediaId: `r${round}`, mime: 'image/jpeg' };
      const expire = (): Promise<unknown> => expireOrders(shop.system(), 10);
      const submit = (): Promise<unknown> => submitReceipt(ali.ctx(), receipt);
      const both = round % 2 === 0 ? [expire, submit] : [submit, expire];
      await Promise.all(both.map((act) => act()));
      const after = await readOrder(shop.system(), order.id);
      const left = (await shop.system().em.findOneOrFail(Variant, variantId)).stock;
      const steps = await shop.system().em.count(OrderEvent, { order: order.id });
      expect([`cancelled 1 2`, `checking_receipt 0 2`]).toContain(`${after?.status} ${left} ${steps}`);
      expect(after?.receipt === null).toBe(after?.status === 'cancelled');
      if (after?.status === 'checking_receipt') must(await cancelOrder(ali.ctx(), { orderId: order.id }));
    }
  });

  test('two owners at one receipt: one wins, the other is told what stands', async () => {
    const [first, second] = [await makeOwner(shop, 'Birinchi'), await makeOwner(shop, 'Ikkinchi')];
    const ali = await makeCustomer(shop);
    const { id: orderId } = await orders(ali, { variantId: await goods(1), methodId });
    await sendsReceipt(ali, orderId);
    const results = await Promise.all([
      acceptReceipt(first.ctx(), { orderId }),
      refuseReceipt(second.ctx(), { orderId, reason: 'Chek eski' }),
    ]);
    const winners = results.filter((result) => result.ok);
    const after = await readOrder(shop.system(), orderId);
    expect(winners).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      why: 'already_changed',
      with: { status: after?.status },
    });
    expect(await shop.system().em.count(OrderEvent, { order: orderId })).toBe(3);
  });

  test('two cancels give the goods back once', async () => {
    const owner = await makeOwner(shop);
    const ali = await makeCustomer(shop);
    const variantId = await goods(3);
    const { id: orderId } = await orders(ali, { variantId, quantity: 2, methodId });
    const acts = [ali, owner, ali, owner].map((person) => cancelOrder(person.ctx(), { orderId }));
    expect((await Promise.all(acts)).filter((result) => result.ok)).toHaveLength(1);
    expect((await shop.system().em.findOneOrFail(Variant, variantId)).stock).toBe(3);
  });

  test('ten taps on a quantity lay the pieces into the cart once', async () => {
    const ali = await makeCustomer(shop);
    const variantId = await goods(5);
    await answers(ali, { slot: 'variant', variantId });
    const results = await together(() => fillDraft(ali.ctx(), ali.id, { slot: 'quantity', quantity: 2 }));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ why: 'nothing_asked' });
    expect((await answers(ali, { slot: 'back_to_cart' })).lines).toMatchObject([{ quantity: 2 }]);
  });

  test('the first taps of a new customer make one draft', async () => {
    const ali = await makeCustomer(shop);
    const variantId = await goods(5);
    const taps = await together(() => fillDraft(ali.ctx(), ali.id, { slot: 'variant', variantId }));
    const ids = taps.map((result) => must(result).id);
    expect(new Set(ids).size).toBe(1);
  });

  test('the first updates of a person make one customer', async () => {
    const visitor = { channel: 'chat', externalId: 'new', name: 'Yangi' };
    const met = await together(() => recognise(shop.system(), visitor));
    expect(new Set(met.map(({ customer }) => customer.id)).size).toBe(1);
    expect(met.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await shop.system().em.count(Customer)).toBe(1);
  });

  test('a sale and a corrected stock both count', async () => {
    const owner = await makeOwner(shop);
    const ali = await makeCustomer(shop);
    const variantId = await goods(5);
    const draft = await readyToOrder(ali, { variantId, quantity: 2, methodId });
    await Promise.all([confirms(ali, draft), changeStock(owner.ctx(), { variantId, by: 3 })]);
    expect((await shop.system().em.findOneOrFail(Variant, variantId)).stock).toBe(6);
  });

  test('ten who claim the shop with ten links: one owns it', async () => {
    const claims = await together(async () => {
      const { identityId } = await makeCustomer(shop);
      return { identityId, token: must(await makeClaim(shop.system())) };
    });
    const results = await Promise.all(claims.map((claim) => claimShop(shop.system(), { ...claim, name: 'Ega' })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results.filter((one) => !one.ok)) expect(result).toMatchObject({ why: 'already_owned' });
    expect(await listOwners(shop.system())).toHaveLength(1);
  });

  test('ten taps on the confirm button place one order, and each finds it', async () => {
    const ali = await makeCustomer(shop);
    const variantId = await goods(50);
    const draft = await readyToOrder(ali, { variantId, quantity: 2, methodId });
    const numbers = (await together(() => confirms(ali, draft))).map((result) => must(result).number);
    expect(numbers).toHaveLength(10);
    expect(new Set(numbers).size).toBe(1);
    expect((await shop.system().em.findOneOrFail(Variant, variantId)).stock).toBe(48);
  });
});

/** Ten of the same at once. */
function together<T>(act: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 10 }, act));
}
