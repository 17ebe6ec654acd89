import { onTestFinished } from 'vitest';
import { environmentOfPrograms } from '#src/config.ts';
import { createReceiptReader, type ReaderDeps, type RunningReader } from '#src/receipts/reader.ts';
import type { ReceiptReading } from '#src/shop/ports.ts';
import { silentLog } from '#test/support/log.ts';

/** A reader that goes with its test, on the tools of this machine where nothing else is said. */
export function openReader(given: Partial<ReaderDeps> = {}): RunningReader {
  const reader = createReceiptReader({
    clock: { now: () => new Date('2026-03-12T10:00:00Z') },
    timeZone: 'Asia/Tashkent',
    environment: environmentOfPrograms(),
    log: silentLog,
    ...given,
    // One look is enough for plain receipts.
    limits: { allLooksMs: 0, ...given.limits },
  });
  onTestFinished(() => reader.close());
  return reader;
}

/** Reads bytes that a customer sent. */
export function readBytes(reader: RunningReader, bytes: Uint8Array, chat = 'telegram:1'): Promise<ReceiptReading> {
  return reader.read({ bytes, mime: 'application/octet-stream' }, chat);
}

/** What was read; throws when it was not. */
export async function factsOf(reading: Promise<ReceiptReading>) {
  const found = await reading;
  if (found.kind !== 'read') throw new Error(`${found.kind}: ${found.why}`);
  return found.facts;
}
