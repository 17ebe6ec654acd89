import type { ProductView } from '../catalog/product-view.ts';
import { readProduct } from '../catalog/read-product.ts';
import type { ShopContext } from '../context.ts';
import { findPost } from './list-posts.ts';

/** The product that a post of this channel shows, while it is on sale; nothing for a post that is linked to none. */
export async function productOfPost(
  ctx: Pick<ShopContext, 'em'>,
  post: { channel: string; externalId: string },
): Promise<ProductView | undefined> {
  const productId = (await findPost(ctx, post))?.productId;
  const product = productId ? await readProduct(ctx, productId) : undefined;
  return product?.active ? product : undefined;
}
