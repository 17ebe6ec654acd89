import type { EntityManager } from '@mikro-orm/core';
import { cleanLine, cutTo } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import type { NoticeKind } from '../notices/notice-kinds.ts';
import { oncePerCause } from '../once.ts';
import type { Json } from '../ports.ts';
import type { Result } from '../result.ts';
import type { OrderView } from './order-view.ts';
import { stands } from './stands.ts';
import { transition, type StepDetails, type TransitionRefusal } from './transition.ts';

type Moved = Promise<Result<OrderView, TransitionRefusal>>;

/** The goods are packed. */
export async function packOrder(ctx: ShopContext, { orderId }: { orderId: number }): Moved {
  return move(ctx, orderId, { event: 'pack' }, { kind: 'order_packed' });
}

/** The goods are on their way; `tracking` is what the customer can follow them by, up to 500 characters. */
export async function shipOrder(ctx: ShopContext, input: { orderId: number; tracking?: string }): Moved {
  const tracking = cutTo(cleanLine(input.tracking ?? ''), 500) || null;
  const step: StepDetails = { event: 'ship', data: { tracking }, set: { tracking } };
  return move(ctx, input.orderId, step, { kind: 'order_shipped', data: { tracking } });
}

/** The customer has the goods. */
export async function deliverOrder(ctx: ShopContext, { orderId }: { orderId: number }): Moved {
  return move(ctx, orderId, { event: 'deliver' }, { kind: 'order_delivered' });
}

/** The money of a cancelled paid order was sent back. */
export async function refundOrder(ctx: ShopContext, { orderId }: { orderId: number }): Moved {
  return move(ctx, orderId, { event: 'refund' }, { kind: 'order_refunded' });
}

type News = { kind: NoticeKind; data?: { [key: string]: Json } };

function move(ctx: ShopContext, orderId: number, step: StepDetails, news: News): Moved {
  const work = async (tx: EntityManager): Moved => {
    const moved = await transition(ctx, tx, orderId, step);
    if (!moved.ok) return moved;
    const { number, identityId, to } = moved.value;
    const data = { orderId, number, ...news.data };
    await ctx.tell(tx, { cause: `order:${orderId}:${to}`, to: identityId, kind: news.kind, data });
    return stands(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: step.event }, { work, again: (tx) => stands(ctx, tx, orderId) });
}
