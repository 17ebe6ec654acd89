import { foldWords } from '../catalog/fold-words.ts';

/**
 * The words of a comment as they sound, whichever alphabet and keyboard they were typed on: `Қанча`, `kancha` and
 * `qanchaaa` are one, and so are `narhi` and `narxi`, `zo'r` and `zur`, `iwlaydi` and `ishlaydi`.
 */
export function sounded(text: string): string {
  return foldWords(text)
    .replaceAll('q', 'k')
    .replaceAll('w', 'sh')
    .replaceAll(/(?<![sc])h/gu, 'x')
    .replaceAll('o', 'u')
    .replaceAll(/(\p{L})\1+/gu, '$1');
}

/**
 * Tells whether sounded text has one of the words or phrases of a list, which are parted by commas.
 * A word that ends in `*` may go on.
 */
export function wordList(list: string): (soundedText: string) => boolean {
  return matcher(list, sounded);
}

/** The same for text that is only folded: languages whose spelling is not ours to bend. */
export function plainWordList(list: string): (foldedText: string) => boolean {
  return matcher(list, foldWords);
}

function matcher(list: string, fold: (word: string) => string): (text: string) => boolean {
  let pattern: RegExp | undefined;
  const made = (): RegExp => {
    const entries = list.split(',').map((entry) => `${fold(entry)}${entry.trim().endsWith('*') ? '\\p{L}*' : ''}`);
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${entries.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  };
  return (text) => (pattern ??= made()).test(text);
}
