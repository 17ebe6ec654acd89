export const verdicts = ['clean', 'review', 'refuse'] as const;
export type Verdict = (typeof verdicts)[number];

/** What is refused without a person; each has a text for customers too. */
export const refusingReasons = [
  'reference_used',
  'picture_used',
  'status_failed',
  'status_pending',
  'form_not_receipt',
] as const;

/**
 * Why a receipt is not clean; each is a text for owners. `docs/judging.md` says what each leads to.
 * `..._absent`: it is not there, or could not be read for certain.
 */
export const verdictReasons = [
  ...refusingReasons,
  'amount_less',
  'amount_more',
  'amount_with_fee',
  'amount_unread',
  'amount_unsure',
  'receiver_other',
  /** Another card of the shop than the one that the customer was given. */
  'receiver_own_other',
  /** The card's last digits are right, the name is another. */
  'receiver_name_other',
  'receiver_absent',
  'time_before_order',
  'time_too_late',
  'time_absent',
  'status_absent',
  'reference_absent',
  'reference_near',
  'same_sum_and_minute',
  /** The same customer showed it for an order of his that was never paid. */
  'shown_for_unpaid',
  'currency_other',
  'currency_absent',
  'edited',
  'unreadable',
  'not_read',
  'customer_risk',
] as const;

export type VerdictReason = (typeof verdictReasons)[number];

/** Why an owner must say what a bank's notice pays for. */
export const placingReasons = ['no_order', 'several', 'part', 'over', 'late', 'ended', 'foreign_card'] as const;
export type PlacingReason = (typeof placingReasons)[number];
