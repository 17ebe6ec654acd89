import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { row } from '../sql.ts';
import { askOwners } from './ask-owners.ts';
import type { PayableOrder } from './payable-order.ts';
import { payOrder } from './pay.ts';

/** What is known of a clean receipt for which no bank has spoken. */
export type CleanReceipt = { receiptId: number; order: PayableOrder; timeZone: string };

/**
 * A clean receipt for which no notice came in its time: believed within the limits that the owner set, for one order and
 * for one day of the shop; else the owners are asked.
 */
export async function trustOrAsk(
  ctx: ShopContext,
  tx: EntityManager,
  { receiptId, order, timeZone }: CleanReceipt,
): Promise<void> {
  if (order.status === 'checking_receipt' && (await isWithinLimits(ctx, tx, { receiptId, order, timeZone }))) {
    const amountTiyin = order.askedSom * 100;
    const paid = await payOrder(ctx, tx, order, { proof: 'trust', amountTiyin, receiptId, byReference: true });
    if (paid.ok) return;
    if (paid.why !== 'already_used') throw new Error(`A clean receipt of ${order.number} took no money: ${paid.why}.`);
  }
  await askOwners(ctx, tx, receiptId);
}

/** Only whom nobody has caught forging is trusted, and only a receipt that he did not take back. */
async function isWithinLimits(ctx: ShopContext, tx: EntityManager, clean: CleanReceipt): Promise<boolean> {
  const { receiptId, order, timeZone } = clean;
  const { trustOrderSom, trustDaySom } = await readSettings({ em: tx });
  if (order.payableSom > trustOrderSom || trustDaySom === 0) return false;
  const now = ctx.clock.now();
  const found = await row<{ trustedTiyin: number; mayBeTrusted: boolean }>(
    tx,
    `select (select coalesce(sum(amount_tiyin), 0)::float8 from payment where proof = 'trust' and undone_at is null
         and at >= date_trunc('day', ?::timestamptz at time zone ?) at time zone ?) as "trustedTiyin",
       exists (select 1 from receipt join orders on orders.id = receipt.order_id
         join customer on customer.id = orders.customer_id
         where receipt.id = ? and receipt.verdict = 'clean' and receipt.withdrawn_at is null
           and customer.forged_receipts = 0) as "mayBeTrusted"`,
    [now, timeZone, timeZone, receiptId],
  );
  if (!found?.mayBeTrusted) return false;
  return found.trustedTiyin + order.askedSom * 100 <= trustDaySom * 100;
}
