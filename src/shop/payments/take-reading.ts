import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import type { ReceiptReading } from '../ports.ts';
import { row, rows } from '../sql.ts';
import { findEarlierUse, type Shown } from './find-earlier-use.ts';
import { judgeReading, type Judgement, type OwnCard } from './judge-receipt.ts';
import { linkReceipt } from './link-receipt.ts';
import { normalReference } from './normal-reference.ts';
import { lockLedger, lockPayable } from './payable-order.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { settleReceipt } from './settle-receipt.ts';

export type TakeReading = {
  receiptId: number;
  reading: ReceiptReading;
  /** Whose midnight a day of trust begins at; an IANA name. */
  timeZone?: string;
};

type Unread = Omit<Shown, 'facts'> & {
  status: 'waiting' | 'accepted' | 'refused';
  submittedAtMs: number;
  placedAtMs: number;
  askedSom: number;
  cardLast4: string | null;
  customerForged: number;
};

/**
 * Takes what a machine read on a receipt: keeps it, judges it, and goes on by the table of `docs/payments.md`. Only the
 * first reading of a receipt counts, so it may come twice.
 */
export async function takeReading(
  ctx: ShopContext,
  { receiptId, reading, timeZone = 'Asia/Tashkent' }: TakeReading,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockLedger(tx);
    const of = await row<{ orderId: number }>(tx, 'select order_id as "orderId" from receipt where id = ?', [
      receiptId,
    ]);
    const order = of && (await lockPayable(tx, of.orderId));
    const receipt = await lockUnread(tx, receiptId);
    if (!order || !receipt) return;
    const facts = reading.kind === 'read' ? reading.facts : null;
    const judgement = await judge(tx, receipt, reading, facts);
    await keepReading(tx, receiptId, facts, judgement);
    if (receipt.status === 'waiting') await settleReceipt(ctx, tx, { receiptId, order, timeZone, judgement });
    else await linkReceipt(tx, { receiptId, order, judgement });
  });
}

async function lockUnread(tx: EntityManager, receiptId: number): Promise<Unread | undefined> {
  return row<Unread>(
    tx,
    `select receipt.id as "receiptId", receipt.order_id as "orderId", receipt.media_id as "mediaId",
       receipt.file_unique_id as "fileUniqueId", receipt.status, orders.asked_som as "askedSom",
       (extract(epoch from receipt.submitted_at) * 1000)::float8 as "submittedAtMs",
       (extract(epoch from orders.placed_at) * 1000)::float8 as "placedAtMs",
       (select last4 from payment_card where id = orders.card_id) as "cardLast4",
       (select forged_receipts from customer where id = orders.customer_id) as "customerForged"
     from receipt join orders on orders.id = receipt.order_id
     where receipt.id = ? and receipt.reading = 'waiting' for update of receipt`,
    [receiptId],
  );
}

async function judge(
  tx: EntityManager,
  receipt: Unread,
  reading: ReceiptReading,
  facts: ReceiptFacts | null,
): Promise<Judgement> {
  return judgeReading(reading, {
    askedSom: receipt.askedSom,
    cards: await listOwnCards(tx),
    orderCardLast4: receipt.cardLast4,
    placedAt: new Date(receipt.placedAtMs),
    submittedAt: new Date(receipt.submittedAtMs),
    earlier: await findEarlierUse(tx, { ...receipt, facts }),
    customerForged: receipt.customerForged,
  });
}

async function listOwnCards(tx: EntityManager): Promise<OwnCard[]> {
  const found = await rows<Pick<OwnCard, 'last4'> & { holder: string; fromMs: number; retiredMs: number | null }>(
    tx,
    `select last4, holder, (extract(epoch from active_from) * 1000)::float8 as "fromMs",
       (extract(epoch from retired_at) * 1000)::float8 as "retiredMs" from payment_card`,
  );
  return found.map(({ fromMs, retiredMs, ...card }) => ({
    ...card,
    activeFrom: new Date(fromMs),
    retiredAt: retiredMs === null ? null : new Date(retiredMs),
  }));
}

async function keepReading(
  tx: EntityManager,
  receiptId: number,
  facts: ReceiptFacts | null,
  { verdict, reasons, risk }: Judgement,
): Promise<void> {
  await rows(
    tx,
    `update receipt set reading = ?, facts = ?::jsonb, verdict = ?, reasons = ?::jsonb, risk = ?, reference = ?,
       amount_tiyin = ?, paid_at = ? where id = ?`,
    [
      facts ? 'read' : 'unread',
      facts && JSON.stringify(facts),
      verdict,
      JSON.stringify(reasons),
      risk,
      (facts?.reference && normalReference(facts.reference.value)) || null,
      facts?.amount ? Math.round(facts.amount.value * 100) : null,
      facts?.paidAt ? new Date(facts.paidAt.value) : null,
      receiptId,
    ],
  );
}
