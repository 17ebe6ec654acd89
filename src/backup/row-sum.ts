import { hash } from 'node:crypto';
import type { TextRow } from './records.ts';

/** Counts rows and sums them up so that their order does not matter. */
export interface RowSum {
  add(rows: TextRow[]): void;
  rows(): number;
  checksum(): string;
}

/** The sum, modulo 2^64, of the first 8 bytes of each row's SHA-256. */
export function createRowSum(): RowSum {
  let count = 0;
  let sum = 0n;
  return {
    add: (rows) => {
      for (const row of rows) sum += hash('sha256', JSON.stringify(row), 'buffer').readBigUInt64BE();
      sum = BigInt.asUintN(64, sum);
      count += rows.length;
    },
    rows: () => count,
    checksum: () => sum.toString(16).padStart(16, '0'),
  };
}
