import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addProduct } from '#src/shop/catalog/add-product.ts';
import { changePrice } from '#src/shop/catalog/change-price.ts';
import { changeStock } from '#src/shop/catalog/change-stock.ts';
import { findCategory, listCategories } from '#src/shop/catalog/list-categories.ts';
import { type GivenShop, loadDemo } from '#src/shop/catalog/load-demo.ts';
import { productAt, readProduct } from '#src/shop/catalog/read-product.ts';
import { showProduct } from '#src/shop/catalog/show-product.ts';
import { watchStock } from '#src/shop/catalog/watch-stock.ts';
import { setStopped } from '#src/shop/customers/stop.ts';
import { listDelivery } from '#src/shop/delivery/list-delivery.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  makeCategory,
  makeCustomer,
  makeOwner,
  makeProduct,
  makeSimpleProduct,
  must,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';
import { stockMatchesMoves } from '#test/support/stock.ts';

let shop: TestShop;
const pictures = async () => [{ mediaId: 'drawn', color: null }];

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
});

afterEach(async () => {
  expect(await stockMatchesMoves(shop)).toEqual([]);
});

describe('shelves', () => {
  test('only those with something on sale are shown, counting what lies deeper', async () => {
    const clothes = await makeCategory(shop, 'Kiyim');
    const men = await makeCategory(shop, 'Erkaklar', clothes);
    const shirts = await makeCategory(shop, 'Koʻylaklar', men);
    const empty = await makeCategory(shop, 'Boʻsh');
    const { id } = await makeProduct(shop, { categoryId: shirts });
    await makeProduct(shop, { categoryId: men });
    const shown = async (parent: number | null) =>
      (await listCategories(shop.system(), parent)).map((c) => [c.id, c.products]);

    expect(await shown(null)).toEqual([[clothes, 2]]);
    expect(await shown(clothes)).toEqual([[men, 2]]);
    expect(await shown(men)).toEqual([[shirts, 1]]);
    expect(await shown(shirts)).toEqual([]);
    const owner = await makeOwner(shop);
    must(await showProduct(owner.ctx(), { productId: id, shown: false }));
    expect(await shown(men)).toEqual([]);
    expect(await findCategory(shop.system(), clothes)).toEqual({
      id: clothes,
      parentId: null,
      title: { uz: 'Kiyim', en: 'Kiyim' },
      products: 1,
    });
    expect(await findCategory(shop.system(), empty)).toMatchObject({ products: 0 });
    expect(await findCategory(shop.system(), 9999)).toBeUndefined();
  });

  test('are leafed through in a stable order that goes round', async () => {
    const clothes = await makeCategory(shop, 'Kiyim');
    const men = await makeCategory(shop, 'Erkaklar', clothes);
    const third = await makeProduct(shop, { categoryId: men });
    const second = await makeProduct(shop, { categoryId: clothes, position: 2 });
    const first = await makeProduct(shop, { categoryId: clothes, position: 1 });
    const ids = [];
    for (const index of [0, 1, 2, 3, -1]) {
      const at = await productAt(shop.system(), { categoryId: clothes, index });
      ids.push([at?.product.id, at?.index, at?.total]);
    }
    expect(ids).toEqual([
      [first.id, 0, 3],
      [second.id, 1, 3],
      [third.id, 2, 3],
      [first.id, 0, 3],
      [third.id, 2, 3],
    ]);
    expect(await productAt(shop.system(), { categoryId: await makeCategory(shop), index: 0 })).toBeUndefined();
  });
});

