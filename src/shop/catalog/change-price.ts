import type { ShopContext } from '../context.ts';
import { isAmount } from '../money.ts';
import { failed, ok, type Result } from '../result.ts';
import { Variant } from './product.ts';

type PriceRefusal = 'not_allowed' | 'variant_gone' | 'bad_price';

/**
 * Sets the price of a variant in whole so'm; placed orders keep theirs.
 * `compareAtSom` is the struck-through former price: `null` or a price that is not higher takes it away.
 */
export async function changePrice(
  ctx: ShopContext,
  change: { variantId: number; priceSom: number; compareAtSom?: number | null },
): Promise<Result<{ variantId: number; priceSom: number }, PriceRefusal>> {
  const { variantId, priceSom, compareAtSom } = change;
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  if (!isAmount(priceSom) || priceSom === 0) return failed('bad_price');
  if (compareAtSom && !isAmount(compareAtSom)) return failed('bad_price');
  const struck = compareAtSom && compareAtSom > priceSom ? compareAtSom : null;
  const changed = await ctx.em.nativeUpdate(Variant, { id: variantId }, { priceSom, compareAtSom: struck });
  return changed === 0 ? failed('variant_gone') : ok({ variantId, priceSom });
}
