import type { ShopContext } from '../context.ts';
import { paidStatuses } from '../orders/order-machine.ts';
import type { OrderView } from '../orders/order-view.ts';
import { readOrder } from '../orders/read-order.ts';
import type { readingStates, receiptStatuses } from '../orders/order.ts';
import { row } from '../sql.ts';
import { listCards } from './cards.ts';
import { receiptFacts, type ReceiptFacts } from './receipt-facts.ts';
import { findOpenNotice, type OpenNotice } from './list-notices.ts';
import { readStandingPayment, type StandingPayment } from './standing-payment.ts';
import type { Verdict, VerdictReason } from './verdict.ts';

/** How a customer has paid so far, his other orders included. */
export type PayingHistory = { orders: number; paid: number; refused: number; forged: number };

/** All that an owner needs to judge a receipt. Times are ISO strings in UTC. */
export type ReceiptCardView = {
  id: number;
  mediaId: string;
  mime: string;
  status: (typeof receiptStatuses)[number];
  reading: (typeof readingStates)[number];
  /** Null where it could not be read. */
  facts: ReceiptFacts | null;
  verdict: Verdict | null;
  reasons: VerdictReason[];
  risk: number;
  forged: boolean;
  withdrawn: boolean;
  submittedAt: string;
  /** Until when it waits for the bank; null when it does not. */
  waitUntil: string | null;
  order: OrderView;
  /** Tail of the card that the customer was given; null where the shop had none. */
  cardLast4: string | null;
  /** Tails of all cards that the shop has or had. */
  shopLast4s: string[];
  /** The payment that counts for the order now. */
  payment: StandingPayment | null;
  /** A bank's notice of the same sum that was not placed yet. */
  nearNotice: OpenNotice | null;
  history: PayingHistory;
};

type Reader = Pick<ShopContext, 'em' | 'vault'>;

type ReceiptRow = Pick<
  ReceiptCardView,
  'id' | 'mediaId' | 'mime' | 'status' | 'reading' | 'verdict' | 'reasons' | 'risk' | 'forged' | 'withdrawn'
> & {
  facts: unknown;
  amountTiyin: string | null;
  submittedAtMs: number;
  waitUntilMs: number | null;
  orderId: number;
  customerId: number;
};

const select = `select receipt.id, receipt.media_id as "mediaId", receipt.mime, receipt.status, receipt.reading,
  receipt.facts, receipt.amount_tiyin::text as "amountTiyin", receipt.verdict, receipt.reasons, receipt.risk, receipt.forged,
  receipt.withdrawn_at is not null as withdrawn, receipt.order_id as "orderId", orders.customer_id as "customerId",
  (extract(epoch from receipt.submitted_at) * 1000)::float8 as "submittedAtMs",
  (extract(epoch from receipt.wait_until) * 1000)::float8 as "waitUntilMs"
from receipt join orders on orders.id = receipt.order_id where `;

/** One receipt, or the newest of an order, with everything beside which it is judged; undefined where there is none. */
export async function readReceiptCard(
  ctx: Reader,
  wanted: { receiptId: number } | { orderId: number },
): Promise<ReceiptCardView | undefined> {
  const found =
    'receiptId' in wanted
      ? await row<ReceiptRow>(ctx.em, `${select} receipt.id = ?`, [wanted.receiptId])
      : await row<ReceiptRow>(ctx.em, `${select} receipt.order_id = ? order by receipt.id desc limit 1`, [
          wanted.orderId,
        ]);
  const order = found && (await readOrder(ctx, found.orderId));
  if (!found || !order) return undefined;
  const { orderId, customerId, facts, amountTiyin, submittedAtMs, waitUntilMs, ...kept } = found;
  const cards = await listCards(ctx);
  return {
    ...kept,
    facts: receiptFacts.safeParse(facts).data ?? null,
    submittedAt: new Date(submittedAtMs).toISOString(),
    waitUntil: waitUntilMs === null ? null : new Date(waitUntilMs).toISOString(),
    order,
    cardLast4: cards.find(({ id }) => id === order.cardId)?.last4 ?? null,
    shopLast4s: cards.map(({ last4 }) => last4),
    payment: (await readStandingPayment(ctx, orderId)) ?? null,
    nearNotice: (await findOpenNotice(ctx, [order.askedSom * 100, Number(amountTiyin ?? 0)])) ?? null,
    history: await readPayingHistory(ctx, customerId),
  };
}

/** Orders, those that were paid, and receipts that owners or the shop did not believe. */
async function readPayingHistory(ctx: Pick<Reader, 'em'>, customerId: number): Promise<PayingHistory> {
  const counted = await row<PayingHistory>(
    ctx.em,
    `select count(*)::int as orders,
       count(*) filter (where status in (?) and exists (
         select 1 from order_event where order_id = orders.id and event in ('accept_receipt', 'pay', 'pay_late')))::int as paid,
       coalesce((select count(*) from receipt join orders as other on other.id = receipt.order_id
         where other.customer_id = ? and receipt.status = 'refused'), 0)::int as refused,
       coalesce((select forged_receipts from customer where id = ?), 0)::int as forged
     from orders where customer_id = ?`,
    [paidStatuses, customerId, customerId, customerId],
  );
  return counted ?? { orders: 0, paid: 0, refused: 0, forged: 0 };
}
