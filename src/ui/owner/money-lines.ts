import type { OrderView } from '#src/shop/orders/order-view.ts';
import type { StandingPayment } from '#src/shop/payments/standing-payment.ts';
import { lines } from '../screen.ts';
import type { Words } from '../words.ts';
import { amountText, cardText } from './amounts.ts';

/** How an order is paid: what was asked, what came and by which proof, and what is taken in cash. */
export function moneyLines(words: Words, order: OrderView, payment?: StandingPayment | null): string {
  const { paymentKind, status, askedSom, paidSom, dueSom } = order;
  const isOpen = status === 'awaiting_payment' || status === 'checking_receipt';
  const isAsked = askedSom > 0 && (isOpen || paidSom === 0);
  return lines(
    words.html('owner-money-kind', { kind: paymentKind }),
    paidSom > 0 && words.html('owner-money-paid', { sum: words.money(paidSom) }),
    isAsked && words.html(paidSom > 0 ? 'owner-money-rest' : 'owner-money-asked', { sum: words.money(askedSom) }),
    dueSom > 0 && words.html('owner-money-due', { sum: words.money(dueSom) }),
    payment && moneyProof(words, payment),
  );
}

/** What proved a payment. */
export function moneyProof(words: Words, { proof, notice, amountSom, at }: StandingPayment): string {
  return lines(
    words.html('owner-money-proof', { by: words.plain('owner-proof', { proof }), time: words.dayAndTime(at) }),
    notice &&
      words.html('owner-money-bank', {
        sum: amountText(words, amountSom),
        card: cardText(notice.last4),
        time: words.dayAndTime(notice.movedAt),
      }),
  );
}
