import type { ReceiptCardView } from '#src/shop/payments/read-receipt-card.ts';
import { certainFrom } from '#src/shop/payments/receipt-facts.ts';
import type { VerdictReason } from '#src/shop/payments/verdict.ts';

/** How a fact of a receipt stands to what was asked. */
export type Mark = 'equal' | 'different' | 'unread';

/** What is compared, in the order in which it is shown. */
export const comparedFacts = ['amount', 'receiver', 'time', 'reference', 'status', 'currency'] as const;

export type ComparedFact = (typeof comparedFacts)[number];

// Judged with more than the card shows: the order's window, and what was shown before.
const amountDoubts: readonly VerdictReason[] = ['amount_less', 'amount_more', 'amount_with_fee', 'amount_unsure'];
const timeDoubts: readonly VerdictReason[] = ['time_before_order', 'time_too_late'];
const referenceDoubts: readonly VerdictReason[] = ['reference_used', 'reference_near', 'same_sum_and_minute'];

/**
 * Each compared fact with its mark; what was read without certainty counts as unread. Only of the very sum that was
 * asked its judge wants less, and the mark says what he found.
 */
export function markFacts(card: ReceiptCardView): { [fact in ComparedFact]: Mark } {
  const { facts, order, reasons } = card;
  const isAsked = (som: number | undefined) => som !== undefined && Math.round(som * 100) === order.askedSom * 100;
  const doubted = (doubts: readonly VerdictReason[]) => reasons.some((reason) => doubts.includes(reason));
  const shopCards = card.cardLast4 === null ? card.shopLast4s : [card.cardLast4, ...card.shopLast4s];
  return {
    amount: isAsked(facts?.amount?.value) && !doubted(amountDoubts) ? 'equal' : mark(facts?.amount, isAsked),
    receiver: mark(facts?.receiverLast4, (last4) => shopCards.includes(last4)),
    time: mark(facts?.paidAt, () => !doubted(timeDoubts)),
    reference: mark(facts?.reference, () => !doubted(referenceDoubts)),
    status: facts?.status?.value === 'unknown' ? 'unread' : mark(facts?.status, (status) => status === 'success'),
    currency: mark(facts?.currency, (currency) => currency === 'UZS'),
  };
}

function mark<T>(fact: { value: T; confidence: number } | null | undefined, isAsAsked: (value: T) => boolean): Mark {
  if (!fact || fact.confidence < certainFrom) return 'unread';
  return isAsAsked(fact.value) ? 'equal' : 'different';
}
