import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { paidStatuses } from '../orders/order-machine.ts';
import { passedOnCause } from '../owners/pass-on-message.ts';
import { row, rows } from '../sql.ts';

/**
 * The customer took messages back: copies of their words and pictures are erased. `sources` are the messages by their
 * stable names, as receipts and passed-on words keep them. A receipt stays as evidence, marked; its picture goes too,
 * unless the order was paid by it. What an owner has already been sent stays with him.
 */
export async function withdrawMessages(ctx: ShopContext, sources: readonly string[]): Promise<void> {
  if (sources.length === 0) return;
  const mediaIds = await inTransaction(ctx, async (tx) => [
    ...(await markReceipts(ctx, tx, sources)),
    ...(await forgetWords(tx, sources)),
  ]);
  for (const mediaId of new Set(mediaIds)) if (!(await isKept(ctx.em, mediaId))) await ctx.media.remove(mediaId);
}

async function markReceipts(ctx: ShopContext, tx: EntityManager, sources: readonly string[]): Promise<string[]> {
  const marked = await rows<{ media_id: string }>(
    tx,
    'update receipt set withdrawn_at = ? where source_message in (?) and withdrawn_at is null returning media_id',
    [ctx.clock.now(), sources],
  );
  return marked.map(({ media_id }) => media_id);
}

/** One who was not told of the message yet is not told any more. */
async function forgetWords(tx: EntityManager, sources: readonly string[]): Promise<string[]> {
  const passedOn = await rows<{ mediaId: string | null }>(
    tx,
    `with passed as (
       select id, data->>'mediaId' as media_id from notice where kind = 'customer_wrote' and cause in (?) for update
     )
     update notice set data = notice.data || '{"sealedText":null,"mediaId":null}'::jsonb,
       status = case when notice.status = 'sent' then 'sent' else 'dropped' end,
       reason = case when notice.status = 'sent' then notice.reason else 'withdrawn' end
     from passed where notice.id = passed.id returning passed.media_id as "mediaId"`,
    [sources.map(passedOnCause)],
  );
  return passedOn.map(({ mediaId }) => mediaId).filter((mediaId) => mediaId !== null);
}

/** The same bytes have the same id: a picture of the catalogue, or a receipt of another order, must not go. */
async function isKept(em: EntityManager, mediaId: string): Promise<boolean> {
  const kept = await row(
    em,
    `select 1 from product_picture where media_id = ?
     union all select 1 from receipt join orders on orders.id = receipt.order_id
       where receipt.media_id = ? and (receipt.withdrawn_at is null or orders.status in (?)) limit 1`,
    [mediaId, mediaId, paidStatuses],
  );
  return kept !== undefined;
}
