import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import type { NoticeKind } from '../notices/notice-kinds.ts';
import { transition, type Transition, type TransitionRefusal } from '../orders/transition.ts';
import type { Json } from '../ports.ts';
import { ok, type Result } from '../result.ts';
import { row } from '../sql.ts';
import { judgeWaiting } from './judge-waiting.ts';
import type { VerdictReason } from './verdict.ts';

/** After a refusal the goods are held at least this long, so that the customer can send a better receipt. */
const minutesAfterRefusal = 15;

type Refusing = {
  kind: Extract<NoticeKind, 'receipt_refused' | 'receipt_wanted'>;
  /** In words for the customer. */
  reason?: string;
  /** Why the shop refused by itself. */
  code?: VerdictReason;
  forged?: boolean;
};

/** Sends the order back to wait for payment with all its receipts refused; the customer is told once. */
export async function rejectReceipts(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  { kind, reason, code, forged = false }: Refusing,
): Promise<Result<Transition, TransitionRefusal>> {
  const holdUntil = await laterHold(ctx, tx, orderId);
  const evidence = { reason: reason ?? null, ...(code ? { code } : {}), ...(forged ? { forged } : {}) };
  const step = await transition(ctx, tx, orderId, { event: 'reject_receipt', data: evidence, set: { holdUntil } });
  if (!step.ok) return step;
  const receiptId = await judgeWaiting(ctx, tx, orderId, { status: 'refused', forged });
  const { number, identityId: to } = step.value;
  const data: { [key: string]: Json } = { orderId, number, holdUntil: holdUntil.toISOString() };
  if (kind === 'receipt_refused') Object.assign(data, { reason: reason ?? null }, code ? { code } : {});
  await ctx.tell(tx, { ...(await causeOf(tx, orderId, receiptId)), to, kind, data });
  return ok(step.value);
}

/** After an undone payment there may be no receipt; then each refusal is told by its place in the history. */
async function causeOf(
  tx: EntityManager,
  orderId: number,
  receiptId: number | undefined,
): Promise<{ cause: string; ordinal?: number }> {
  if (receiptId !== undefined) {
    const before = await row<{ told: number }>(tx, 'select count(*)::int as told from notice where cause = ?', [
      `receipt:${receiptId}:refused`,
    ]);
    return { cause: `receipt:${receiptId}:refused`, ordinal: before?.told ?? 0 };
  }
  const last = await row<{ id: number }>(tx, 'select max(id) as id from order_event where order_id = ?', [orderId]);
  return { cause: `order:${orderId}:refused`, ordinal: last?.id ?? 0 };
}

/** Until when the goods are held for another receipt, in milliseconds of the clock. */
async function laterHold({ clock }: ShopContext, tx: EntityManager, orderId: number): Promise<Date> {
  const least = clock.now().getTime() + minutesAfterRefusal * 60_000;
  const held = await row<{ ms: number }>(
    tx,
    'select (extract(epoch from hold_until) * 1000)::float8 as ms from orders where id = ?',
    [orderId],
  );
  return new Date(Math.max(least, held?.ms ?? 0));
}
