import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { DeliveryMethod, type deliveryKinds } from '../delivery/delivery-method.ts';
import { isRegion } from '../delivery/region.ts';
import type { Texts } from '../language.ts';
import { keepCard } from '../payments/cards.ts';
import { ShopSettings } from '../settings/shop-settings.ts';
import { onlyOneAtATime } from '../sql.ts';
import { insertProduct } from './add-product.ts';
import { Category } from './category.ts';
import { Product } from './product.ts';

type GivenProduct = {
  slug: string;
  title: Texts;
  description: Texts;
  options: string[];
  variants: { options: { [option: string]: string }; priceSom: number; compareAtSom?: number; stock: number }[];
  words?: string[];
};

/** A whole shop as plain data; a parent stands before its children. */
export type GivenShop<P extends GivenProduct = GivenProduct> = {
  name: Texts;
  categories: { slug: string; parent?: string; title: Texts; products: P[] }[];
  deliveryMethods: {
    kind: (typeof deliveryKinds)[number];
    title: Texts;
    eta: Texts;
    feeSom: number;
    freeFromSom?: number;
    regions: string[] | 'all';
    address?: Texts;
  }[];
  card: { number: string; holder: string };
};

type Pictures = { mediaId: string; color: string | null }[];

/**
 * Fills an empty shop: shelves, products, ways of delivery, card and name.
 * Answers false and changes nothing where there is already a product or settings.
 * `picturesOf` may draw and store: it is called before the transaction, and only for an empty shop.
 */
export async function loadDemo<P extends GivenProduct>(
  ctx: ShopContext,
  shop: GivenShop<P>,
  picturesOf: (product: P) => Promise<Pictures>,
): Promise<boolean> {
  if (!(await isEmpty(ctx.em))) return false;
  const pictures = new Map<string, Pictures>();
  for (const product of shop.categories.flatMap((category) => category.products)) {
    pictures.set(product.slug, await picturesOf(product));
  }
  return inTransaction(ctx, async (tx) => {
    await onlyOneAtATime(tx, 'load-demo');
    if (!(await isEmpty(tx))) return false;
    await writeSettings(ctx, tx, shop);
    await writeShelves(ctx, tx, shop, pictures);
    await writeDelivery(tx, shop);
    return true;
  });
}

async function isEmpty(em: EntityManager): Promise<boolean> {
  return (await em.count(Product)) === 0 && (await em.count(ShopSettings)) === 0;
}

async function writeSettings(ctx: ShopContext, tx: EntityManager, shop: GivenShop): Promise<void> {
  await tx.insert(ShopSettings, {
    id: 1,
    name: shop.name,
  });
  await keepCard({ ...ctx, em: tx }, { ...shop.card, number: shop.card.number.replaceAll(' ', '') });
}

async function writeShelves(
  ctx: ShopContext,
  tx: EntityManager,
  shop: GivenShop,
  pictures: Map<string, Pictures>,
): Promise<void> {
  const idBySlug = new Map<string, number>();
  for (const [position, { slug, title, parent, products }] of shop.categories.entries()) {
    const parentId = parent === undefined ? null : idBySlug.get(parent);
    if (parentId === undefined) throw new Error(`The shelf "${slug}" stands before its parent "${parent}".`);
    const categoryId = await tx.insert(Category, { slug, title, position, parent: parentId });
    idBySlug.set(slug, categoryId);
    for (const [index, product] of products.entries()) {
      const given = { ...product, categoryId, position: index, pictures: pictures.get(product.slug) ?? [] };
      await insertProduct(ctx, tx, given);
    }
  }
}

async function writeDelivery(tx: EntityManager, shop: GivenShop): Promise<void> {
  for (const [position, method] of shop.deliveryMethods.entries()) {
    const { kind, title, eta, feeSom, freeFromSom = null, address = null } = method;
    const regions = method.regions === 'all' ? 'all' : method.regions.filter(isRegion);
    await tx.insert(DeliveryMethod, {
      kind,
      title,
      eta,
      feeSom,
      freeFromSom,
      address,
      regions,
      position,
      active: true,
    });
  }
}
