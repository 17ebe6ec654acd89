import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';

/** A receipt that an owner is to look at, as a line of the queue. */
export type QueuedReceipt = {
  receiptId: number;
  orderId: number;
  number: string;
  askedSom: number;
  risk: number;
  /** Since when it waits, an ISO string in UTC. */
  submittedAt: string;
};

/** How many receipts want an owner, and how many more are with a machine or wait for the bank. */
export type ReceiptCounts = { toCheck: number; elsewhere: number };

// The newest receipt of each order that is being checked. One that a machine reads, or that waits for the bank's
// notice, wants nobody yet.
const open = `from receipt join orders on orders.id = receipt.order_id
  where receipt.status = 'waiting' and orders.status = 'checking_receipt'
    and not exists (select 1 from receipt as newer
      where newer.order_id = receipt.order_id and newer.status = 'waiting' and newer.id > receipt.id)`;
const wantsOwner = `(receipt.asked_at is not null or (receipt.reading <> 'waiting' and receipt.wait_until is null))`;

/** A page of the receipts that owners are to check: what is most doubtful first, of alike ones the oldest. */
export async function listReceiptsToCheck(
  ctx: Pick<ShopContext, 'em'>,
  { offset, limit }: { offset: number; limit: number },
): Promise<QueuedReceipt[]> {
  const found = await rows<Omit<QueuedReceipt, 'submittedAt'> & { submittedAtMs: number }>(
    ctx.em,
    `select receipt.id as "receiptId", orders.id as "orderId", orders.number, orders.asked_som as "askedSom",
       receipt.risk, (extract(epoch from receipt.submitted_at) * 1000)::float8 as "submittedAtMs"
     ${open} and ${wantsOwner} order by receipt.risk desc, receipt.submitted_at, receipt.id limit ? offset ?`,
    [limit, offset],
  );
  return found.map(({ submittedAtMs, ...kept }) => ({ ...kept, submittedAt: new Date(submittedAtMs).toISOString() }));
}

/** How long the queue is. */
export async function countReceiptsToCheck(ctx: Pick<ShopContext, 'em'>): Promise<ReceiptCounts> {
  const counted = await row<ReceiptCounts>(
    ctx.em,
    `select count(*) filter (where ${wantsOwner})::int as "toCheck",
       count(*) filter (where not ${wantsOwner})::int as elsewhere ${open}`,
  );
  return counted ?? { toCheck: 0, elsewhere: 0 };
}
