import { readFile } from 'node:fs/promises';
import type { RunningReader } from '../receipts/reader.ts';
import type { ReceiptReading } from '../shop/ports.ts';
import { exitCodes, say, type Run } from './command.ts';
import { flatFields } from './receipt-fields.ts';
import { shopZone } from './shop-zone.ts';

const usage = `Usage: sotuv receipt read FILE...
Prints one JSON object a line for each picture or PDF: file, text, amount, currency, last4, receiver, paidAt, reference,
status, provider, confidence; null where it is not known. Words such as today mean the day of reading.
Ends with 1 when a file could not be read; its line then says why in \`error\`.`;

/** `sotuv receipt read`: what the shop reads in a receipt, without a shop. */
export const receiptRead: Run = async (args) => {
  if (args.length === 0 || args.some((word) => word.startsWith('-'))) {
    say(usage);
    return exitCodes.usage;
  }
  const zone = shopZone();
  if (zone === undefined) return exitCodes.failed;
  const { openReader } = await import('./receipt-reader.ts');
  const reader = openReader({ now: () => new Date() }, zone);
  try {
    const answers = args.map((file) => readOne(reader, file));
    let code: (typeof exitCodes)['ok' | 'failed'] = exitCodes.ok;
    for (const answer of answers) {
      const { isRead, line } = await answer;
      process.stdout.write(`${JSON.stringify(line)}\n`);
      if (!isRead) code = exitCodes.failed;
    }
    return code;
  } finally {
    reader.close();
  }
};

interface Answer {
  isRead: boolean;
  line: object;
}

async function readOne(reader: RunningReader, file: string): Promise<Answer> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error)
    return { isRead: false, line: lineOf(file, `can't be opened: ${bytes.code ?? bytes.message}`) };
  // Files are of different chats: none waits for another.
  const reading = await reader.read({ bytes, mime: '' }, file);
  return {
    isRead: reading.kind === 'read',
    line: reading.kind === 'read' ? lineOf(file, reading) : lineOf(file, reading.why),
  };
}

function lineOf(file: string, found: Extract<ReceiptReading, { kind: 'read' }> | string): object {
  if (typeof found === 'string') return { file, text: null, ...flatFields(null), error: found };
  return { file, text: found.text, ...flatFields(found.facts) };
}
