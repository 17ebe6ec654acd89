import { wordsOf, type Word } from './fold.ts';
import { labelsIn, type Label } from './labels.ts';

/** A piece of a line. */
export interface Span {
  start: number;
  end: number;
}

/** A line with what its words tell. */
export interface Line {
  text: string;
  words: Word[];
  labels: Label[];
}

const noise = /[\u200B-\u200F\u2028-\u202E\uFEFF]/g;
const blanks = /[\t\u00A0\u2000-\u200A\u202F\u3000]/g;
// A receipt has some dozen lines; more is a page of something else.
const mostLines = 150;
const longestLine = 300;

/** The lines of a text that say something, with one kind of blank. */
export function linesOf(text: string): Line[] {
  const texts = text
    .normalize('NFC')
    .replaceAll(noise, '')
    .replaceAll(blanks, ' ')
    .replaceAll(/[−–—‒]/g, '-')
    // `To' landi`, and сўм as the standard models see it.
    .replaceAll(/([oOgG]['’‘`ʻ]) (?=\p{Ll})/gu, '$1')
    .replaceAll(/(?<=\d ?)[\d(]?7\$/g, 'сум')
    .split(/\r?\n/)
    .map((line) => line.slice(0, longestLine).trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .slice(0, mostLines);
  return texts.map((line) => {
    const words = wordsOf(line);
    return { text: line, words, labels: labelsIn(line, words) };
  });
}

/** Takes pieces out of a line; all else stays where it is. */
export function without(line: string, spans: readonly Span[]): string {
  return spans.reduce(
    (left, { start, end }) => left.slice(0, start) + '\u0000'.repeat(end - start) + left.slice(end),
    line,
  );
}
