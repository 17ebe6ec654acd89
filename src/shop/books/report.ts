/** What is checked, in the order in which it is told. */
export const bookChecks = [
  'stock_off',
  'stock_negative',
  'history_missing',
  'history_broken',
  'totals_off',
  'payment_missing',
  'payment_off',
  'money_doubled',
  'receipt_forgotten',
  'hold_overdue',
  'drafts_doubled',
  'notice_missing',
  'notice_unsent',
] as const;

export type BookCheck = (typeof bookChecks)[number];

/** One thing that is wrong. */
export type Fault = {
  /** Of the variant, order, customer or notice. */
  id: number;
  /** What people call it: a product's name, an order's number. */
  name: string;
  /** What was found and what should be there. */
  facts: { [fact: string]: string | number | null };
};

/** All that one check found. */
export type Finding = {
  check: BookCheck;
  count: number;
  /** The first few, by id. */
  examples: Fault[];
  /** Of all of them: changes when any fault comes, goes or changes. */
  fingerprint: string;
};

/** A notice that nobody sends by itself. */
export type StandingNotice = { id: number; kind: string; status: 'held' | 'parked'; reason: string | null };

/** How the books of the shop stand. */
export type BooksReport = {
  /** Nothing was found. */
  ok: boolean;
  /** ISO time at which the check began. */
  at: string;
  tookMs: number;
  counted: { variants: number; orders: number; queuedNotices: number };
  findings: Finding[];
  /** Held and parked notices: no fault, but somebody should know. The first few of `standingCount`. */
  standing: StandingNotice[];
  standingCount: number;
};
