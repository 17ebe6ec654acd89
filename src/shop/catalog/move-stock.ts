import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { StockMove, type stockReasons } from './stock-move.ts';
import { tellWatchers } from './watch-stock.ts';

type Move = { variantId: number; delta: number; reason: (typeof stockReasons)[number]; orderId?: number };

/**
 * Changes the stock of a variant, writes the move beside it, and tells those who wait when it rises from 0.
 * Answers the pieces now left; undefined, with nothing changed, when there are too few or no such variant.
 */
export async function moveStock(
  ctx: Pick<ShopContext, 'clock' | 'tell'>,
  tx: EntityManager,
  move: Move,
): Promise<number | undefined> {
  const changed = await row<{ stock: number }>(
    tx,
    'update variant set stock = stock + ? where id = ? and stock + ? >= 0 returning stock',
    [move.delta, move.variantId, move.delta],
  );
  if (!changed) return undefined;
  await tx.insert(StockMove, {
    variant: move.variantId,
    delta: move.delta,
    reason: move.reason,
    orderId: move.orderId ?? null,
    at: ctx.clock.now(),
  });
  if (changed.stock > 0 && changed.stock === move.delta) await tellWatchers(ctx, tx, move.variantId);
  return changed.stock;
}
