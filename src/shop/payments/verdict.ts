export const verdicts = ['clean', 'review', 'refuse'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a receipt is not clean, or what speaks for it; each is a text for owners, those that refuse for customers too. */
export const verdictReasons = [
  // refuse by themselves
  'reference_used',
  'picture_used',
  'status_failed',
  'status_pending',
  'form_not_receipt',
  // for the owner
  'amount_less',
  'amount_more',
  'amount_with_fee',
  'amount_unread',
  'amount_unsure',
  'receiver_other',
  'receiver_absent',
  'time_before_order',
  'time_too_late',
  'time_absent',
  'status_absent',
  'reference_absent',
  'reference_near',
  'same_sum_and_minute',
  'currency_other',
  'edited',
  'unreadable',
  'not_read',
  'customer_risk',
] as const;

export type VerdictReason = (typeof verdictReasons)[number];

/** Why an owner must say what a bank's notice pays for. */
export const placingReasons = ['no_order', 'several', 'part', 'over', 'late', 'ended', 'foreign_card'] as const;
export type PlacingReason = (typeof placingReasons)[number];
