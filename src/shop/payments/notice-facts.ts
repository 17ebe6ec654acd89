/** What a bank's notice says of one move on a card. */
export type NoticeFacts = {
  /** `reversal`: money of an earlier move into the card went back. */
  kind: 'in' | 'out' | 'reversal';
  /** In units of `currency` with up to two decimals; always positive. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  last4: string;
  /** ISO 8601 in UTC, to the minute; null where the text has none. */
  at: string | null;
  /** What was on the card afterwards; tells two moves of one sum and minute apart. */
  balance: number | null;
  /** Where the money came from, e.g. `CLICK P2P`. */
  place: string | null;
};

/** A text is a notice, a one-time code that nobody may keep, or neither. */
export type ReadNotice = { is: 'notice'; facts: NoticeFacts } | { is: 'code' } | { is: 'other' };
