import type { Flavour } from './limits.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The length of a text as the platform counts it. */
export function lengthOf(text: string, { unit }: Flavour['text']): number {
  return unit === 'bytes' ? Buffer.byteLength(text) : text.length;
}

const tail = /\s+(?:\([^()]*\)|— .*)$/u;

/**
 * Cuts a text into pieces that the platform takes: after a line where there is one in the second half of a piece, else
 * after a word, else between two letters, never inside one. Together the pieces are the text without the white space
 * around it; none is blank.
 */
export function splitText(text: string, size: Flavour['text']): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (lengthOf(rest, size) > size.limit) {
    const at = cutAt(rest, size);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

/** Cuts a title at a word so that it has at most `most` characters; an ellipsis shows the cut. */
export function shortTitle(title: string, most: number): string {
  const letters = Array.from(graphemes.segment(title), ({ segment }) => segment);
  if (title.length <= most) return title;
  let kept = '';
  for (const letter of letters) {
    if (kept.length + letter.length > most - 1) break;
    kept += letter;
  }
  const word = kept.lastIndexOf(' ');
  return `${(word > most / 2 ? kept.slice(0, word) : kept).trimEnd()}…`;
}

/**
 * Titles of at most `most` characters that can be told apart. What is too long first loses what stands behind its name, a
 * price or a count; titles that would then look the same get the number of their place in the list, from `from` on.
 */
export function shortTitles(titles: readonly string[], most: number, from = 1): string[] {
  const short = titles.map((title) => shortTitle(title.length > most ? title.replace(tail, '') : title, most));
  return short.map((one, at) => {
    const isAlone = short.filter((other) => other === one).length === 1;
    return isAlone ? one : shortTitle(`${at + from}. ${titles[at] ?? ''}`, most);
  });
}

function cutAt(text: string, size: Flavour['text']): number {
  const fits = text.slice(0, longestStart(text, size));
  const line = fits.lastIndexOf('\n') + 1;
  if (line > fits.length / 2) return line;
  if (/\s/.test(text.charAt(fits.length))) return fits.length;
  const word = fits.search(/\s\S*$/) + 1;
  // A piece of white space alone would be lost.
  return fits.slice(0, word).trim() === '' ? fits.length : word;
}

/** How many UTF-16 units of whole letters fit. A single letter that is too long is cut between its code points. */
function longestStart(text: string, size: Flavour['text']): number {
  // No UTF-16 unit is shorter than a byte, so what fits lies within; the letter at the end may be cut, and does not fit.
  const near = text.slice(0, size.limit + 1);
  const units = fitting(
    Array.from(graphemes.segment(near), ({ segment }) => segment),
    size,
  );
  return units > 0 ? units : fitting(Array.from(near), size);
}

function fitting(letters: string[], size: Flavour['text']): number {
  let units = 0;
  let length = 0;
  for (const letter of letters) {
    length += lengthOf(letter, size);
    if (length > size.limit) break;
    units += letter.length;
  }
  return units;
}
