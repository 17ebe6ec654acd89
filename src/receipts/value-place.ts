import type { Box, SeenLine, SeenWord } from './seen-text.ts';

/** Where a value stands, and how sure tesseract is of its least sure word. */
export interface ValuePlace {
  box: Box;
  confidence: number;
}

/** Signs of a word that may differ from the value, as a share: letters were put for digits in it. */
const mostWrong = 0.3;
const mostWords = 8;
/** Signs at its ends that were not taken for a part of it. */
const mostMore = 2;

/** The words of one line that a value with at least 6 letters and digits was made of; undefined where none are. */
export function placeOf(value: string, lines: readonly SeenLine[]): ValuePlace | undefined {
  const wanted = signsOf(value);
  if (wanted.length < 6) return undefined;
  const runs = lines.flatMap((line) => line.flatMap((_, at) => runFrom(line.slice(at, at + mostWords), wanted) ?? []));
  const [best] = runs.toSorted((one, other) => one.wrong - other.wrong);
  return best && placeOfWords(best.words);
}

/** The words from the first one on that are nearly the same as the value, and hardly longer. */
function runFrom(line: SeenLine, wanted: string): { words: SeenWord[]; wrong: number } | undefined {
  let signs = '';
  for (const [at, { text }] of line.entries()) {
    signs += signsOf(text);
    const more = signs.length - wanted.length;
    if (more > mostMore) return undefined;
    if (more < 0) continue;
    const wrong =
      Math.min(...Array.from({ length: more + 1 }, (_, from) => wrongSigns(wanted, signs.slice(from)))) + more;
    if (wrong <= mostWrong * wanted.length) return { words: line.slice(0, at + 1), wrong };
  }
  return undefined;
}

function wrongSigns(wanted: string, signs: string): number {
  return wanted.split('').filter((sign, place) => signs[place] !== sign).length;
}

function signsOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}€£¢©]/gu, '').toLowerCase();
}

function placeOfWords(words: readonly SeenWord[]): ValuePlace {
  const left = Math.min(...words.map((word) => word.left));
  const top = Math.min(...words.map((word) => word.top));
  return {
    box: {
      left,
      top,
      width: Math.max(...words.map((word) => word.left + word.width)) - left,
      height: Math.max(...words.map((word) => word.top + word.height)) - top,
    },
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
  };
}
