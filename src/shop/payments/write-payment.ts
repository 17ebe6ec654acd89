import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import type { TransitionRefusal } from '../orders/transition.ts';
import type { Json } from '../ports.ts';
import { row, rows } from '../sql.ts';
import { tellingReference } from './normal-reference.ts';
import type { PaymentProof } from './payment.ts';
import { receiptFacts } from './receipt-facts.ts';

/** Money for an order, and by what it is known. */
export type Money = {
  proof: PaymentProof;
  amountTiyin: number;
  noticeId?: number;
  receiptId?: number;
  /** It is known by the receipt alone: where its number has paid before, nothing is written. */
  byReference?: true;
};

/** Money that was written as a payment. */
export type WrittenMoney = Money & { paymentId: number };

/** `already_used`: the notice, or the number on the receipt, pays for an order already. */
export type PayRefusal = TransitionRefusal | 'already_used';

/** What the history keeps of a payment. */
export function evidenceOf({ noticeId, receiptId, amountTiyin, proof }: Money): { [key: string]: Json } {
  return { noticeId: noticeId ?? null, receiptId: receiptId ?? null, amountSom: amountTiyin / 100, proof };
}

/**
 * Writes that the money counts for the order, and marks notice and receipt as used for it. Answers the payment's id;
 * undefined, with nothing changed, where the notice or the transfer pays for an order already.
 */
export async function writePayment(
  ctx: Pick<ShopContext, 'clock' | 'actor'>,
  tx: EntityManager,
  orderId: number,
  money: Money,
): Promise<number | undefined> {
  const { proof, amountTiyin, noticeId = null, receiptId = null } = money;
  const shown = receiptId === null ? null : await referenceOf(tx, receiptId);
  const reference = money.byReference || (shown !== null && !(await hasPaid(tx, shown))) ? shown : null;
  const written = await row<{ id: number }>(
    tx,
    `insert into payment (order_id, proof, amount_tiyin, notice_id, receipt_id, reference, at)
     values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id`,
    [orderId, proof, amountTiyin, noticeId, receiptId, reference, ctx.clock.now()],
  );
  if (!written) return undefined;
  if (noticeId !== null) await markMatched(ctx, tx, noticeId, orderId);
  return written.id;
}

/** Marks that a notice pays for an order, and who said so. */
export async function markMatched(
  { actor, clock }: Pick<ShopContext, 'clock' | 'actor'>,
  tx: EntityManager,
  noticeId: number,
  orderId: number,
): Promise<void> {
  await rows(
    tx,
    `update bank_notice set state = 'matched', order_id = ?, decided_at = ?, decided_by = ? where id = ?`,
    [orderId, clock.now(), actor.kind === 'owner' ? actor.id : null, noticeId],
  );
}

/** The number by which a receipt names one transfer alone; null where it has none that is certain. */
export async function referenceOf(tx: EntityManager, receiptId: number): Promise<string | null> {
  const kept = await row<{ facts: unknown }>(tx, 'select facts from receipt where id = ?', [receiptId]);
  const facts = receiptFacts.safeParse(kept?.facts);
  return facts.success ? tellingReference(facts.data) : null;
}

/** True where a payment that stands goes by this number. */
export async function hasPaid(tx: EntityManager, reference: string): Promise<boolean> {
  const used = await row(tx, 'select 1 from payment where reference = ? and undone_at is null', [reference]);
  return used !== undefined;
}
