import { noFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { findAmounts } from './amounts.ts';
import { linesOf } from './lines.ts';
import { namedSums } from './money-lines.ts';
import { findParties } from './parties.ts';
import { findProvider } from './providers.ts';
import { findReference } from './references.ts';
import { findStatus } from './statuses.ts';
import { findTimes } from './times.ts';

/** What is known of a receipt beside its text. */
export interface ParseGiven {
  /** For words such as yesterday; without it such a day is not known. */
  now?: Date;
  /** Where the printed times are from. */
  timeZone?: string;
  /** A program that changed the picture, as its tags say. */
  editedBy?: string | null;
}

/**
 * Finds the facts of a transfer in a text that was read from a picture, in Uzbek (both alphabets), Russian, English
 * or a mixture. What it does not find is null. Confidence from 0.9 on means: labelled, and borne out by another
 * print or by amount + fee = total.
 */
export function parseReceipt(text: string, given: ParseGiven = {}): ReceiptFacts {
  const { now, timeZone = 'Asia/Tashkent', editedBy } = given;
  const lines = linesOf(text);
  const times = findTimes(lines, { timeZone, ...(now && { now }) });
  const parties = findParties(lines, times.spans);
  const taken = lines.map((_, at) => [...(times.spans[at] ?? []), ...(parties.spans[at] ?? [])]);
  const reference = findReference(lines, taken);
  const status = findStatus(lines);
  // The screen before a transfer has neither a number nor a time of it; a button of a receipt is no such screen.
  const isNoForm = status?.value === 'form' && (reference ?? times.paidAt) !== null;
  return {
    ...noFacts,
    ...findAmounts(namedSums(lines, taken)),
    receiverLast4: parties.receiverLast4,
    receiverName: parties.receiverName,
    senderLast4: parties.senderLast4,
    paidAt: times.paidAt,
    reference,
    status: isNoForm ? null : status,
    provider: findProvider(lines),
    editedBy: editedBy?.slice(0, 100) ?? null,
  };
}
