import { expect, test } from 'vitest';
import { receiptLayouts } from '#src/playground/receipts/receipt-spec.ts';
import { generate, proofSeedsFrom } from '#test/support/receipts/generator.ts';
import { count, emptyTally, fields, wanted } from './accuracy-tally.ts';
import { openReader } from './open-reader.ts';

// `node test/receipts/accuracy.ts` measures hundreds, of every layout.
const pictures = receiptLayouts.length / 2;

test('receipts of half the layouts are read as well as the shop needs it', async () => {
  let now = new Date(0);
  const reader = openReader({ clock: { now: () => now }, limits: { allLooksMs: 20_000 } });
  const tally = emptyTally();
  for await (const { spec, truth, bytes, mime } of generate(pictures, proofSeedsFrom + 7, { wears: ['screenshot'] })) {
    now = new Date(spec.takenAt);
    const reading = await reader.read({ bytes, mime }, 'accuracy');
    count(tally, truth, reading.kind === 'read' ? reading.facts : null);
  }
  expect(tally.pictures).toBe(pictures);
  expect(tally.certainlyWrong).toBe(0);
  for (const field of fields) {
    const missed = pictures - tally.right[field];
    expect(missed, field).toBeLessThanOrEqual(Math.ceil(pictures * (1 - wanted[field])));
  }
});
