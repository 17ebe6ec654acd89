import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { readProduct } from './read-product.ts';
import type { ProductView } from './product-view.ts';

/** The product a variant belongs to, shown or hidden. */
export async function productOfVariant(
  ctx: Pick<ShopContext, 'em'>,
  variantId: number,
): Promise<ProductView | undefined> {
  const found = await row<{ id: number }>(ctx.em, 'select product_id as id from variant where id = ?', [variantId]);
  return found && readProduct(ctx, found.id);
}
