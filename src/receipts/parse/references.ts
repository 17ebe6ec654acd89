import { digitsOf } from './digits.ts';
import { fact, type Fact } from './fact.ts';
import { inLatin } from './fold.ts';
import type { Label } from './labels.ts';
import { without, type Line, type Span } from './lines.ts';

const hex = '[\\da-fA-FаАеЕсСвВОоOolIзЗSsБбgh€£¢©]';
const uuid = new RegExp(
  `(?<![\\p{L}\\d])${hex}{8} ?- ?${hex}{4} ?- ?${hex}{4} ?- ?${hex}{4} ?- ?${hex}{12}(?![\\p{L}\\d])`,
  'u',
);
// A UUID that did not fit into one line.
const uuidHead = new RegExp(`(?<![\\p{L}\\d])${hex}{8} ?-(?: ?${hex}{1,12} ?-?)*$`, 'u');
const uuidTail = new RegExp(`^(?:${hex}{1,12} ?- ?)*${hex}{1,12}(?![\\p{L}\\d])`, 'u');
// An identifier of a database: 24 or 32 signs.
const longHex = new RegExp(`^[:.#№ ]*(${hex}{32}|${hex}{24})(?![\\p{L}\\d])`, 'u');
const value = /(?<![\p{L}\d])(?:[\p{L}\d]+(?:[-_/][\p{L}\d]+)*)/gu;
const digitGroups = /(?<![\p{L}\d])\d{2,}(?: \d{2,})+(?![\p{L}\d])/u;

/** The reference of the transfer, as printed, without blanks; looked for where nothing else was found in the lines. */
export function findReference(all: readonly Line[], spans: readonly (readonly Span[])[]): Fact<string> | null {
  const lines = all.map(({ text, labels }, at) => ({ text: without(text, spans[at] ?? []), labels }));
  const named = lines.flatMap((line, at) => labelledIn(line, lines[at + 1]));
  const best = named.toSorted((one, other) => other.confidence - one.confidence)[0];
  return best ?? loneUuid(all) ?? loneNumber(lines);
}

const forms = [/^[\da-f]{24}$/, /^[\da-f]{32}$/, /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/];

/**
 * A reference of which its place alone was looked at again, as a number in decimal or hexadecimal. That look is the
 * surer one where it gives a number of a known form.
 */
export function lookedAtAgain(before: Fact<string>, seen: string): Fact<string> {
  const first = before.value.toLowerCase();
  const tight = seen
    .replaceAll(/\s/g, '')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();
  // An edge beside the number is taken for a sign of it.
  const cut = tight.slice(0, 2) === first.slice(0, 2) ? [tight] : [tight, tight.slice(1)];
  const isSame = cut.includes(first);
  const again =
    cut.find(isIdentifier) ?? cut.find((number) => /^\d{6,20}$/.test(number) && number.length === first.length);
  if (again === undefined && !isSame) return before;
  if (again === undefined || again === first) return fact(before.value, Math.max(before.confidence, 0.95));
  return fact(before.value === before.value.toUpperCase() ? again.toUpperCase() : again, 0.75);
}

function isIdentifier(text: string): boolean {
  return /[a-f]/.test(text) && forms.some((form) => form.test(text));
}

type Piece = Pick<Line, 'text' | 'labels'>;

function labelledIn({ text, labels }: Piece, next: Piece | undefined): Fact<string>[] {
  const own = labels.filter(({ mark }) => mark === 'reference' || mark === 'number');
  const weight = weightOf(labels);
  const end = Math.max(0, ...own.map((label) => label.end));
  if (weight === 0) return [];
  const beside = valueIn(text.slice(end), next?.text ?? '');
  if (beside) return [fact(beside.value, beside.confidence * weight)];
  const hasText = /[\p{L}\d]{3}/u.test(text.slice(end).replaceAll('\u0000', ''));
  const below = hasText || !next || next.labels.length > 0 ? undefined : valueIn(next.text, '');
  return below ? [fact(below.value, (below.confidence - 0.03) * weight)] : [];
}

/** How surely a line's labels announce a reference: 0 where they do not. */
function weightOf(labels: readonly Label[]): number {
  const marks = new Set(labels.map(({ mark }) => mark));
  if (marks.has('other') || marks.has('card') || marks.has('receiver') || marks.has('sender')) return 0;
  if (marks.has('sum') || marks.has('fee') || marks.has('total') || marks.has('status')) return 0;
  if (marks.has('reference')) return marks.has('number') ? 1 : 0.97;
  return marks.has('number') ? 0.95 : 0;
}

