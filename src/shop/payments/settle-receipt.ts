import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { row, rows } from '../sql.ts';
import { askOwners } from './ask-owners.ts';
import { findNoticesOf } from './find-orders.ts';
import type { Judgement } from './judge-receipt.ts';
import { matchNotice } from './match-notice.ts';
import { isOpen } from './payable-order.ts';
import { rejectReceipts } from './reject-receipts.ts';
import { trustOrAsk, type CleanReceipt } from './trust.ts';

/** Goes on with a receipt that was just judged; its order and the ledger are locked. */
export async function settleReceipt(
  ctx: ShopContext,
  tx: EntityManager,
  judged: CleanReceipt & { judgement: Judgement },
): Promise<void> {
  const { receiptId, order, judgement } = judged;
  if (!isOpen(order)) return;
  if (judgement.verdict === 'refuse') return refuse(ctx, tx, judged);
  for (const notice of await findNoticesOf(tx, receiptId)) await matchNotice(ctx, tx, notice);
  if (!(await isStillWaiting(tx, receiptId))) return;
  if (judgement.verdict === 'review') return askOwners(ctx, tx, receiptId);
  const { noticeWaitMinutes } = await readSettings({ em: tx });
  if (noticeWaitMinutes === 0) return trustOrAsk(ctx, tx, judged);
  const waitUntil = new Date(ctx.clock.now().getTime() + noticeWaitMinutes * 60_000);
  await rows(tx, 'update receipt set wait_until = ? where id = ?', [waitUntil, receiptId]);
}

async function isStillWaiting(tx: EntityManager, receiptId: number): Promise<boolean> {
  const waits = await row(
    tx,
    `select 1 from receipt join orders on orders.id = receipt.order_id
     where receipt.id = ? and receipt.status = 'waiting' and orders.status in ('awaiting_payment', 'checking_receipt')`,
    [receiptId],
  );
  return waits !== undefined;
}

/** While another receipt of the order is still to be judged, the customer hears nothing of this one. */
async function refuse(
  ctx: ShopContext,
  tx: EntityManager,
  { receiptId, order, judgement }: CleanReceipt & { judgement: Judgement },
): Promise<void> {
  const another = await row(tx, `select 1 from receipt where order_id = ? and status = 'waiting' and id <> ?`, [
    order.id,
    receiptId,
  ]);
  const [code] = judgement.reasons;
  if (order.status === 'checking_receipt' && !another && code) {
    const refused = await rejectReceipts(ctx, tx, order.id, { kind: 'receipt_refused', code });
    if (!refused.ok) throw new Error(`The receipt of ${order.number} can't be refused: ${refused.why}.`);
    return;
  }
  await rows(tx, `update receipt set status = 'refused', judged_at = ? where id = ?`, [ctx.clock.now(), receiptId]);
}
