import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import type { PaymentProof } from './payment.ts';

/** The money that counts for an order, and what proved it. Times are ISO strings in UTC. */
export type StandingPayment = {
  proof: PaymentProof;
  /** In soʻm, with up to two decimals. */
  amountSom: number;
  at: string;
  reference: string | null;
  /** The bank's notice, where one proved it. */
  notice: { id: number; last4: string; movedAt: string } | null;
};

type PaymentRow = Pick<StandingPayment, 'proof' | 'reference'> & {
  amountTiyin: string;
  atMs: number;
  noticeId: number | null;
  last4: string | null;
  movedAtMs: number | null;
};

/** The newest payment of an order that was not taken back; undefined where none stands. */
export async function readStandingPayment(
  ctx: Pick<ShopContext, 'em'>,
  orderId: number,
): Promise<StandingPayment | undefined> {
  const found = await row<PaymentRow>(
    ctx.em,
    `select payment.proof, payment.reference, payment.amount_tiyin::text as "amountTiyin",
       (extract(epoch from payment.at) * 1000)::float8 as "atMs", bank_notice.id as "noticeId", bank_notice.last4,
       (extract(epoch from coalesce(bank_notice.moved_at, bank_notice.received_at)) * 1000)::float8 as "movedAtMs"
     from payment left join bank_notice on bank_notice.id = payment.notice_id
     where payment.order_id = ? and payment.undone_at is null order by payment.id desc limit 1`,
    [orderId],
  );
  if (!found) return undefined;
  const { amountTiyin, atMs, noticeId, last4, movedAtMs, ...kept } = found;
  const hasNotice = noticeId !== null && last4 !== null && movedAtMs !== null;
  return {
    ...kept,
    amountSom: Number(amountTiyin) / 100,
    at: new Date(atMs).toISOString(),
    notice: hasNotice ? { id: noticeId, last4, movedAt: new Date(movedAtMs).toISOString() } : null,
  };
}
