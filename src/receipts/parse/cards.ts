import { digitLike, digitsOf } from './digits.ts';
import type { Span } from './lines.ts';

/** A card's masked number in a line. */
export interface Card extends Span {
  last4: string;
  /** 0 to 1. */
  confidence: number;
}

const digit = `[${digitLike}]`;
// What readers make of stars and dots, also as letters, which count only between digits or before a last group.
const mask = '[*•·●∙⋅.…+xXхХ×#«»“”„"\'°¢®©%ж¤_=~^-]';
const last = `(${digit}{4})(?![\\p{L}\\d])`;
// What stands behind a mask is the end of a card, and not the beginning of the next.
const behindMask = '(?<![*•·●∙⋅°^]{2} ?)(?<!(?<!\\p{L})[eеoоcсжxх]{2,4} )';
const bin = `(?<![\\d\\p{L}])${behindMask}(?:[4-6]\\d{3}|8600|9860|9[68]60|86OO|8б00|6262)`;

const shapes: readonly [shape: RegExp, confidence: number][] = [
  // 8600 1234 5678 3456
  [new RegExp(`${bin} ?\\d{4} ?\\d{4} ?${last}`, 'dgu'), 0.95],
  // 8600 12** **** 3456, 860012******3456
  [new RegExp(`${bin} ?(?:${digit}{1,4})? ?(?:${mask}|[оo0ОOеeсcж] ?){0,3}(?:${mask} ?){2,12}${last}`, 'dgu'), 0.95],
  // **** 3456
  [new RegExp(`(?<![\\d:.,] ?)(?:[*•·●∙⋅] ?){1,12} ?${last}`, 'dgu'), 0.95],
  [new RegExp(`(?<![\\p{L}\\d:.,])(?:${mask} ?){2,12}${last}`, 'dgu'), 0.9],
  // The mask is read as letters: 8600 12ee eeee 3456, 8600 ooo 3456
  [new RegExp(`${bin} ?(?:${digit}{1,4})?(?: ?[^\\d\\s.,:/]{1,6}){1,3} ?${last}`, 'dgu'), 0.75],
];

// All of the mask is lost, or it was read as digits: 86003456, 860012003456, 8600 12 3456.
const gluedShape = new RegExp(`${bin} ?\\d{0,8} ?${last}`, 'dgu');
// In a place where a card is expected: `HUMO ee 3456`, `« 3456`, `3456`.
const looseShape = new RegExp(`(?:^|[^\\d\\p{L}.,:/+-])${last}(?! ?[\\d.,:/])`, 'dgu');

/**
 * The cards of a line, from left to right. Where some are `expected`, a mask that was not read is not missed, unless
 * as many as expected were found without that.
 */
export function cardsIn(line: string, expected: number): Card[] {
  const masked = shapes.reduce<Card[]>(
    (found, [shape, confidence]) => withFree(found, cardsOf(line, shape, confidence)),
    [],
  );
  if (masked.length > 0 && masked.length >= Math.min(expected, 2)) return masked;
  if (expected === 0) return [];
  const loose = cardsOf(line, looseShape, 0.7).filter(
    ({ last4, start }) => !isBin(last4) && !endsInBin(line.slice(0, start + 1)),
  );
  const found = withFree(masked, loose);
  return found.length > 0 ? found : cardsOf(line, gluedShape, 0.6);
}

/** With those of the others that stand elsewhere in the line. */
function withFree(found: readonly Card[], others: readonly Card[]): Card[] {
  const free = others.filter(({ start, end }) => found.every((card) => end <= card.start || start >= card.end));
  return [...found, ...free].toSorted((one, other) => one.start - other.start);
}

function isBin(digits: string): boolean {
  return /^(?:8600|9860|5614|6262)$/.test(digits);
}

function endsInBin(text: string): boolean {
  return isBin(text.trimEnd().slice(-4));
}

function cardsOf(line: string, shape: RegExp, confidence: number): Card[] {
  return [...line.matchAll(shape)].flatMap((match) => {
    const digits = digitsOf(match[1] ?? '');
    if (!digits) return [];
    const end = match.index + match[0].length;
    return [{ last4: digits.text, start: match.index, end, confidence: confidence - 0.15 * digits.mended }];
  });
}
