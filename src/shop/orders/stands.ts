import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import type { OrderView } from './order-view.ts';
import { readOrder } from './read-order.ts';

/** The order as it now stands in this transaction: what a verb answers, also where it runs a second time. */
export async function stands(
  ctx: Pick<ShopContext, 'vault'>,
  tx: EntityManager,
  orderId: number,
): Promise<Result<OrderView, 'already_changed'>> {
  const order = await readOrder({ em: tx, vault: ctx.vault }, orderId);
  return order ? ok(order) : failed('already_changed');
}