function valueIn(text: string, next: string): Fact<string> | undefined {
  const tight = tightened(text);
  const whole = uuidIn(text, next) ?? uuidIn(tight, '');
  if (whole) return whole;
  const long = longHex.exec(tight)?.[1];
  if (long !== undefined && /[a-f]/i.test(long)) return hexOf(long);
  const groups = digitGroups.exec(text)?.[0].replaceAll(' ', '');
  if (groups !== undefined && groups.length >= 6 && groups.length <= 24) return fact(groups, 0.9);
  const words = [...text.matchAll(value)].map(([word]) => word).filter((word) => /\d/.test(word) && word.length >= 4);
  const longest = words.toSorted((one, other) => other.length - one.length)[0];
  return longest === undefined || longest.length > 64 ? undefined : plain(longest);
}

/** Without the blanks and strokes that readers put into long numbers. */
function tightened(text: string): string {
  return text.replaceAll(' ', '').replaceAll('/7', '7');
}

/** A word of digits and letters, in Latin; where nearly all are digits, letters that look like them are digits. */
function plain(word: string): Fact<string> {
  const digits = digitsOf(word.replaceAll(/[-_/]/g, ''));
  const counted = word.replaceAll(/\D/g, '').length;
  if (digits && digits.mended > 0 && counted >= 6 && digits.mended <= 2 && !/[A-Z]{2}|[A-Z]$/.test(word))
    return fact(digits.text, 0.7);
  const text = inLatin(word);
  if (/^\d+$/.test(text)) return fact(text, text.length < 6 ? 0.75 : 0.95);
  // Identifiers in hexadecimal have 24, 32 or 36 signs; another length means that some were lost.
  const strange = text.replaceAll(/[\da-f-]/gi, '').length;
  return fact(text, text.length >= 18 && strange <= 3 ? 0.6 : 0.93);
}

function uuidIn(text: string, next: string): Fact<string> | undefined {
  const whole = uuid.exec(text)?.[0];
  if (whole !== undefined) return hexOf(whole);
  const head = uuidHead.exec(text.trimEnd())?.[0];
  const tail = head === undefined ? undefined : uuidTail.exec(next.trimStart())?.[0];
  const joined = head === undefined || tail === undefined ? undefined : uuid.exec(`${head}${tail}`)?.[0];
  return joined === undefined ? undefined : hexOf(joined);
}

function hexOf(text: string): Fact<string> {
  const letters: { [letter: string]: string } = {
    O: '0',
    o: '0',
    О: '0',
    о: '0',
    l: '1',
    I: '1',
    S: '5',
    s: '5',
    З: '3',
    з: '3',
    Б: '6',
    б: '6',
    g: '9',
    h: 'b',
    '€': 'e',
    '£': 'f',
    '¢': 'c',
    '©': 'c',
    в: 'b',
    В: 'B',
  };
  const signs = text.replaceAll(' ', '').split('');
  const mended = signs.filter((sign) => letters[sign] !== undefined).length;
  const fixed = signs.map((sign) => letters[sign] ?? inLatin(sign)).join('');
  const isUpper = /[A-F]/.test(fixed) && !/[a-f]{3}/.test(fixed) && (fixed.match(/[A-F]/g)?.length ?? 0) > 3;
  return fact(isUpper ? fixed.toUpperCase() : fixed.toLowerCase(), 0.95 - 0.08 * mended);
}

function loneUuid(lines: readonly Line[]): Fact<string> | null {
  for (const [at, { text }] of lines.entries()) {
    const found = uuidIn(text, lines[at + 1]?.text ?? '') ?? uuidIn(tightened(text), '');
    if (found) return fact(found.value, found.confidence - 0.1);
  }
  return null;
}

/** One long number alone, whose label was not read. */
function loneNumber(lines: readonly Piece[]): Fact<string> | null {
  const found = lines.flatMap(({ text, labels }) =>
    labels.length > 0 ? [] : [...text.matchAll(/(?<![\p{L}\d.,])\d{8,16}(?![\p{L}\d.,])/gu)].map(([number]) => number),
  );
  const [only] = found;
  return only === undefined || found.length > 1 || only.startsWith('998') ? null : fact(only, 0.5);
}
