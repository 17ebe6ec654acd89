import { refusingReasons, type VerdictReason } from './verdict.ts';

// How much each speaks for a forgery rather than for a hard picture or a slip.
const weights: Record<VerdictReason, number> = {
  reference_used: 60,
  picture_used: 60,
  status_failed: 40,
  status_pending: 30,
  form_not_receipt: 20,
  amount_less: 35,
  amount_more: 5,
  amount_with_fee: 10,
  amount_unread: 20,
  amount_unsure: 20,
  receiver_other: 40,
  receiver_own_other: 10,
  receiver_name_other: 35,
  receiver_absent: 10,
  time_before_order: 35,
  time_too_late: 35,
  time_absent: 10,
  status_absent: 10,
  reference_absent: 10,
  reference_near: 50,
  same_sum_and_minute: 50,
  shown_for_unpaid: 15,
  currency_other: 40,
  currency_absent: 5,
  edited: 25,
  unreadable: 20,
  not_read: 15,
  customer_risk: 20,
};

/** At least this for what was refused: it stands before all that merely could not be read. */
const leastRefused = 60;
/** Up to this sum an order adds nothing; each tenfold of it adds `perTenfold`, two at most. */
const smallSom = 100_000;
const perTenfold = 7;
/** For each receipt of the customer that was forged, twice at most. */
const perForged = 10;

/** 0 to 100: the reasons, the sum that is at stake, and what the customer did before. Only orders the owners' queue. */
export function riskOf(
  reasons: readonly VerdictReason[],
  { askedSom, customerForged }: { askedSom: number; customerForged: number },
): number {
  const doubts = reasons.reduce((sum, reason) => sum + weights[reason], 0);
  const isRefused = refusingReasons.some((reason) => reasons.includes(reason));
  const tenfolds = Math.min(2, Math.max(0, Math.log10(Math.max(askedSom, 1) / smallSom)));
  const history = Math.min(2, customerForged) * perForged;
  const risk = Math.max(doubts, isRefused ? leastRefused : 0) + tenfolds * perTenfold + history;
  return Math.min(100, Math.round(risk));
}
