import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { environmentOfPrograms } from '#src/config.ts';
import { drawReceipt } from '#src/playground/receipts/draw-receipt.ts';
import { receiptAt } from '#test/support/receipts/generator.ts';
import { runCli } from '#test/support/cli.ts';

const line = z.object({
  file: z.string(),
  text: z.string().nullable(),
  amount: z.number().nullable(),
  last4: z.string().nullable(),
  status: z.string(),
  reference: z.string().nullable(),
  form: z.literal(true).optional(),
  confidence: z.record(z.string(), z.number().nullable()),
  error: z.string().optional(),
});

const linesOf = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)));
const environment = { PATH: environmentOfPrograms()['PATH'] ?? '' };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sotuv-receipt-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('each file gives a line of what it says, and one that is no picture says so', async () => {
  const cwd = folder();
  const { spec } = await receiptAt(3, 0);
  const { bytes, truth } = await drawReceipt({ ...spec, layout: 'statement', writing: 'en', status: 'success' });
  writeFileSync(join(cwd, 'receipt.png'), bytes);
  writeFileSync(join(cwd, 'note.png'), 'paid, honestly');
  const { code, out, words } = await runCli(['receipt', 'read', 'receipt.png', 'note.png', 'gone.png'], {
    cwd,
    env: environment,
  });
  const [read, note, gone] = linesOf(out);
  expect([code, words]).toEqual([1, '']);
  expect(read).toMatchObject({
    file: 'receipt.png',
    amount: truth.amount,
    last4: truth.receiverLast4,
    status: 'success',
  });
  expect(read?.text).toContain(truth.reference);
  expect(note).toMatchObject({ file: 'note.png', text: null, amount: null, status: 'unknown', error: 'no_picture' });
  expect(gone).toMatchObject({ file: 'gone.png', amount: null, error: "can't be opened: ENOENT" });
});

test.each([[[]], [['--fast', 'receipt.png']]])('%j after its name is wrong usage', async (args) => {
  const { code, out, words } = await runCli(['receipt', 'read', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(words).toContain('Usage: sotuv receipt read FILE...');
});
