import { createInterface } from 'node:readline';
import type { ReadMove } from '../shop/payments/notices/read-move.ts';
import { exitCodes, say, type Run } from './command.ts';

const usage = `Usage: sotuv notice read
Reads JSON lines {id, text, receivedAt?} from stdin and prints {id, kind, direction, amount, currency, last4, at} for each;
\`kind\` is card_notice or none. \`reversal\` is true of money that went back, with the way it went back as \`direction\`.
receivedAt is an ISO time and now by default: a notice that names only the hour belongs to its day.`;

type Reader = (text: string, given: { receivedAt: Date }) => ReadMove;

/** `sotuv notice read`: what texts of banks say. Asks no database; nothing of a one-time code comes out again. */
export const noticeRead: Run = async (args) => {
  if (args.length > 0) {
    say(usage);
    return args.includes('--help') ? exitCodes.ok : exitCodes.usage;
  }
  const { readMove } = await import('../shop/payments/notices/read-move.ts');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== '') process.stdout.write(`${JSON.stringify(answer(line, readMove))}\n`);
  }
  return exitCodes.ok;
};

function answer(line: string, readMove: Reader): object {
  const asked = askedIn(line);
  if (!asked)
    return { id: null, error: 'not a JSON object with the texts `id` and `text`, and perhaps a time `receivedAt`' };
  const { id, text, receivedAt } = asked;
  const read = readMove(text, { receivedAt });
  if (read.is !== 'move') return { id, kind: 'none' };
  const { direction, reversal, amount, currency, last4, at } = read.move;
  const found = { direction, amount, currency, last4, at: at?.toISOString() ?? null };
  return { id, kind: 'card_notice', ...found, ...(reversal ? { reversal } : {}) };
}

interface Asked {
  id: string | number;
  text: string;
  receivedAt: Date;
}

function askedIn(line: string): Asked | undefined {
  const given = parsed(line);
  if (typeof given !== 'object' || given === null || !('id' in given) || !('text' in given)) return undefined;
  const { id, text } = given;
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof text !== 'string') return undefined;
  const receivedAt = 'receivedAt' in given && given.receivedAt !== null ? given.receivedAt : undefined;
  if (receivedAt === undefined) return { id, text, receivedAt: new Date() };
  const at = typeof receivedAt === 'string' ? new Date(receivedAt) : undefined;
  return at && !Number.isNaN(at.getTime()) ? { id, text, receivedAt: at } : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
