import { isLike, lookOf, type Pattern } from './fold.ts';

// The beginnings of the months' names, from January on: Uzbek in both alphabets, Russian, English.
const months: readonly string[][] = [
  ['yanv', 'янв', 'jan'],
  ['fevr', 'фев', 'feb'],
  ['mart', 'март', 'мар', 'mar'],
  ['apr', 'апр'],
  ['may', 'май', 'мая'],
  ['iyun', 'июн', 'jun'],
  ['iyul', 'июл', 'jul'],
  ['avg', 'авг', 'aug'],
  ['sent', 'сент', 'сен', 'sep'],
  ['okt', 'окт', 'oct'],
  ['noy', 'ноя', 'nov'],
  ['dek', 'дек', 'dec'],
];

const names = months.flatMap((written, at) =>
  written.map((name) => ({ month: at + 1, pattern: { look: lookOf(name), goesOn: true } satisfies Pattern })),
);

/** The month that a word names, from 1; undefined where it names none. */
export function monthOf(word: string): number | undefined {
  const small = word.toLowerCase();
  // `мая` looks like `mar`, so the letters themselves go first.
  const exact = months.findIndex((written) => written.some((name) => small.startsWith(name)));
  if (exact >= 0 && word.length <= 11) return exact + 1;
  const look = lookOf(word);
  return look.length > 11 ? undefined : names.find(({ pattern }) => isLike(look, pattern))?.month;
}
