import type { EntityManager } from '@mikro-orm/core';
import type { Actor, ShopContext } from '../context.ts';
import type { Json } from '../ports.ts';
import type { OrderStatus } from './order-machine.ts';
import { OrderEvent } from './order.ts';

type Entry = { event: string; from: OrderStatus | null; to: OrderStatus; data: { [key: string]: Json } };

/** Writes who did what to an order, in the transaction in which it was done. */
export async function writeHistory(
  ctx: Pick<ShopContext, 'actor' | 'clock'>,
  tx: EntityManager,
  orderId: number,
  entry: Entry,
): Promise<void> {
  await tx.insert(OrderEvent, {
    ...entry,
    order: orderId,
    actorKind: ctx.actor.kind,
    actorId: idOf(ctx.actor),
    at: ctx.clock.now(),
  });
}

function idOf(actor: Actor): number | null {
  if (actor.kind === 'system') return null;
  return actor.kind === 'assistant' ? actor.for : actor.id;
}
