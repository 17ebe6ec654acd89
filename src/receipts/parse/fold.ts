// Readers of pictures mix letters that look alike, so words are compared by their look: one sign for each shape.
const looks: { [letter: string]: string } = {
  а: 'a',
  б: 'b',
  в: 'b',
  г: 'r',
  ғ: 'r',
  д: 'a',
  е: 'e',
  ё: 'e',
  ж: 'x',
  з: '3',
  и: 'u',
  й: 'u',
  і: 'i',
  к: 'k',
  қ: 'k',
  л: 'n',
  м: 'm',
  н: 'h',
  о: 'o',
  п: 'n',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  ў: 'y',
  ф: 'o',
  х: 'x',
  ҳ: 'x',
  ц: 'u',
  ч: '4',
  ш: 'w',
  щ: 'w',
  ъ: 'b',
  ы: 'bi',
  ь: 'b',
  э: '3',
  ю: 'io',
  я: 'r',
  l: 'i',
  '|': 'i',
  '1': 'i',
  '0': 'o',
  '5': 's',
  '6': 'b',
  '8': 'b',
};

/** The look of a word: case, apostrophes and look-alike letters do not matter in it. */
export function lookOf(word: string): string {
  const plain = word.normalize('NFC').toLowerCase().replaceAll(apostrophes, '');
  return plain.replaceAll(/./gu, (letter) => looks[letter] ?? letter);
}

const apostrophes = /['’‘`ʻʼ´]/g;
const wordShape = /[\p{L}\p{N}|](?:[\p{L}\p{N}|'’‘`ʻʼ´]*[\p{L}\p{N}|'’‘`ʻʼ´])?/gu;

const cyrillic = 'АВЕКМНОРСТУХавекмнорстухЗзб';
const latin = 'ABEKMHOPCTYXabekmhopctyx336';

/** Letters that stand in both alphabets as Latin ones, and `З` as the digit it stands for. */
export function inLatin(text: string): string {
  return text.replaceAll(/./gu, (letter) => latin[cyrillic.indexOf(letter)] ?? letter);
}

/** Capitals that stand in both alphabets as Cyrillic ones. */
export function inCyrillic(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => cyrillic[latin.indexOf(letter)] ?? letter);
}

/** A word of a line: its look, and where it stands. */
export interface Word {
  look: string;
  start: number;
  end: number;
}

/** The words of a line, in their order. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(wordShape)].map(({ 0: text, index }) => ({
    look: lookOf(text),
    start: index,
    end: index + text.length,
  }));
}

/** A word to look for. With `goesOn` it may have an ending. */
export interface Pattern {
  look: string;
  goesOn: boolean;
}

/** Reads `сумм*`: a star says that an ending may follow. */
export function patternOf(written: string): Pattern {
  const goesOn = written.endsWith('*');
  return { look: lookOf(goesOn ? written.slice(0, -1) : written), goesOn };
}

/** Whether a word is the wanted one, give or take the signs that a reader gets wrong in a word of its length. */
export function isLike(word: string, pattern: Pattern): boolean {
  return faultsIn(word, pattern) !== undefined;
}

/** How many signs are wrong in a word that is taken for the wanted one; undefined where it is another word. */
export function faultsIn(word: string, { look, goesOn }: Pattern): number | undefined {
  const allowed = allowedFaults(look.length, goesOn);
  if (word.length < look.length - allowed) return undefined;
  if (!goesOn && word.length > look.length + allowed) return undefined;
  if (goesOn ? word.startsWith(look) : word === look) return 0;
  if (allowed === 0) return undefined;
  const faults = editDistance(goesOn ? word.slice(0, look.length + allowed) : word, look, goesOn, allowed);
  return faults > allowed ? undefined : faults;
}

function allowedFaults(length: number, goesOn: boolean): number {
  // Endings tell words apart, so a word that must end there is taken more strictly.
  if (!goesOn) return length >= 8 ? 1 : 0;
  if (length >= 9) return 2;
  return length >= 5 ? 1 : 0;
}

/** Edit distance between `wanted` and the word, or with `goesOn` its best beginning; given up beyond `most`. */
function editDistance(word: string, wanted: string, goesOn: boolean, most: number): number {
  let above = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let row = 1; row <= wanted.length; row++) {
    const next = [row];
    let least = row;
    for (let at = 1; at <= word.length; at++) {
      const kept = (above[at - 1] ?? 0) + (word[at - 1] === wanted[row - 1] ? 0 : 1);
      const cost = Math.min(kept, (above[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return least;
    above = next;
  }
  return goesOn ? Math.min(...above) : (above.at(-1) ?? wanted.length);
}
