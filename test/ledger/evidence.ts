import type { Books } from './books.ts';
import type { Ledger } from './ledger.ts';

/** All that is compared after a run. */
export interface Evidence {
  ledger: Ledger;
  books: Books;
}

/** What one invariant says of a run: how much it looked at, and each fault as a line for people. */
export interface Verdict {
  name: string;
  looked: number;
  faults: string[];
}

/** A verdict about one figure. */
export function verdict(name: string, looked: number, isGood: boolean, found: string): Verdict {
  return { name, looked, faults: isGood ? [] : [found] };
}
