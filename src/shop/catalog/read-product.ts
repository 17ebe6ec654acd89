import type { ShopContext } from '../context.ts';
import { fresh, row, rows } from '../sql.ts';
import { shelvesUnder } from './list-categories.ts';
import type { ProductView } from './product-view.ts';
import { Product } from './product.ts';

type Reader = Pick<ShopContext, 'em'>;

/** A product, shown or hidden, with its variants and pictures. */
export async function readProduct(ctx: Reader, id: number): Promise<ProductView | undefined> {
  const [product] = await readProducts(ctx, [id]);
  return product;
}

/** Products in the order of the given ids; ids that do not exist are left out. */
export async function readProducts(ctx: Reader, ids: readonly number[]): Promise<ProductView[]> {
  if (ids.length === 0) return [];
  const found = await ctx.em.find(
    Product,
    { id: { $in: [...ids] } },
    { ...fresh, populate: ['variants', 'pictures'], strategy: 'select-in' },
  );
  const byId = new Map(found.map((product) => [product.id, viewProduct(product)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * One product of a shelf and of all shelves under it, counted from 0 in a stable order.
 * The index goes round: one past the last is the first, -1 is the last. Nothing when the shelf is empty.
 */
export async function productAt(
  ctx: Reader,
  place: { categoryId: number; index: number },
): Promise<{ product: ProductView; index: number; total: number } | undefined> {
  const total = await countUnder(ctx, place.categoryId);
  if (total === 0) return undefined;
  const index = ((place.index % total) + total) % total;
  const found = await row<{ id: number }>(
    ctx.em,
    `${shelvesUnder} select product.id from product join shelf on shelf.id = product.category_id
     where product.status = 'active' order by shelf.path, product.position, product.id limit 1 offset ?`,
    [place.categoryId, index],
  );
  const product = found && (await readProduct(ctx, found.id));
  return product && { product, index, total };
}

async function countUnder(ctx: Reader, categoryId: number): Promise<number> {
  const [counted] = await rows<{ total: number }>(
    ctx.em,
    `${shelvesUnder} select count(*)::int as total from product join shelf on shelf.id = product.category_id
     where product.status = 'active'`,
    [categoryId],
  );
  return counted?.total ?? 0;
}

function viewProduct(product: Product): ProductView {
  return {
    id: product.id,
    categoryId: product.category.id,
    title: product.title,
    description: product.description,
    options: product.options,
    active: product.status === 'active',
    variants: product.variants.getItems().map((variant) => ({
      id: variant.id,
      options: variant.options,
      priceSom: variant.priceSom,
      compareAtSom: variant.compareAtSom ?? null,
      stock: variant.stock,
    })),
    pictures: product.pictures.getItems().map(({ mediaId, color }) => ({ mediaId, color: color ?? null })),
  };
}
