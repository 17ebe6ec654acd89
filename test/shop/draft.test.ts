import { beforeEach, describe, expect, test } from 'vitest';
import { Product, Variant } from '#src/shop/catalog/product.ts';
import type { ProductView } from '#src/shop/catalog/product-view.ts';
import type { DraftChange } from '#src/shop/orders/draft-view.ts';
import { nextMissing } from '#src/shop/orders/draft-view.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { DeliveryMethod } from '#src/shop/delivery/delivery-method.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  answers,
  confirms,
  makeCustomer,
  makeDelivery,
  makeProduct,
  makeSimpleProduct,
  must,
  readyToOrder,
  type TestCustomer,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let ali: TestCustomer;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  ali = await makeCustomer(shop);
});

async function refused(change: DraftChange): Promise<string> {
  const before = await readDraft(ali.ctx(), ali.id);
  const result = await fillDraft(ali.ctx(), ali.id, change);
  expect(await readDraft(ali.ctx(), ali.id)).toEqual(before);
  return result.ok ? 'taken' : result.why;
}

async function asked(...changes: DraftChange[]): Promise<string | undefined> {
  return nextMissing(await answers(ali, ...changes));
}

/** Black in 41 (gone) and 42, white in 41 only. */
async function sneakers(): Promise<ProductView> {
  return makeProduct(shop, {
    variants: [
      { options: { color: 'black', size: '41' }, priceSom: 300_000, stock: 0 },
      { options: { color: 'black', size: '42' }, priceSom: 310_000, stock: 9 },
      { options: { color: 'white', size: '41' }, priceSom: 320_000, stock: 2 },
    ],
  });
}

describe('choosing a variant', () => {
  test('a new customer has an empty draft without a row', async () => {
    expect(await readDraft(ali.ctx(), ali.id)).toMatchObject({ id: 0, stage: 'cart', lines: [], totalSom: 0 });
  });

  test('options are asked in the order of the product, then the quantity', async () => {
    const { id: productId } = await sneakers();
    const begun = await answers(ali, { slot: 'product', productId });
    expect([begun.stage, nextMissing(begun), begun.chosen]).toEqual(['choosing', 'option', {}]);
    const black = await answers(ali, { slot: 'option', option: 'color', value: 'black' });
    expect([nextMissing(black), black.chosen]).toEqual(['option', { color: 'black' }]);
    const sized = await answers(ali, { slot: 'option', option: 'size', value: '42' });
    expect([nextMissing(sized), sized.chosen]).toEqual(['quantity', { color: 'black', size: '42' }]);
    const cart = await answers(ali, { slot: 'quantity', quantity: 2 });
    expect(cart).toMatchObject({ stage: 'cart', product: null, chosen: {}, itemsSom: 620_000, totalSom: 620_000 });
    expect(cart.lines).toMatchObject([{ productId, quantity: 2, priceSom: 310_000, options: { size: '42' } }]);
  });

  test('an option with one value only is not asked, and an earlier one can be chosen anew', async () => {
    const { id: productId } = await sneakers();
    const white = await answers(
      ali,
      { slot: 'product', productId },
      { slot: 'option', option: 'color', value: 'white' },
    );
    expect([nextMissing(white), white.chosen]).toEqual(['quantity', { color: 'white', size: '41' }]);
    const black = await answers(ali, { slot: 'option', option: 'color', value: 'black' });
    expect(black.chosen).toEqual({ color: 'black' });
  });

  test('what is gone, sold out or was not asked is refused and changes nothing', async () => {
    const product = await sneakers();
    const [gone, left] = product.variants;
    expect(await refused({ slot: 'product', productId: 999 })).toBe('product_gone');
    expect(await refused({ slot: 'variant', variantId: 999 })).toBe('product_gone');
    expect(await refused({ slot: 'variant', variantId: gone?.id ?? 0 })).toBe('sold_out');
    expect(await refused({ slot: 'option', option: 'color', value: 'black' })).toBe('nothing_asked');
    expect(await refused({ slot: 'quantity', quantity: 1 })).toBe('nothing_asked');
    await answers(ali, { slot: 'product', productId: product.id });
    expect(await refused({ slot: 'option', option: 'color', value: 'green' })).toBe('option_gone');
    expect(await refused({ slot: 'option', option: 'taste', value: 'sweet' })).toBe('option_gone');
    expect(await refused({ slot: 'quantity', quantity: 1 })).toBe('nothing_asked');
    await answers(ali, { slot: 'option', option: 'color', value: 'black' });
    expect(await refused({ slot: 'option', option: 'size', value: '41' })).toBe('sold_out');
    const sold = await fillDraft(ali.ctx(), ali.id, { slot: 'option', option: 'size', value: '41' });
    expect(sold).toMatchObject({ with: { productId: product.id, variantIds: [gone?.id] } });
    await shop.system().em.nativeUpdate(Product, { id: product.id }, { status: 'hidden' });
    expect(await refused({ slot: 'variant', variantId: left?.id ?? 0 })).toBe('product_gone');
  });

  test('nobody takes more than the limit or than there is, also in several steps', async () => {
    const [, left, white] = (await sneakers()).variants;
    await answers(ali, { slot: 'variant', variantId: left?.id ?? 0 });
    for (const quantity of [0, -1, 1.5, Number.NaN])
      expect(await refused({ slot: 'quantity', quantity })).toBe('bad_quantity');
    expect(await refused({ slot: 'quantity', quantity: 6 })).toBe('too_many');
    await answers(ali, { slot: 'quantity', quantity: 3 }, { slot: 'variant', variantId: left?.id ?? 0 });
    const over = await fillDraft(ali.ctx(), ali.id, { slot: 'quantity', quantity: 3 });
    expect(over).toMatchObject({ why: 'too_many', with: { max: 5, already: 3 } });
    await answers(ali, { slot: 'quantity', quantity: 2 }, { slot: 'variant', variantId: white?.id ?? 0 });
    const scarce = await fillDraft(ali.ctx(), ali.id, { slot: 'quantity', quantity: 3 });
    expect(scarce).toMatchObject({ why: 'not_enough', with: { left: 2 } });
    expect((await readDraft(ali.ctx(), ali.id)).lines).toMatchObject([{ quantity: 5 }]);
  });
});

