import type { ShopContext } from '../context.ts';
import type { OrderStatus } from '../orders/order-machine.ts';
import { row, rows } from '../sql.ts';
import type { bankNoticeKinds, bankNoticeStates, noticeSourceKinds } from './bank-notice.ts';
import { hideBalance } from './hide-balance.ts';

/** An order that a notice may pay for. */
export type NoticeCandidate = {
  orderId: number;
  number: string;
  status: OrderStatus;
  askedSom: number;
  customerName: string | null;
};

/** A bank's notice as an owner sees it. Times are ISO strings in UTC. */
export type NoticeCardView = {
  id: number;
  kind: (typeof bankNoticeKinds)[number];
  state: (typeof bankNoticeStates)[number];
  amount: number;
  currency: string;
  last4: string;
  /** When the money moved, as the bank says, or else when the notice came. */
  at: string;
  sourceKind: (typeof noticeSourceKinds)[number];
  /** The bank's words, opened from their seal, without what is on the card. */
  text: string;
  /** The order that it pays for, or paid for before the money went back. */
  order: { id: number; number: string; status: OrderStatus } | null;
  candidates: NoticeCandidate[];
};

type NoticeRow = Omit<NoticeCardView, 'amount' | 'at' | 'text' | 'order' | 'candidates'> & {
  amountTiyin: string;
  atMs: number;
  sealedText: string;
  cardId: number | null;
  orderId: number | null;
  orderNumber: string | null;
  orderStatus: OrderStatus | null;
};

const select = `select bank_notice.id, bank_notice.kind, bank_notice.state, bank_notice.currency, bank_notice.last4,
  bank_notice.amount_tiyin::text as "amountTiyin", bank_notice.source_kind as "sourceKind",
  bank_notice.sealed_text as "sealedText", bank_notice.card_id as "cardId", orders.id as "orderId",
  orders.number as "orderNumber", orders.status as "orderStatus",
  (extract(epoch from coalesce(bank_notice.moved_at, bank_notice.received_at)) * 1000)::float8 as "atMs"
from bank_notice left join orders on orders.id = bank_notice.order_id where bank_notice.id = ?`;

/** A notice with the orders that it may pay for; for owners only. Undefined where it is gone. */
export async function readNoticeCard(
  ctx: Pick<ShopContext, 'em' | 'vault' | 'clock'>,
  noticeId: number,
): Promise<NoticeCardView | undefined> {
  const found = await row<NoticeRow>(ctx.em, select, [noticeId]);
  if (!found) return undefined;
  const { amountTiyin, atMs, sealedText, cardId, orderId, orderNumber, orderStatus, ...kept } = found;
  const amount = Number(amountTiyin) / 100;
  const isOpen = kept.state === 'open' && kept.kind === 'in';
  return {
    ...kept,
    amount,
    at: new Date(atMs).toISOString(),
    text: hideBalance(ctx.vault.open(sealedText), amount),
    order:
      orderId === null || orderNumber === null || orderStatus === null
        ? null
        : { id: orderId, number: orderNumber, status: orderStatus },
    candidates: isOpen ? await listCandidates(ctx, { cardId, amountTiyin }) : [],
  };
}

const shownCandidates = 6;

// Orders that ended longer before the money came are not offered; their number can still be typed.
const daysAfterEnd = 3;

/**
 * Orders of that card whose sum is near: the same or up to a fifth off, or with a receipt of just this sum.
 * The nearest come first; of those, open ones before ended ones.
 */
async function listCandidates(
  { em, clock }: Pick<ShopContext, 'em' | 'clock'>,
  { cardId, amountTiyin }: { cardId: number | null; amountTiyin: string },
): Promise<NoticeCandidate[]> {
  const since = new Date(clock.now().getTime() - daysAfterEnd * 24 * 3_600_000);
  const amount = Number(amountTiyin);
  return rows<NoticeCandidate>(
    em,
    `select orders.id as "orderId", orders.number, orders.status, orders.asked_som as "askedSom",
       customer.name as "customerName"
     from orders join customer on customer.id = orders.customer_id
     where orders.asked_som > 0
       and (orders.status in ('awaiting_payment', 'checking_receipt')
         or (orders.status = 'cancelled' and orders.updated_at >= ?))
       and (orders.card_id is null or orders.card_id = coalesce(?, orders.card_id))
       and (abs(orders.asked_som * 100.0 - ?) <= ? * 0.2 or exists (
         select 1 from receipt where receipt.order_id = orders.id and receipt.amount_tiyin = ?))
     order by abs(orders.asked_som * 100.0 - ?), orders.status = 'cancelled', orders.id desc limit ?`,
    [since, cardId, amount, amount, amount, amount, shownCandidates],
  );
}
