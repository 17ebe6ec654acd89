import type { EntityManager } from '@mikro-orm/core';
import { paidStatuses } from '../orders/order-machine.ts';
import { row, rows } from '../sql.ts';
import { isOneOff, normalReference, tellingLength } from './normal-reference.ts';
import type { ReceiptFacts } from './receipt-facts.ts';

/**
 * Whether a receipt was shown for another order before. `unpaid`: only by the same customer, for orders of his that it
 * did not pay; who was too late for one order honestly shows his transfer again for the next.
 */
export type EarlierUse = {
  picture: 'new' | 'unpaid' | 'used';
  /** `near`: one character off a number that was shown. */
  reference: 'new' | 'near' | 'unpaid' | 'used';
  /** Another order's receipt names the same sum in the same minute. */
  sameSumAndMinute: boolean;
};

/** Nobody has shown it before. */
export const noEarlierUse: EarlierUse = { picture: 'new', reference: 'new', sameSumAndMinute: false };

export type Shown = {
  receiptId: number;
  orderId: number;
  mediaId: string;
  fileUniqueId: string | null;
  facts: ReceiptFacts | null;
};

/** Numbers one character off are looked for among receipts of the same sum, and among this many of the newest. */
const newestReceipts = 2000;
/** Among the newest, only transfers at most this far apart: later numbers of one app are honestly near each other. */
const nearMinutes = 10;

const minuteMs = 60_000;

/**
 * Looks whether the receipt's file, number, or sum and minute were shown for another order. A resend for the same order
 * is no use. Counts receipts that came before it, and later ones that already hold.
 * Call it in the transaction that keeps the verdict, with the ledger locked: of two receipts of one transfer the second
 * then sees the first.
 */
export async function findEarlierUse(em: EntityManager, shown: Shown): Promise<EarlierUse> {
  const reference = referenceOf(shown.facts);
  const found = await findLikely(em, shown, reference);
  const by = (how: Likely['by']): Likely[] => found.filter((one) => one.by === how);
  const near = by('near').filter((one) => isOneOff(one.reference ?? '', reference ?? ''));
  const hasPaid = reference !== null && (await hasPaidOther(em, shown.orderId, reference));
  const number = hasPaid ? 'used' : useOf(by('reference'));
  return {
    picture: useOf(by('picture')),
    reference: number === 'new' && hasForeign(near) ? 'near' : number,
    sameSumAndMinute: hasForeign(by('minute')),
  };
}

type Likely = { by: 'picture' | 'reference' | 'minute' | 'near'; reference: string | null; isUnpaid: boolean };

function useOf(found: readonly Likely[]): 'new' | 'unpaid' | 'used' {
  if (found.length === 0) return 'new';
  return hasForeign(found) ? 'used' : 'unpaid';
}

function hasForeign(found: readonly Likely[]): boolean {
  return found.some(({ isUnpaid }) => !isUnpaid);
}

function referenceOf(facts: ReceiptFacts | null): string | null {
  return facts?.reference ? normalReference(facts.reference.value) || null : null;
}

// Each branch goes by an index of its own. Of two texts one character apart, the first or the last half is the same.
const selectLikely = `with likely as (
    select id, 'picture' as by from receipt where media_id = ? or file_unique_id = ?
    union all
    select id, 'reference' from receipt where reference = ? and (length(reference) >= ? or amount_tiyin = ?)
    union all
    select id, 'minute' from receipt where amount_tiyin = ? and paid_at >= ? and paid_at < ?
    union all
    select id, 'near' from (
      select id, reference from receipt where amount_tiyin = ?
      union
      select id, reference from (select id, reference, paid_at from receipt order by id desc limit ?) as newest
      where paid_at between ? and ?
    ) as around where left(reference, ?) = ? or right(reference, ?) = ?
  )
  select likely.by, receipt.reference,
    other.customer_id = own.customer_id and not receipt.forged and other.status not in (?)
      and (other.status = 'cancelled' or receipt.status = 'refused') as "isUnpaid"
  from likely join receipt on receipt.id = likely.id
    join orders as other on other.id = receipt.order_id
    join orders as own on own.id = ?
  where receipt.order_id <> own.id and (receipt.id < ? or receipt.status = 'accepted'
    or (receipt.status = 'waiting' and receipt.verdict is not null))`;

async function findLikely(em: EntityManager, shown: Shown, reference: string | null): Promise<Likely[]> {
  const { facts } = shown;
  const amountTiyin = facts?.amount ? Math.round(facts.amount.value * 100) : null;
  const paidMs = facts?.paidAt ? Date.parse(facts.paidAt.value) : null;
  const minute = paidMs === null ? null : paidMs - (paidMs % minuteMs);
  const after = (minutes: number): Date | null => (minute === null ? null : new Date(minute + minutes * minuteMs));
  const telling = reference !== null && reference.length >= tellingLength ? reference : null;
  const half = Math.floor(((telling?.length ?? 0) - 1) / 2);
  const byNumber = [reference, tellingLength, amountTiyin];
  const byMinute = [amountTiyin, after(0), after(1)];
  const around = [amountTiyin, newestReceipts, after(-nearMinutes), after(nearMinutes)];
  const halves = [half, telling?.slice(0, half) ?? null, half, telling?.slice(-half) ?? null];
  return rows<Likely>(em, selectLikely, [
    shown.mediaId,
    shown.fileUniqueId,
    ...byNumber,
    ...byMinute,
    ...around,
    ...halves,
    paidStatuses,
    shown.orderId,
    shown.receiptId,
  ]);
}

/** True where a payment that stands goes by this number, also one that an owner entered without a receipt. */
async function hasPaidOther(em: EntityManager, orderId: number, reference: string): Promise<boolean> {
  const paid = await row(
    em,
    `select 1 from payment join orders on orders.id = payment.order_id
     where payment.reference = ? and payment.undone_at is null and payment.order_id <> ?
       and orders.status <> 'cancelled'`,
    [reference, orderId],
  );
  return paid !== undefined;
}
