import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { productAsJson } from './read-product.ts';
import type { ProductView } from './product-view.ts';

/** The product a variant belongs to, shown or hidden. */
export async function productOfVariant(
  ctx: Pick<ShopContext, 'em'>,
  variantId: number,
): Promise<ProductView | undefined> {
  const found = await row<{ product: ProductView }>(
    ctx.em,
    `select ${productAsJson} as product from variant as asked join product on product.id = asked.product_id
     where asked.id = ?`,
    [variantId],
  );
  return found?.product;
}
