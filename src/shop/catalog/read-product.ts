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
const productColumns = `product.id, product.category_id as "categoryId", product.title, product.description,
  product.options, product.status = 'active' as active,
  (select coalesce(jsonb_agg(jsonb_build_object('id', variant.id, 'options', variant.options,
      'priceSom', variant.price_som, 'compareAtSom', variant.compare_at_som, 'stock', variant.stock)
      order by variant.position, variant.id), '[]')
    from variant where variant.product_id = product.id) as variants,
  (select coalesce(jsonb_agg(jsonb_build_object('mediaId', picture.media_id, 'color', picture.color)
      order by picture.position, picture.id), '[]')
    from product_picture as picture where picture.product_id = product.id) as pictures`;

const selectProducts = `select ${productColumns} from product where product.id in (?)`;

/** Column of a statement about `product`: the whole card as `readProduct` gives it. */
export const productAsJson = `(select to_jsonb(card) from (select ${productColumns}) as card)`;

/**
 * One product of a shelf and of all shelves under it, counted from 0 in a stable order.
 * The index goes round: one past the last is the first, -1 is the last. Nothing when the shelf is empty.
 */
export async function productAt(
  ctx: Reader,
  place: { categoryId: number; index: number },
): Promise<{ product: ProductView; index: number; total: number } | undefined> {
  return row(ctx.em, selectPlace, [place.categoryId, place.index]);
}

const selectPlace = `${shelvesUnder}, listed as (
  select product.id, (row_number() over (order by shelf.path, product.position, product.id) - 1)::int as index,
    (count(*) over ())::int as total
  from product join shelf on shelf.id = product.category_id where product.status = 'active'
)
select listed.index, listed.total, ${productAsJson} as product
from listed join product on product.id = listed.id
where listed.index = ((?::bigint % listed.total) + listed.total) % listed.total`;
