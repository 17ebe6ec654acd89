import type { EntityManager } from '@mikro-orm/core';
import { rows } from '../sql.ts';
import type { Judgement } from './judge-receipt.ts';
import type { PayableOrder } from './payable-order.ts';
import { hasPaid, referenceOf } from './write-payment.ts';

/** A receipt that was read only after its order was paid: where it says the same, it becomes part of the proof. */
export async function linkReceipt(
  tx: EntityManager,
  { receiptId, order, judgement }: { receiptId: number; order: PayableOrder; judgement: Judgement },
): Promise<void> {
  if (judgement.verdict === 'refuse') return;
  const shown = await referenceOf(tx, receiptId);
  const reference = shown !== null && !(await hasPaid(tx, shown)) ? shown : null;
  await rows(
    tx,
    `update payment set receipt_id = ?, reference = coalesce(payment.reference, ?),
       proof = case payment.proof when 'notice' then 'notice_and_receipt' else payment.proof end
     from receipt
     where receipt.id = ? and receipt.status = 'accepted' and payment.amount_tiyin = receipt.amount_tiyin
       and payment.id = (select max(id) from payment where order_id = ? and undone_at is null
         and (receipt_id is null or receipt_id = ?))`,
    [receiptId, reference, receiptId, order.id, receiptId],
  );
}
