import type { ReceiptTruth } from '#src/playground/receipts/receipt-spec.ts';
import { certainFrom, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';

/** What is counted, and the share that must be right. */
export const wanted = {
  amount: 0.98,
  receiverLast4: 0.93,
  paidAt: 0.97,
  reference: 0.94,
  status: 0.98,
} as const;

export type Field = keyof typeof wanted;
export const fields: readonly Field[] = ['amount', 'receiverLast4', 'paidAt', 'reference', 'status'];

export interface Tally {
  pictures: number;
  right: { [F in Field]: number };
  /** Amounts that were stated as certain; those among them that were wrong. */
  certain: number;
  certainlyWrong: number;
}

export function emptyTally(): Tally {
  const right = { amount: 0, receiverLast4: 0, paidAt: 0, reference: 0, status: 0 };
  return { pictures: 0, right, certain: 0, certainlyWrong: 0 };
}

/** Counts one receipt; a field that the picture does not show must be null. Null facts: it was not read. */
export function count(tally: Tally, truth: ReceiptTruth, facts: ReceiptFacts | null): void {
  tally.pictures++;
  const missed = missedIn(truth, facts);
  for (const field of fields) if (!missed.includes(field)) tally.right[field]++;
  if ((facts?.amount?.confidence ?? 0) < certainFrom) return;
  tally.certain++;
  if (missed.includes('amount')) tally.certainlyWrong++;
}

/** The fields that were not read as the picture shows them; times are compared to the minute. */
export function missedIn(truth: ReceiptTruth, facts: ReceiptFacts | null): Field[] {
  return fields.filter((field) => {
    const read = facts?.[field]?.value ?? null;
    if (field === 'paidAt') return minute(facts?.paidAt?.value) !== minute(truth.paidAt);
    return read !== truth[field];
  });
}

/** As a line of a table. */
export function tallyLine(name: string, { pictures, right, certain, certainlyWrong }: Tally): string {
  const shares = fields.map((field) => `${((100 * right[field]) / pictures).toFixed(1)} %`);
  return `| ${[name, pictures, ...shares, `${certainlyWrong} of ${certain}`].join(' | ')} |`;
}

export const tallyHead = [
  '| pictures | count | amount | receiver tail | time | reference | status | wrong though certain |',
  '|---|---|---|---|---|---|---|---|',
];

function minute(time: string | null | undefined): string | null {
  return time?.slice(0, 16) ?? null;
}
