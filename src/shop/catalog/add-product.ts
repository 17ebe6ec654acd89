import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { languages, type Texts } from '../language.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh } from '../sql.ts';
import { Category } from './category.ts';
import { moveStock } from './move-stock.ts';
import { Product, ProductPicture, Variant, type Options } from './product.ts';
import type { ProductView } from './product-view.ts';
import { readProduct } from './read-product.ts';
import { searchableText } from './search-words.ts';

/** A product as the owner gives it. */
export type NewProduct = {
  /** Stable name for imports; made up when missing. */
  slug?: string;
  categoryId: number;
  title: Texts;
  description: Texts;
  /** Option names in the order they are asked. */
  options: string[];
  variants: { options: Options; priceSom: number; compareAtSom?: number | null; stock: number }[];
  pictures: { mediaId: string; color: string | null }[];
  /** Further words customers search by. */
  words?: string[];
  position?: number;
};

type AddRefusal = 'not_allowed' | 'category_gone' | 'bad_variants' | 'slug_taken';

/** Puts a product with its variants, pictures and first stock on the shelf. */
export async function addProduct(ctx: ShopContext, product: NewProduct): Promise<Result<ProductView, AddRefusal>> {
  if (ctx.actor.kind !== 'owner' && ctx.actor.kind !== 'system') return failed('not_allowed');
  const faulty = product.variants.some((variant) => !isWholeVariant(product.options, variant));
  const keys = new Set(product.variants.map((variant) => optionKey(product.options, variant.options)));
  if (faulty || product.variants.length === 0 || keys.size < product.variants.length) return failed('bad_variants');
  return inTransaction(ctx, async (tx) => {
    const category = await tx.findOne(Category, { id: product.categoryId }, fresh);
    if (!category) return failed('category_gone');
    if (product.slug && (await tx.count(Product, { slug: product.slug })) > 0) return failed('slug_taken');
    const id = await insertProduct(ctx, tx, product);
    const view = await readProduct({ em: tx }, id);
    if (!view) throw new Error(`Product ${id} is gone within its own transaction.`);
    return ok(view);
  });
}

/** Writes a product that was already found to be whole; answers its id. */
export async function insertProduct(
  ctx: Pick<ShopContext, 'clock' | 'tell'>,
  tx: EntityManager,
  product: NewProduct,
): Promise<number> {
  const { title, description, options, position = 0 } = product;
  const id = await tx.insert(Product, {
    slug: product.slug ?? randomUUID(),
    category: product.categoryId,
    title,
    description,
    options,
    position,
    status: 'active',
    searchText: await searchTextOf(tx, product),
    createdAt: ctx.clock.now(),
  });
  for (const [index, variant] of product.variants.entries()) {
    const { stock, ...kept } = variant;
    const key = optionKey(options, variant.options);
    const variantId = await tx.insert(Variant, { ...kept, product: id, optionKey: key, stock: 0, position: index });
    if (stock > 0) await moveStock(ctx, tx, { variantId, delta: stock, reason: 'start' });
  }
  for (const [index, picture] of product.pictures.entries()) {
    await tx.insert(ProductPicture, { ...picture, product: id, position: index });
  }
  return id;
}

async function searchTextOf(tx: EntityManager, product: NewProduct): Promise<string> {
  const shelves: string[] = [];
  for (let id: number | undefined = product.categoryId; id !== undefined;) {
    const shelf: Category | null = await tx.findOne(Category, { id }, fresh);
    if (shelf) shelves.push(...languages.map((language) => shelf.title[language]));
    id = shelf?.parent?.id;
  }
  const titles = languages.map((language) => product.title[language]);
  const values = product.variants.flatMap((variant) => Object.values(variant.options));
  return searchableText([...titles, ...(product.words ?? []), ...shelves, ...values]);
}

function optionKey(options: string[], chosen: Options): string {
  return options.map((option) => chosen[option]).join('/');
}

function isWholeVariant(options: string[], variant: NewProduct['variants'][number]): boolean {
  const named =
    Object.keys(variant.options).length === options.length && options.every((option) => variant.options[option]);
  const counted = [variant.priceSom, variant.stock, variant.compareAtSom ?? 0].every(
    (n) => Number.isSafeInteger(n) && n >= 0,
  );
  return named && counted;
}
