import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';

/** Goods that are kept for orders whose payment is not certain yet. */
export interface Holds {
  awaitingPayment: number;
  checkingReceipt: number;
  /** Awaiting payment past the end of their hold; the minute's work ends them. */
  overdue: number;
  /** Pieces held by all of them. */
  units: number;
}

/** Counts what is held at this moment, by the index of states. */
export async function countHolds({ em, clock }: Pick<ShopContext, 'em' | 'clock'>): Promise<Holds> {
  const found = await row<Holds>(
    em,
    `with holding as materialized (
       select id, status, hold_until from orders where status in ('awaiting_payment', 'checking_receipt')
     )
     select (count(*) filter (where status = 'awaiting_payment'))::int as "awaitingPayment",
            (count(*) filter (where status = 'checking_receipt'))::int as "checkingReceipt",
            (count(*) filter (where status = 'awaiting_payment' and hold_until <= ?::timestamptz))::int as overdue,
            coalesce(sum(held.units), 0)::int as units
     from holding
     -- Line by line over its index; a plain join would read the lines of all orders ever placed.
     cross join lateral (select sum(quantity) as units from order_line where order_id = holding.id) held`,
    [clock.now()],
  );
  if (!found) throw new Error('A count gives one row.');
  return found;
}
