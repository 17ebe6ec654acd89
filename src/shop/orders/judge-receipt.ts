import type { EntityManager } from '@mikro-orm/core';
import { cleanLine, cutTo } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh } from '../sql.ts';
import type { OrderView } from './order-view.ts';
import { Order, Receipt, type receiptStatuses } from './order.ts';
import { readOrder } from './read-order.ts';
import { transition, type TransitionRefusal } from './transition.ts';

/** After a refusal the goods are held at least this long, so that the customer can send a better receipt. */
const minutesAfterRefusal = 15;

type Judged = Promise<Result<OrderView, TransitionRefusal>>;

/** The money came: the order is paid. Of two owners at once the second is refused with the state that stands. */
export async function acceptReceipt(ctx: ShopContext, { orderId }: { orderId: number }): Judged {
  const work = async (tx: EntityManager): Judged => {
    const paid = await transition(ctx, tx, orderId, { event: 'accept_receipt' });
    if (!paid.ok) return paid;
    await judge(ctx, tx, orderId, 'accepted');
    const { number, identityId } = paid.value;
    await ctx.tell(tx, {
      cause: `order:${orderId}:paid`,
      to: identityId,
      kind: 'order_paid',
      data: { orderId, number },
    });
    return answer(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: 'accept_receipt' }, { work, again: (tx) => answer(ctx, tx, orderId) });
}

/** The receipt does not prove the payment: the order waits again, its goods stay held. */
export async function refuseReceipt(ctx: ShopContext, input: { orderId: number; reason: string }): Judged {
  const { orderId } = input;
  const work = async (tx: EntityManager): Judged => {
    const reason = cutTo(cleanLine(input.reason), 500);
    const holdUntil = await laterHold(ctx, tx, orderId);
    const refused = await transition(ctx, tx, orderId, {
      event: 'reject_receipt',
      data: { reason },
      set: { holdUntil },
    });
    if (!refused.ok) return refused;
    const receiptId = await judge(ctx, tx, orderId, 'refused');
    const { number, identityId } = refused.value;
    await ctx.tell(tx, {
      cause: `receipt:${receiptId}:refused`,
      to: identityId,
      kind: 'receipt_refused',
      data: { orderId, number, reason, holdUntil: holdUntil.toISOString() },
    });
    return answer(ctx, tx, orderId);
  };
  return oncePerCause(ctx, { name: 'reject_receipt' }, { work, again: (tx) => answer(ctx, tx, orderId) });
}

async function laterHold(ctx: ShopContext, tx: EntityManager, orderId: number): Promise<Date> {
  const least = new Date(ctx.clock.now().getTime() + minutesAfterRefusal * 60_000);
  const held = (await tx.findOne(Order, { id: orderId }, fresh))?.holdUntil;
  return held && held > least ? held : least;
}

/** Judges all receipts that wait; answers the id of the newest. */
async function judge(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  status: (typeof receiptStatuses)[number],
): Promise<number> {
  const waiting = { order: orderId, status: 'waiting' } as const;
  const newest = await tx.findOne(Receipt, waiting, { ...fresh, orderBy: { id: 'desc' } });
  await tx.nativeUpdate(Receipt, waiting, { status, judgedAt: ctx.clock.now() });
  if (!newest) throw new Error(`Order ${orderId} was judged without a receipt.`);
  return newest.id;
}

async function answer(ctx: ShopContext, tx: EntityManager, orderId: number): Judged {
  const order = await readOrder({ em: tx, vault: ctx.vault }, orderId);
  return order ? ok(order) : failed('already_changed');
}
