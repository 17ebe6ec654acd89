import { foldWords } from '../catalog/fold-words.ts';
import { isOneOff } from './normal-reference.ts';

/** Shorter words (initials, `oʻgʻli` cut off) are shared by too many people. */
const leastLetters = 4;

/**
 * False where two names of a card's holder have no word in common, in whatever writing; one misread letter is forgiven.
 * True also where one of them says too little to tell, e.g. initials or a masked name.
 */
export function mayBeSameHolder(read: string, kept: string): boolean {
  const [some, others] = [wordsOf(read), wordsOf(kept)];
  if (some.length === 0 || others.length === 0) return true;
  return some.some((word) => others.some((other) => word === other || isOneOff(word, other)));
}

function wordsOf(name: string): string[] {
  return foldWords(name)
    .split(' ')
    .filter((word) => word.length >= leastLetters);
}
