import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';
import { shelvesUnder } from './list-categories.ts';
import type { ProductView } from './product-view.ts';

type Reader = Pick<ShopContext, 'em'>;

/** A product, shown or hidden, with its variants and pictures. */
export async function readProduct(ctx: Reader, id: number): Promise<ProductView | undefined> {
  const [product] = await readProducts(ctx, [id]);
  return product;
}

/** Products in the order of the given ids; ids that do not exist are left out. */
export async function readProducts(ctx: Reader, ids: readonly number[]): Promise<ProductView[]> {
  if (ids.length === 0) return [];
  const found = await rows<ProductView>(ctx.em, selectProducts, [ids]);
  const byId = new Map(found.map((product) => [product.id, product]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

// One statement for the whole card: it is read at every tap of the catalogue.
const selectProducts = `select id, category_id as "categoryId", title, description, options, status = 'active' as active,
  (select coalesce(jsonb_agg(jsonb_build_object('id', variant.id, 'options', variant.options,
      'priceSom', variant.price_som, 'compareAtSom', variant.compare_at_som, 'stock', variant.stock)
      order by variant.position, variant.id), '[]')
    from variant where variant.product_id = product.id) as variants,
  (select coalesce(jsonb_agg(jsonb_build_object('mediaId', picture.media_id, 'color', picture.color)
      order by picture.position, picture.id), '[]')
    from product_picture as picture where picture.product_id = product.id) as pictures
from product where id in (?)`;

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
