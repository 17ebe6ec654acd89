import { digitLike, digitsOf } from './digits.ts';
import type { Span } from './lines.ts';

/** A number in a line that may be money, as printed. */
export interface Sum extends Span {
  /** In units of its currency, with up to two decimals; never negative. */
  value: number;
  /** ISO 4217. */
  currency: string | null;
  /** Whether a sign stands before it. */
  signed: boolean;
  /** Whether its digits stand in groups of three. */
  grouped: boolean;
  /** 0 to 1: 1 where every sign of it is what a printed sum has. */
  tidy: number;
}

const currencies: readonly [code: string, shape: RegExp][] = [
  [
    'UZS',
    /^(?:U[Z2]S|[Uu]z[s$]|[s5$][o0оО][’'‘`ʻʼ´"°*]{0,2} ?[mм]|[sS$][uU]m|SO['’‘`ʻʼ´]?M|[сcСC][уyўўУYЎ][’'‘]?[мmМM]|[сСcC][оoОO]['’]?[мМmM]|[сc]ум\.?)(?![\p{L}\d])/u,
  ],
  ['USD', /^(?:USD|\$|долл\p{L}*|dollar)(?!\p{L})/u],
  ['EUR', /^(?:EUR|€|евро)(?!\p{L})/u],
  ['RUB', /^(?:RUB|RUR|₽|руб\.?|рублей)(?!\p{L})/u],
  ['KZT', /^(?:KZT|₸|тенге|тг)(?!\p{L})/u],
];
const before = /(?:(USD|UZS|EUR|RUB|KZT|\$|€|₽|₸)\s?)$/;
const codes: { [sign: string]: string } = { $: 'USD', '€': 'EUR', '₽': 'RUB', '₸': 'KZT' };

// A stroke between digits is a thin 7.
const token = new RegExp(`[${digitLike}](?:[${digitLike}.,'’\`]|/(?=\\d))*`, 'gu');
const most = 999_999_999;

interface Piece extends Span {
  /** Whole part in the groups it is printed in. */
  groups: string[];
  cents: string | null;
  mended: number;
  currency: string | null;
}

/** The numbers of a line that may be money, from left to right. */
export function sumsIn(line: string): Sum[] {
  const pieces = piecesIn(line);
  const sums: Sum[] = [];
  for (let at = 0; at < pieces.length;) {
    const run = runFrom(pieces, at);
    const sum = sumOf(line, run);
    if (sum) sums.push(sum);
    at += run.length;
  }
  return sums;
}

function piecesIn(line: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: text, index } of line.matchAll(token)) {
    const prior = line[index - 1] ?? ' ';
    // A word or another sign that the digits belong to, e.g. `P2P`, `#12`, `14:05`.
    if (/[\p{L}\d:/#№*_@%]/u.test(prior) && !/[$€₽₸]/.test(prior)) continue;
    // Behind a spoilt beginning, the rest is another sum: `VI273 212`.
    if (/(?:^| )(?=\S*\p{L})\S*\d\S* $/u.test(line.slice(0, index)) && /^\d{3}(?!\d)/.test(text)) continue;
    const piece = pieceOf(line, text, index);
    if (piece && !isPartOfAnother(line, piece)) pieces.push(piece);
  }
  return pieces;
}

function isPartOfAnother(line: string, { end, currency }: Piece): boolean {
  return currency === null && /^(?:[\p{L}:/*_@]| ?%)/u.test(line.slice(end));
}

/** The longest beginning of the text that is a number, alone or with its currency behind it. */
function pieceOf(line: string, text: string, start: number): Piece | undefined {
  for (let length = text.length; length > 0; length--) {
    const rest = line.slice(start + length);
    const currency = currencies.find(([, shape]) => shape.test(rest.trimStart()))?.[0] ?? null;
    // Only a currency may cut a run of signs: `0005o'm`.
    if (length < text.length && currency === null && !/[.,'’`]$/.test(text.slice(0, length + 1))) continue;
    const piece = partsOf(text.slice(0, length));
    if (piece) return { ...piece, start, end: start + length, currency };
  }
  return undefined;
}

function partsOf(text: string): Pick<Piece, 'groups' | 'cents' | 'mended'> | undefined {
  const bare = text.replace(/[.,'’`]+$/, '');
  const parts = bare
    .replaceAll('/', '7')
    .split(/[.,'’`]+/)
    .map(digitsOf);
  const groups: string[] = [];
  let mended = bare.split('/').length - 1;
  for (const part of parts) {
    if (!part && parts.length > 1) return undefined;
    groups.push(part?.text ?? zeros(bare));
    mended += part?.mended ?? 3;
  }
  if (groups.includes('')) return undefined;
  const last = groups.at(-1) ?? '';
  const cents = groups.length > 1 && last.length < 3 ? last.padEnd(2, '0') : null;
  return { groups: cents === null ? groups : groups.slice(0, -1), cents, mended };
}

/** `OOO` after digits is a group of zeros that was read as letters. */
function zeros(text: string): string {
  return /^[OoОо0]{3}$/u.test(text) ? '000' : '';
}

/** The pieces that make one number: groups of three behind a first one. */
function runFrom(pieces: readonly Piece[], from: number): Piece[] {
  const first = pieces[from];
  if (!first) return [];
  const run = [first];
  for (const next of pieces.slice(from + 1)) {
    const last = run.at(-1) ?? first;
    if (last.cents !== null || last.currency !== null || next.start - last.end > 2) break;
    if (!goesOn(run, next)) break;
    run.push(next);
  }
  return run;
}

function goesOn(run: readonly Piece[], next: Piece): boolean {
  const first = run[0]?.groups ?? [];
  const head = first[0] ?? '';
  if (head.startsWith('0') || !first.slice(1).every(({ length }) => length === 3)) return false;
  // Some blanks were lost: `1284 237.00 UZS`.
  if (head.length > 3 && (next.groups[0]?.length !== 3 || (next.currency ?? next.cents) === null)) return false;
  const digits = run.flatMap(({ groups }) => groups).join('').length;
  const group = next.groups[0] ?? '';
  if (group.length === 3) return digits < 9;
  // Decimals that lost their comma: `350 000 00`, `350 00000`.
  if (next.cents !== null || next.currency === null) return false;
  return (group === '00' && digits > 3) || (group.length === 5 && group.endsWith('00'));
}

function sumOf(line: string, run: readonly Piece[]): Sum | undefined {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return undefined;
  let groups = run.flatMap((piece) => piece.groups);
  let cents = last.cents;
  let tidy = 1;
  const tail = groups.at(-1) ?? '';
  if (run.length > 1 && cents === null && tail.length !== 3) {
    cents = tail.slice(-2);
    groups = [...groups.slice(0, -1), ...(tail.length > 2 ? [tail.slice(0, 3)] : [])];
    tidy -= 0.4;
  }
  const whole = groups.join('');
  const value = Number(`${whole}.${cents ?? '0'}`);
  if (whole.length > 12 || !(value <= most)) return undefined;
  const mended = run.reduce((sum, piece) => sum + piece.mended, 0);
  return {
    value,
    currency: last.currency ?? currencyBefore(line.slice(0, first.start)),
    signed: /[-+] ?(?:[$€₽₸] ?)?$/.test(line.slice(0, first.start)),
    grouped: groups.length > 1,
    tidy: Math.max(0.1, tidy - 0.1 * mended - faultOfGroups(groups)),
    start: first.start,
    end: last.end,
  };
}

function faultOfGroups([head = '', ...rest]: readonly string[]): number {
  if (rest.length === 0) return head.length > 1 && head.startsWith('0') ? 0.5 : 0;
  if (head.startsWith('0') || rest.some(({ length }) => length !== 3)) return 0.5;
  return head.length <= 3 ? 0 : 0.2;
}

function currencyBefore(text: string): string | null {
  const sign = before.exec(text)?.[1];
  return sign === undefined ? null : (codes[sign] ?? sign);
}
