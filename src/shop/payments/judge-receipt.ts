import type { ReceiptReading } from '../ports.ts';
import type { EarlierUse } from './find-earlier-use.ts';
import { judgeAmount } from './judge-amount.ts';
import { certainFrom, type ReceiptFacts } from './receipt-facts.ts';
import { riskOf } from './receipt-risk.ts';
import { mayBeSameHolder } from './same-holder.ts';
import { refusingReasons, verdictReasons, type Verdict, type VerdictReason } from './verdict.ts';

/** A card that the shop has or had. */
export type OwnCard = {
  last4: string;
  activeFrom: Date;
  retiredAt: Date | null;
  /** Compared with the receiver's name where it is given. */
  holder?: string;
};

/** What a receipt is judged against. */
export type JudgeGiven = {
  /** What the customer was asked to transfer; after a part came, the rest. */
  askedSom: number;
  /** All cards of the shop, the retired ones too. */
  cards: readonly OwnCard[];
  /** Of the card that the customer was given; null where there was none. */
  orderCardLast4: string | null;
  placedAt: Date;
  submittedAt: Date;
  earlier: EarlierUse;
  /** How many receipts of this customer an owner called forged. */
  customerForged: number;
};

export type Judgement = {
  verdict: Verdict;
  /** In the order of `verdictReasons`: those that refuse come first. Empty for a clean one. */
  reasons: VerdictReason[];
  /** 0 to 100; what is most doubtful is shown first. */
  risk: number;
};

/** A receipt shows whole minutes, and clocks differ: the transfer may seem this much older than the order. */
const minutesBefore = 2;
/** The clock of the bank may go before ours by this much. */
const minutesAfter = 5;
const minuteMs = 60_000;

/**
 * Holds what a receipt says against what was asked. `refuse` only where no misreading can wrong an honest payer: its
 * number or file was used, its status is not success, or it is the form before the transfer. `clean` only where every
 * needed fact is there, certain and equal; it is still no proof that money came. All else is for a person: `review`.
 * Facts are null where nothing could read it. The rules, one by one, are in `docs/judging.md`.
 */
export function judgeReceipt(facts: ReceiptFacts | null, given: JudgeGiven): Judgement {
  const found = new Set<VerdictReason>([
    ...judgeEarlierUse(facts, given.earlier),
    ...(facts ? judgeFacts(facts, given) : (['not_read'] as const)),
    ...(given.customerForged > 0 ? (['customer_risk'] as const) : []),
  ]);
  const reasons = verdictReasons.filter((reason) => found.has(reason));
  return { verdict: verdictOf(reasons), reasons, risk: riskOf(reasons, given) };
}

/** Judges what came of looking at a receipt: a file that may not be opened is `unreadable`, one that nobody read is not. */
export function judgeReading(reading: ReceiptReading, given: JudgeGiven): Judgement {
  const judgement = judgeReceipt(reading.kind === 'read' ? reading.facts : null, given);
  if (reading.kind !== 'refused') return judgement;
  const reasons = judgement.reasons.map((reason) => (reason === 'not_read' ? 'unreadable' : reason));
  return { ...judgement, reasons };
}

function verdictOf(reasons: readonly VerdictReason[]): Verdict {
  if (reasons.length === 0) return 'clean';
  return refusingReasons.some((reason) => reasons.includes(reason)) ? 'refuse' : 'review';
}

function judgeEarlierUse(
  facts: ReceiptFacts | null,
  { picture, reference, sameSumAndMinute }: EarlierUse,
): VerdictReason[] {
  const found: VerdictReason[] = [];
  if (picture === 'used') found.push('picture_used');
  if (reference === 'used') found.push(isCertain(facts?.reference) ? 'reference_used' : 'reference_near');
  if (reference === 'near') found.push('reference_near');
  if (picture === 'unpaid' || reference === 'unpaid') found.push('shown_for_unpaid');
  if (sameSumAndMinute) found.push('same_sum_and_minute');
  return found;
}

function judgeFacts(facts: ReceiptFacts, given: JudgeGiven): VerdictReason[] {
  const { amount, total, receiverLast4, reference, status } = facts;
  const isStatusKnown = status !== null && status.value !== 'unknown';
  if (!amount && !total && !receiverLast4 && !reference && !isStatusKnown) return ['unreadable'];
  return [
    ...judgeStatus(facts),
    ...judgeAmount(facts, given.askedSom),
    ...judgeCurrency(facts),
    ...judgeReceiver(facts, given),
    ...judgeTime(facts, given),
    ...(isCertain(reference) ? [] : (['reference_absent'] as const)),
    ...(facts.editedBy === null ? [] : (['edited'] as const)),
  ];
}

function isCertain(fact: { confidence: number } | null | undefined): boolean {
  return fact !== null && fact !== undefined && fact.confidence >= certainFrom;
}

const reasonOfStatus = {
  success: [],
  pending: ['status_pending'],
  failed: ['status_failed'],
  form: ['form_not_receipt'],
  unknown: ['status_absent'],
} as const;

function judgeStatus({ status }: ReceiptFacts): readonly VerdictReason[] {
  return status && isCertain(status) ? reasonOfStatus[status.value] : ['status_absent'];
}

function judgeCurrency({ currency }: ReceiptFacts): VerdictReason[] {
  if (currency && currency.value !== 'UZS') return ['currency_other'];
  return isCertain(currency) ? [] : ['currency_absent'];
}

function judgeReceiver(facts: ReceiptFacts, given: JudgeGiven): VerdictReason[] {
  const { receiverLast4: tail, receiverName: name } = facts;
  if (!tail) return ['receiver_absent'];
  if (tail.value !== given.orderCardLast4)
    return [isOwnCard(tail.value, facts, given) ? 'receiver_own_other' : 'receiver_other'];
  if (!isCertain(tail)) return ['receiver_absent'];
  const holders = given.cards.flatMap(({ last4, holder }) => (last4 === tail.value && holder ? [holder] : []));
  const isNamed = name !== null && holders.length > 0;
  return isNamed && !holders.some((holder) => mayBeSameHolder(name.value, holder)) ? ['receiver_name_other'] : [];
}

/** True for a card of the shop that customers were sent to at the time of the transfer. */
function isOwnCard(last4: string, { paidAt }: ReceiptFacts, { cards, submittedAt }: JudgeGiven): boolean {
  const at = paidAt ? new Date(paidAt.value) : submittedAt;
  return cards.some(
    (card) => card.last4 === last4 && card.activeFrom <= at && (!card.retiredAt || at <= card.retiredAt),
  );
}

function judgeTime({ paidAt }: ReceiptFacts, { placedAt, submittedAt }: JudgeGiven): VerdictReason[] {
  if (!paidAt) return ['time_absent'];
  const paidMs = Date.parse(paidAt.value);
  if (paidMs < placedAt.getTime() - minutesBefore * minuteMs) return ['time_before_order'];
  if (paidMs > submittedAt.getTime() + minutesAfter * minuteMs) return ['time_too_late'];
  return isCertain(paidAt) ? [] : ['time_absent'];
}
