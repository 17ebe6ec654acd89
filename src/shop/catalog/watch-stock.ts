import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { row, rows } from '../sql.ts';

/** Promises the person a message when a sold-out variant is back; asking twice changes nothing. */
export async function watchStock(
  ctx: ShopContext,
  watch: { variantId: number; identityId: number },
): Promise<Result<null, 'variant_gone' | 'in_stock'>> {
  return inTransaction(ctx, async (tx) => {
    // The lock makes a rise of the stock wait until the wish is written, so nobody is forgotten.
    const variant = await row<{ stock: number }>(tx, 'select stock from variant where id = ? for share', [
      watch.variantId,
    ]);
    if (!variant) return failed('variant_gone');
    if (variant.stock > 0) return failed('in_stock');
    await rows(
      tx,
      'insert into stock_watch (variant_id, identity_id, created_at) values (?, ?, ?) on conflict do nothing',
      [watch.variantId, watch.identityId, ctx.clock.now()],
    );
    return ok(null);
  });
}

/** Tells all who wait for this variant and forgets their wish; call it in the transaction in which the stock rises from 0. */
export async function tellWatchers(
  ctx: Pick<ShopContext, 'tell'>,
  tx: EntityManager,
  variantId: number,
): Promise<void> {
  const waiting = await rows<{ id: number; identity_id: number; product_id: number }>(
    tx,
    `delete from stock_watch using variant where variant.id = stock_watch.variant_id and variant.id = ?
     returning stock_watch.id, stock_watch.identity_id, variant.product_id`,
    [variantId],
  );
  for (const [place, watch] of waiting.entries()) {
    await ctx.tell(tx, {
      cause: `watch:${watch.id}`,
      to: watch.identity_id,
      kind: 'back_in_stock',
      place,
      data: { productId: watch.product_id, variantId },
    });
  }
}
