const apostrophes = /[ʻʼ'`‘’ʹ′´]/gu;

// Uzbek and Russian letters together.
const cyrillic = letters(
  'а=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=j з=z и=i й=y к=k қ=q л=l м=m н=n о=o ' +
    'п=p р=r с=s т=t у=u ў=o ф=f х=x ҳ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=yu я=ya',
);

/**
 * The words of a text in one plain form: lower case, Latin, without apostrophes and punctuation, one blank between.
 * `Кўйлак, Oʻzbekcha!` becomes `koylak ozbekcha`. Doubled letters stay.
 */
export function foldWords(text: string): string {
  return foldLetters(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same form of the letters alone: punctuation, signs and line breaks stay. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(apostrophes, '')
    .replaceAll(/[\u0400-\u04ff]/gu, (letter) => cyrillic.get(letter) ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

function letters(pairs: string): Map<string, string> {
  return new Map(pairs.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(2)]));
}
