import type { ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import { shelvesUnder } from './list-categories.ts';
import type { ProductView } from './product-view.ts';
import { productAsJson } from './read-product.ts';

/**
 * Products on sale of a shelf and of all shelves under it, in the order in which `productAt` counts them, from `offset`
 * on. `total` is how many there are in all; 0 also where `offset` is past the last.
 */
export async function productsAt(
  ctx: Pick<ShopContext, 'em'>,
  { categoryId, offset, limit }: { categoryId: number; offset: number; limit: number },
): Promise<{ products: ProductView[]; total: number }> {
  const found = await rows<{ product: ProductView; total: number }>(ctx.em, selectSome, [categoryId, offset, limit]);
  return { products: found.map(({ product }) => product), total: found[0]?.total ?? 0 };
}

const selectSome = `${shelvesUnder}, listed as (
  select product.id, row_number() over (order by shelf.path, product.position, product.id) as place,
    (count(*) over ())::int as total
  from product join shelf on shelf.id = product.category_id where product.status = 'active'
)
select listed.total, ${productAsJson} as product
from listed join product on product.id = listed.id
order by listed.place offset ? limit ?`;
