import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { momentOf } from '../receipts/parse/zone.ts';
import type { Judgement } from '../shop/payments/judge-receipt.ts';
import type { ReceiptReading } from '../shop/ports.ts';
import { exitCodes, say, type Run } from './command.ts';
import { shopZone } from './shop-zone.ts';

const usage = `Usage: sotuv receipt judge FILE --amount N --card LAST4 --after ISO [--before ISO]
Prints JSON {verdict, reasons, fields} of a picture or PDF. N is the sum that was asked for, in whole soʻm, LAST4 the end of
the card it was to go to; the order was placed at --after, and the receipt came at --before (now, if left out). A time
without its zone is one of the shop's. What was shown for other orders is not known. Ends with 1 where FILE can't be opened.`;

/** `sotuv receipt judge`: what a shop without a database would think of a receipt. */
export const receiptJudge: Run = async (args) => {
  const timeZone = shopZone();
  if (timeZone === undefined) return exitCodes.failed;
  const asked = askedIn(args, timeZone);
  if (!asked) {
    say(usage);
    return args.includes('--help') ? exitCodes.ok : exitCodes.usage;
  }
  const bytes = await readFile(asked.file).catch((error: NodeJS.ErrnoException) => {
    say(`${asked.file} can't be opened: ${error.code ?? error.message}`);
  });
  if (!bytes) return exitCodes.failed;
  const [{ openReader }, { flatFields }] = await Promise.all([
    import('./receipt-reader.ts'),
    import('./receipt-fields.ts'),
  ]);
  const reader = openReader({ now: () => asked.submittedAt }, timeZone);
  const reading = await reader.read({ bytes, mime: '' }, asked.file);
  reader.close();
  const { verdict, reasons } = await judge(reading, asked);
  const fields = flatFields(reading.kind === 'read' ? reading.facts : null);
  process.stdout.write(`${JSON.stringify({ verdict, reasons, fields })}\n`);
  if (reading.kind !== 'read') say(`It was not read: ${reading.why}. See: sotuv doctor`);
  return exitCodes.ok;
};

async function judge(reading: ReceiptReading, { askedSom, last4, placedAt, submittedAt }: Asked): Promise<Judgement> {
  const { judgeReading } = await import('../shop/payments/judge-receipt.ts');
  const { noEarlierUse } = await import('../shop/payments/find-earlier-use.ts');
  return judgeReading(reading, {
    askedSom,
    cards: [{ last4, activeFrom: placedAt, retiredAt: null }],
    orderCardLast4: last4,
    placedAt,
    submittedAt,
    earlier: noEarlierUse,
    customerForged: 0,
  });
}

interface Asked {
  file: string;
  askedSom: number;
  last4: string;
  placedAt: Date;
  submittedAt: Date;
}

function askedIn(args: readonly string[], timeZone: string): Asked | undefined {
  const { positionals, values } = parsed(args);
  const [file, ...more] = positionals;
  const askedSom = Number(values.amount ?? 'none');
  const placedAt = timeOf(values.after, timeZone);
  const submittedAt = values.before === undefined ? new Date() : timeOf(values.before, timeZone);
  const last4 = values.card ?? '';
  if (file === undefined || more.length > 0 || !Number.isSafeInteger(askedSom) || askedSom <= 0) return undefined;
  if (!/^\d{4}$/.test(last4) || !placedAt || !submittedAt || submittedAt < placedAt) return undefined;
  return { file, askedSom, last4, placedAt, submittedAt };
}

type Given = { positionals: string[]; values: { [option: string]: string | undefined } };

function parsed(args: readonly string[]): Given {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { amount: text, card: text, after: text, before: text },
      allowPositionals: true,
    });
  } catch {
    return { positionals: [], values: {} };
  }
}

const timeShape = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

function timeOf(text: string | undefined, timeZone: string): Date | undefined {
  const shape = timeShape.exec(text ?? '');
  if (text === undefined || !shape) return undefined;
  const hasTime = text.length > 10;
  const at = new Date(shape[1] === undefined && hasTime ? `${text}Z` : text);
  if (Number.isNaN(at.getTime())) return undefined;
  return shape[1] === undefined ? momentOf(at, timeZone) : at;
}
