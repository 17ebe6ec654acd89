import type { NoticeMove } from './notice-text.ts';

/** What lies on the cards of the playground's bank, so that each notice tells another balance. */
export interface Ledger {
  /** Moves money and answers the balance afterwards, in so'm. */
  move(last4: string, kind: NoticeMove, amount: number): number;
}

const FIRST_BALANCE_SOM = 1_250_000;

export function createLedger(): Ledger {
  const balances = new Map<string, number>();
  return {
    move(last4, kind, amount) {
      const signs = { in: 1, out: -1, reversal: -1, code: 0 };
      const before = balances.get(last4) ?? FIRST_BALANCE_SOM;
      // A bank would refuse; here the balance only has to be another one each time, and none below nothing.
      const after = Math.abs(before + signs[kind] * amount);
      balances.set(last4, after);
      return after;
    },
  };
}
