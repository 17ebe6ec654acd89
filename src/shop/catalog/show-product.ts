import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { Product } from './product.ts';

/** Puts a product on sale or takes it off; orders that were placed stay as they are. */
export async function showProduct(
  ctx: ShopContext,
  change: { productId: number; shown: boolean },
): Promise<Result<{ productId: number; shown: boolean }, 'not_allowed' | 'product_gone'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const status = change.shown ? 'active' : 'hidden';
  const changed = await ctx.em.nativeUpdate(Product, { id: change.productId }, { status });
  return changed === 0 ? failed('product_gone') : ok(change);
}
