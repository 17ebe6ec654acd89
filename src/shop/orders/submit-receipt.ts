import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { askOwners } from '../payments/ask-owners.ts';
import { failed, ok, type Result } from '../result.ts';
import { row } from '../sql.ts';
import type { OrderView } from './order-view.ts';
import { Receipt } from './order.ts';
import { readOrder } from './read-order.ts';
import { transition, type Transition } from './transition.ts';

export type SubmitReceipt = {
  orderId: number;
  customerId: number;
  mediaId: string;
  mime: string;
  /** The platform's own id of the file, where it has one that stays the same whoever sends it on. */
  fileUniqueId?: string;
  /** Stable name of the message that brought it, so that it can be taken back. */
  sourceMessage?: string;
};

/**
 * Takes the picture or document by which the customer says that he paid. A machine reads it, or where there is none
 * the owners are asked to look. The same picture again for the same order is the same receipt.
 * `too_late` carries the order's `status`.
 */
export async function submitReceipt(
  ctx: ShopContext,
  input: SubmitReceipt,
): Promise<Result<OrderView, 'not_found' | 'not_allowed' | 'too_late'>> {
  return inTransaction(ctx, async (tx) => {
    const { orderId } = input;
    const reader = { em: tx, vault: ctx.vault };
    if (!(await lockOwnOrder(tx, input))) return failed('not_found');
    const repeated = { order: orderId, mediaId: input.mediaId, status: 'waiting' } as const;
    if ((await tx.count(Receipt, repeated)) === 0) {
      const taken = await transition(ctx, tx, orderId, { event: 'submit_receipt', data: { mediaId: input.mediaId } });
      if (!taken.ok) return taken.why === 'already_changed' ? { ...taken, why: 'too_late' } : failed('not_allowed');
      await keepReceipt(ctx, tx, input, taken.value);
    }
    const order = await readOrder(reader, orderId);
    return order ? ok(order) : failed('not_found');
  });
}

async function lockOwnOrder(tx: EntityManager, { orderId, customerId }: SubmitReceipt): Promise<boolean> {
  const locked = await row(tx, 'select id from orders where id = ? and customer_id = ? for update', [
    orderId,
    customerId,
  ]);
  return locked !== undefined;
}

async function keepReceipt(
  ctx: ShopContext,
  tx: EntityManager,
  { orderId, mediaId, mime, fileUniqueId, sourceMessage }: SubmitReceipt,
  { identityId }: Transition,
): Promise<void> {
  const receiptId = await tx.insert(Receipt, {
    order: orderId,
    mediaId,
    mime,
    status: 'waiting',
    submittedAt: ctx.clock.now(),
    fileUniqueId: fileUniqueId ?? null,
    reading: ctx.readLater ? 'waiting' : 'unread',
    sourceMessage: sourceMessage ?? null,
  });
  if (ctx.readLater) await ctx.readLater(tx, { receiptId, lane: await laneOf(tx, identityId) });
  else await askOwners(ctx, tx, receiptId);
}

async function laneOf(tx: EntityManager, identityId: number): Promise<string> {
  const found = await row<{ lane: string }>(
    tx,
    `select channel || ':' || external_id as lane from identity where id = ?`,
    [identityId],
  );
  if (!found) throw new Error(`Identity ${identityId} of an order is gone.`);
  return found.lane;
}
