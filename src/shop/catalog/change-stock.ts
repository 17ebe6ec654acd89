import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import { failed, ok, type Result } from '../result.ts';
import { row } from '../sql.ts';
import { moveStock } from './move-stock.ts';

/** Most pieces one variant can have. */
const mostPieces = 100_000;

type StockRefusal = 'not_allowed' | 'variant_gone' | 'bad_stock';
type Changed = Promise<Result<{ variantId: number; stock: number }, StockRefusal>>;

/**
 * Sets how many pieces of a variant can be sold now, or changes it by some pieces.
 * Held pieces are not counted: they have already left the stock.
 */
export async function changeStock(
  ctx: ShopContext,
  change: { variantId: number } & ({ to: number } | { by: number }),
): Changed {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const { variantId } = change;
  const find = async (tx: EntityManager) =>
    row<{ stock: number }>(tx, 'select stock from variant where id = ? for update', [variantId]);
  const work = async (tx: EntityManager): Changed => {
    const before = await find(tx);
    if (!before) return failed('variant_gone');
    const stock = 'to' in change ? change.to : before.stock + change.by;
    if (!Number.isInteger(stock) || stock < 0 || stock > mostPieces)
      return failed('bad_stock', { stock: before.stock });
    const delta = stock - before.stock;
    if (delta !== 0) await moveStock(ctx, tx, { variantId, delta, reason: 'correct' });
    return ok({ variantId, stock });
  };
  const again = async (tx: EntityManager): Changed => {
    const now = await find(tx);
    return now ? ok({ variantId, stock: now.stock }) : failed('variant_gone');
  };
  return oncePerCause(ctx, { name: 'change_stock' }, { work, again });
}
