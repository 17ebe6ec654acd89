import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import type { CameIn } from './find-orders.ts';
import type { PayableOrder } from './payable-order.ts';
import { markMatched } from './write-payment.ts';

/** The bank tells of money that an owner, or trust, has counted already: it is the same money, now proven. */
export async function linkNotice(
  ctx: ShopContext,
  tx: EntityManager,
  { id: orderId, number }: Pick<PayableOrder, 'id' | 'number'>,
  { noticeId, amountTiyin }: Pick<CameIn, 'noticeId' | 'amountTiyin'>,
  receiptId?: number,
): Promise<{ order: { id: number; number: string } } | { why: 'no_order' }> {
  const proven = await row<{ id: number }>(
    tx,
    `update payment set notice_id = ?, receipt_id = coalesce(receipt_id, ?),
       proof = case when coalesce(receipt_id, ?) is null then 'notice' else 'notice_and_receipt' end
     where id = (select id from payment where order_id = ? and undone_at is null and notice_id is null
       and amount_tiyin = ? order by id desc limit 1) returning id`,
    [noticeId, receiptId ?? null, receiptId ?? null, orderId, amountTiyin],
  );
  if (!proven) return { why: 'no_order' };
  await markMatched(ctx, tx, noticeId, orderId);
  return { order: { id: orderId, number } };
}
