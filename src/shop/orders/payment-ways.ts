import type { PaymentKind } from './payment-kind.ts';

/** Ways in which an order may be paid, and what is transferred in advance where a part of it is. */
export type PaymentWays = { paymentWays: PaymentKind[]; prepaySom: number };

const stepSom = 1_000;

/**
 * The ways that are open for an order of this total: by card always, in cash where the owner lets it and the customer
 * has shown no forged receipt. The part in advance is rounded up to whole thousands; where it is all, nothing is left for cash.
 */
export function findPaymentWays(
  totalSom: number,
  given: { cashOnDelivery: boolean; prepayPercent: number; forgedReceipts: number },
): PaymentWays {
  if (!given.cashOnDelivery || given.forgedReceipts > 0) return onlyCard;
  if (given.prepayPercent <= 0) return { paymentWays: ['card', 'cash'], prepaySom: 0 };
  const prepaySom = Math.ceil((totalSom * given.prepayPercent) / (100 * stepSom)) * stepSom;
  return prepaySom < totalSom ? { paymentWays: ['card', 'part'], prepaySom } : onlyCard;
}

const onlyCard: PaymentWays = { paymentWays: ['card'], prepaySom: 0 };
