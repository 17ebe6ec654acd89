import { environmentOfPrograms } from '../config.ts';
import { createReceiptReader, type RunningReader } from '../receipts/reader.ts';
import type { Clock } from '../shop/ports.ts';

/** A reader for one command; `close` ends its workers. The clock says what a receipt means by today. */
export function openReader(clock: Clock, timeZone: string): RunningReader {
  return createReceiptReader({ clock, timeZone, environment: environmentOfPrograms(), log: { warn: () => undefined } });
}