describe('the cart', () => {
  test('lines are changed, taken out and emptied', async () => {
    const variantId = (await makeSimpleProduct(shop, 4)).variants[0]?.id ?? 0;
    const { lines } = await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
    const lineId = lines[0]?.id ?? 0;
    expect((await answers(ali, { slot: 'line', lineId, quantity: 4 })).lines).toMatchObject([{ quantity: 4 }]);
    expect(await refused({ slot: 'line', lineId, quantity: 5 })).toBe('not_enough');
    expect(await refused({ slot: 'line', lineId, quantity: -1 })).toBe('bad_quantity');
    expect(await refused({ slot: 'line', lineId: 999, quantity: 1 })).toBe('line_gone');
    await shop.system().em.nativeUpdate(Variant, { id: variantId }, { stock: 2 });
    expect(await refused({ slot: 'checkout' })).toBe('not_enough');
    expect((await answers(ali, { slot: 'line', lineId, quantity: 3 })).lines).toMatchObject([
      { quantity: 3, stock: 2 },
    ]);
    expect((await answers(ali, { slot: 'line', lineId, quantity: 0 })).lines).toEqual([]);
    expect(await refused({ slot: 'checkout' })).toBe('cart_empty');
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
    expect((await answers(ali, { slot: 'empty' })).lines).toEqual([]);
  });

  test("a stranger's line is not there", async () => {
    const variantId = (await makeSimpleProduct(shop, 4)).variants[0]?.id ?? 0;
    const vali = await makeCustomer(shop, 'Vali');
    const { lines } = await answers(vali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
    expect(await refused({ slot: 'line', lineId: lines[0]?.id ?? 0, quantity: 0 })).toBe('line_gone');
    expect((await readDraft(vali.ctx(), vali.id)).lines).toHaveLength(1);
  });
});

describe('the details of the order', () => {
  let methodId: number;

  beforeEach(async () => {
    methodId = await makeDelivery(shop, { regions: ['tashkent_city', 'samarkand'], freeFromSom: 400_000 });
    const variantId = (await makeSimpleProduct(shop, 9)).variants[0]?.id ?? 0;
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
  });

  test('are asked one after the other', async () => {
    expect(await asked({ slot: 'checkout' })).toBe('phone');
    expect(await asked({ slot: 'phone', text: '+998 (90) 123-45-67' })).toBe('delivery');
    expect(await asked({ slot: 'delivery', methodId })).toBe('region');
    expect(await asked({ slot: 'region', region: 'samarkand' })).toBe('address');
    expect(await asked({ slot: 'address', text: ' Registon\u202e 1,\u0000\n2-uy ' })).toBe('recipient');
    expect(await asked({ slot: 'recipient', text: '<b>Ali</b>' })).toBe('confirm');
    expect(await readDraft(ali.ctx(), ali.id)).toMatchObject({
      phone: '+998901234567',
      address: 'Registon 1,\n2-uy',
      recipient: '<b>Ali</b>',
      deliverySom: 20_000,
      totalSom: 120_000,
    });
  });

  test('are refused where they make no sense', async () => {
    expect(await refused({ slot: 'phone', text: '901234567' })).toBe('nothing_asked');
    expect(await refused({ slot: 'recipient', text: 'Ali' })).toBe('nothing_asked');
    await answers(ali, { slot: 'checkout' });
    expect(await refused({ slot: 'phone', text: 'keyin' })).toBe('bad_phone');
    expect(await refused({ slot: 'region', region: 'samarkand' })).toBe('nothing_asked');
    expect(await refused({ slot: 'address', text: 'Registon 1' })).toBe('nothing_asked');
    expect(await refused({ slot: 'delivery', methodId: 999 })).toBe('delivery_gone');
    await answers(ali, { slot: 'delivery', methodId });
    expect(await refused({ slot: 'region', region: 'khorezm' })).toBe('region_not_served');
    for (const text of ['', 'uy', '12345678', '🏠🏠🏠🏠🏠🏠', '\u202e\u200b\u0000\u0001\u0002', 'a'.repeat(301)]) {
      expect(await refused({ slot: 'address', text })).toBe('bad_address');
    }
    for (const text of ['A', '12', '🙂🙂', 'a'.repeat(101), 'x'.repeat(10_000)]) {
      expect(await refused({ slot: 'recipient', text })).toBe('bad_recipient');
    }
  });

  test('a pick-up needs no region and no address, one region is not asked', async () => {
    const pickup = await makeDelivery(shop, { kind: 'pickup', feeSom: 0 });
    const local = await makeDelivery(shop, { regions: ['bukhara'] });
    await answers(ali, { slot: 'checkout' }, { slot: 'phone', text: '901234567' });
    expect(await asked({ slot: 'delivery', methodId: pickup })).toBe('recipient');
    expect(await refused({ slot: 'address', text: 'Registon 1' })).toBe('nothing_asked');
    expect(await asked({ slot: 'delivery', methodId: local })).toBe('address');
    expect((await readDraft(ali.ctx(), ali.id)).region).toBe('bukhara');
    expect(await asked({ slot: 'address', text: 'Markaziy 5' }, { slot: 'delivery', methodId })).toBe('region');
    expect((await readDraft(ali.ctx(), ali.id)).address).toBeNull();
  });

  test('travel free from the sum on', async () => {
    const { lines } = await answers(ali, { slot: 'checkout' }, { slot: 'delivery', methodId });
    const more = await answers(ali, { slot: 'line', lineId: lines[0]?.id ?? 0, quantity: 4 });
    expect(more).toMatchObject({ itemsSom: 400_000, deliverySom: 0, totalSom: 400_000 });
  });

  test('are asked again one by one, and stay when the customer goes back to the cart', async () => {
    const variantId = (await readDraft(ali.ctx(), ali.id)).lines[0]?.variantId ?? 0;
    await readyToOrder(ali, { variantId, methodId });
    for (const [what, slot] of [
      ['phone', 'phone'],
      ['recipient', 'recipient'],
      ['address', 'region'],
      ['delivery', 'delivery'],
    ] as const) {
      expect(await asked({ slot: 'ask_again', what })).toBe(slot);
      await answers(
        ali,
        { slot: 'phone', text: '90 123 45 67' },
        { slot: 'delivery', methodId },
        { slot: 'region', region: 'samarkand' },
        { slot: 'address', text: 'Registon 1' },
        { slot: 'recipient', text: 'Ali' },
      );
    }
    expect(await asked({ slot: 'back_to_cart' })).toBeUndefined();
    expect(await asked({ slot: 'checkout' })).toBe('confirm');
  });

  test('the phone of the last order is known, the address is asked', async () => {
    const { variantId } = (await readDraft(ali.ctx(), ali.id)).lines[0] ?? { variantId: 0 };
    must(await confirms(ali, await readyToOrder(ali, { variantId, methodId })));
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
    const draft = await answers(ali, { slot: 'checkout' });
    expect(draft).toMatchObject({ phone: '+998901234567', delivery: null, address: null, recipient: null });
  });

  test('a way of delivery that the owner took off is asked anew', async () => {
    const variantId = (await readDraft(ali.ctx(), ali.id)).lines[0]?.variantId ?? 0;
    await readyToOrder(ali, { variantId, methodId });
    await shop.system().em.nativeUpdate(DeliveryMethod, { id: methodId }, { active: false });
    expect(nextMissing(await readDraft(ali.ctx(), ali.id))).toBe('delivery');
  });
});