describe('the owner at the shelf', () => {
  test('sets stock and price; nobody else does', async () => {
    const owner = await makeOwner(shop);
    const ali = await makeCustomer(shop);
    const variantId = (await makeSimpleProduct(shop, 3)).variants[0]?.id ?? 0;
    expect(await changeStock(ali.ctx(), { variantId, to: 9 })).toMatchObject({ why: 'not_allowed' });
    expect(await changePrice(ali.ctx(), { variantId, priceSom: 1 })).toMatchObject({ why: 'not_allowed' });
    expect(await showProduct(ali.ctx(), { productId: 1, shown: false })).toMatchObject({ why: 'not_allowed' });
    expect(must(await changeStock(owner.ctx(), { variantId, to: 9 })).stock).toBe(9);
    expect(must(await changeStock(owner.ctx(), { variantId, by: -2 })).stock).toBe(7);
    for (const change of [{ by: -8 }, { to: -1 }, { to: 1.5 }, { to: Number.NaN }, { to: 1_000_000 }]) {
      expect(await changeStock(owner.ctx(), { variantId, ...change })).toMatchObject({
        why: 'bad_stock',
        with: { stock: 7 },
      });
    }
    expect(await changeStock(owner.ctx(), { variantId: 999, to: 1 })).toMatchObject({ why: 'variant_gone' });
    must(await changePrice(owner.ctx(), { variantId, priceSom: 90_000, compareAtSom: 120_000 }));
    expect((await readProduct(shop.system(), 1))?.variants).toMatchObject([
      { priceSom: 90_000, compareAtSom: 120_000, stock: 7 },
    ]);
    must(await changePrice(owner.ctx(), { variantId, priceSom: 130_000, compareAtSom: 120_000 }));
    expect((await readProduct(shop.system(), 1))?.variants).toMatchObject([{ compareAtSom: null }]);
    for (const priceSom of [0, -1, 0.5, 3_000_000_000]) {
      expect(await changePrice(owner.ctx(), { variantId, priceSom })).toMatchObject({ why: 'bad_price' });
    }
  });

  test('adds only whole products', async () => {
    const owner = await makeOwner(shop);
    const ali = await makeCustomer(shop);
    const texts = { uz: 'Soat', en: 'Watch' };
    const variant = { options: { color: 'black' }, priceSom: 1000, stock: 1 };
    const categoryId = await makeCategory(shop);
    const watch = {
      categoryId,
      title: texts,
      description: texts,
      options: ['color'],
      variants: [variant],
      pictures: [],
    };
    expect(await addProduct(ali.ctx(), watch)).toMatchObject({ why: 'not_allowed' });
    expect(await addProduct(owner.ctx(), { ...watch, categoryId: 999 })).toMatchObject({ why: 'category_gone' });
    for (const variants of [[], [variant, variant], [{ ...variant, options: {} }], [{ ...variant, stock: -1 }]]) {
      expect(await addProduct(owner.ctx(), { ...watch, variants })).toMatchObject({ why: 'bad_variants' });
    }
    expect(must(await addProduct(owner.ctx(), { ...watch, slug: 'soat' })).variants).toMatchObject([{ stock: 1 }]);
    expect(await addProduct(owner.ctx(), { ...watch, slug: 'soat' })).toMatchObject({ why: 'slug_taken' });
  });
});

describe('waiting for goods', () => {
  test('those who wait are told when the owner brings more, but not those who wrote /stop', async () => {
    const owner = await makeOwner(shop);
    const [ali, vali] = [await makeCustomer(shop), await makeCustomer(shop, 'Vali')];
    const product = await makeSimpleProduct(shop, 0);
    const variantId = product.variants[0]?.id ?? 0;
    for (const { identityId, ctx } of [ali, vali]) must(await watchStock(ctx(), { variantId, identityId }));
    await setStopped(vali.ctx(), vali.identityId, true);
    must(await changeStock(owner.ctx(), { variantId, to: 4 }));
    const notices = await shop.system().em.find(Notice, {});
    expect(notices.map(({ identity, kind, data }) => [identity.id, kind, data])).toEqual([
      [ali.identityId, 'back_in_stock', { productId: product.id, variantId }],
    ]);
    expect(shop.jobs).toHaveLength(1);
    expect(await watchStock(ali.ctx(), { variantId, identityId: ali.identityId })).toMatchObject({ why: 'in_stock' });
    expect(await watchStock(ali.ctx(), { variantId: 999, identityId: ali.identityId })).toMatchObject({
      why: 'variant_gone',
    });
  });
});

describe('the demo shop', () => {
  const texts = { uz: 'Nom', en: 'Name' };
  const given: GivenShop = {
    name: { uz: 'Namuna', en: 'Demo' },
    categories: [
      { slug: 'top', title: texts, products: [] },
      {
        slug: 'under',
        parent: 'top',
        title: texts,
        products: [
          {
            slug: 'one',
            title: texts,
            description: texts,
            options: [],
            variants: [{ options: {}, priceSom: 5, stock: 2 }],
          },
        ],
      },
    ],
    deliveryMethods: [
      { kind: 'courier', title: texts, eta: texts, feeSom: 10, regions: ['tashkent_city', 'atlantis'] },
    ],
    card: { number: '8600 0000 0000 0001', holder: 'NAMUNA' },
  };

  test('fills an empty shop once, also when two start at once', async () => {
    const loads = await Promise.all([
      loadDemo(shop.system(), given, pictures),
      loadDemo(shop.system(), given, pictures),
    ]);
    expect(loads.toSorted()).toEqual([false, true]);
    expect(await loadDemo(shop.system(), given, () => Promise.reject(new Error('drawn again')))).toBe(false);
    const [top] = await listCategories(shop.system(), null);
    expect(top).toMatchObject({ products: 1 });
    const at = await productAt(shop.system(), { categoryId: top?.id ?? 0, index: 0 });
    expect(at?.product).toMatchObject({ pictures: [{ mediaId: 'drawn', color: null }], variants: [{ stock: 2 }] });
    expect(await listDelivery(shop.system())).toMatchObject([{ regions: ['tashkent_city'], freeFromSom: null }]);
    expect(await listCards(shop.system())).toMatchObject([{ number: '8600000000000001', holder: 'NAMUNA' }]);
    expect(await readSettings(shop.system())).toMatchObject({ name: given.name, hasCard: true, paused: false });
  });

  test('leaves a shop with a product alone', async () => {
    await makeSimpleProduct(shop, 1);
    expect(await loadDemo(shop.system(), given, async () => [])).toBe(false);
    expect(await readSettings(shop.system())).toMatchObject({ hasCard: false });
  });
});
