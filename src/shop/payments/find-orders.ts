import type { EntityManager } from '@mikro-orm/core';
import { paidStatuses } from '../orders/order-machine.ts';
import { rows } from '../sql.ts';
import type { VerdictReason } from './verdict.ts';

/** Money that a bank says came onto a card of the shop. */
export type CameIn = {
  noticeId: number;
  amountTiyin: number;
  last4: string;
  /** When the bank says it came, or else when the notice did. */
  at: Date;
};

/** Banks tell the minute, and clocks differ: money up to this long before an order still counts for it. */
const clocksDifferMinutes = 5;
/** A receipt that is shown together with a notice of the asked sum may be this far from it in time. */
const agreesMinutes = 30;
/** A receipt alone tells whose money it is only when it is this near in time. */
const sameMoveMinutes = 10;
/** As long as sums are kept (see `freeSums`) an ended order may still be what the money is for. */
const endedHours = 24;

/** With these a receipt may be of somebody else's transfer, so it tells nothing about whose the money is. */
const doubtsWhose: readonly VerdictReason[] = [
  'reference_used',
  'picture_used',
  'reference_near',
  'same_sum_and_minute',
  'shown_for_unpaid',
  'status_failed',
  'status_pending',
  'form_not_receipt',
  'currency_other',
];

const around = (minutes: number): string => `between ?::timestamptz - interval '${minutes} minutes'
  and ?::timestamptz + interval '${minutes} minutes'`;

/**
 * Locks and answers the orders that ask, or asked within the last day, for just this sum on this card: those that
 * await money, ended ones, and paid ones of which no bank has told yet.
 */
export async function findOrdersOfSum(tx: EntityManager, { amountTiyin, last4, at }: CameIn): Promise<number[]> {
  const found = await rows<{ id: number }>(
    tx,
    `select id from orders where card_id in (select id from payment_card where last4 = ?)
       and asked_som::bigint * 100 = ?::bigint and asked_som > 0
       and placed_at <= ?::timestamptz + interval '${clocksDifferMinutes} minutes'
       and (status in ('awaiting_payment', 'checking_receipt')
         or ((sum_held or updated_at > ?::timestamptz - interval '${endedHours} hours')
           and (status = 'cancelled' or (status in (?) and exists (select 1 from payment
             where order_id = orders.id and undone_at is null and notice_id is null and amount_tiyin = ?)))))
     order by id for update`,
    [last4, amountTiyin, at, at, paidStatuses, amountTiyin],
  );
  return found.map(({ id }) => id);
}

/** A receipt, and the order it was sent for. */
export type OfOrder = { orderId: number; receiptId: number };

/** Of these orders, those with a receipt that says the same sum at nearly the same time: the newest of each. */
export async function findAgreeing(
  tx: EntityManager,
  orderIds: readonly number[],
  { amountTiyin, at }: CameIn,
): Promise<OfOrder[]> {
  return rows<OfOrder>(
    tx,
    `select order_id as "orderId", max(id) as "receiptId" from receipt
     where order_id in (?) and status <> 'refused' and reading = 'read' and amount_tiyin = ?
       and paid_at ${around(agreesMinutes)}
       and not exists (select 1 from jsonb_array_elements_text(reasons) as reason where reason in (?))
     group by order_id order by order_id`,
    [orderIds, amountTiyin, at, at, doubtsWhose],
  );
}

/** Receipts of orders that await money, whatever sum those ask for, which name this very move: sum, card and minute. */
export async function findSameMove(tx: EntityManager, { amountTiyin, last4, at }: CameIn): Promise<OfOrder[]> {
  return rows<OfOrder>(
    tx,
    `select receipt.order_id as "orderId", max(receipt.id) as "receiptId" from receipt
     join orders on orders.id = receipt.order_id left join payment_card on payment_card.id = orders.card_id
     where receipt.status = 'waiting' and receipt.reading = 'read' and receipt.amount_tiyin = ?
       and receipt.paid_at ${around(sameMoveMinutes)}
       and coalesce(receipt.facts -> 'receiverLast4' ->> 'value', payment_card.last4) = ?
       and orders.status in ('awaiting_payment', 'checking_receipt')
       and orders.placed_at <= ?::timestamptz + interval '${clocksDifferMinutes} minutes'
       and not exists (select 1 from jsonb_array_elements_text(receipt.reasons) as reason where reason in (?))
     group by receipt.order_id order by receipt.order_id`,
    [amountTiyin, at, at, last4, at, doubtsWhose],
  );
}

/** Open notices of the money that a receipt shows; of which an owner has spoken, only an owner decides. */
export async function findNoticesOf(tx: EntityManager, receiptId: number): Promise<CameIn[]> {
  const found = await rows<Omit<CameIn, 'at'> & { atMs: number }>(
    tx,
    `select bank_notice.id as "noticeId", bank_notice.amount_tiyin::float8 as "amountTiyin", bank_notice.last4,
       (extract(epoch from coalesce(moved_at, received_at)) * 1000)::float8 as "atMs"
     from receipt join bank_notice on bank_notice.amount_tiyin = receipt.amount_tiyin
     where receipt.id = ? and bank_notice.kind = 'in' and bank_notice.state = 'open' and bank_notice.currency = 'UZS'
       and bank_notice.decided_by is null
       and abs(extract(epoch from coalesce(moved_at, received_at) - receipt.paid_at)) <= ? * 60
     order by bank_notice.id`,
    [receiptId, agreesMinutes],
  );
  return found.map(({ atMs, ...kept }) => ({ ...kept, at: new Date(atMs) }));
}
