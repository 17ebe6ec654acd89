const digitLooks: { [letter: string]: string } = {
  O: '0',
  o: '0',
  О: '0',
  о: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  І: '1',
  '!': '1',
  Z: '2',
  z: '2',
  З: '3',
  з: '3',
  Э: '3',
  Ч: '4',
  ч: '4',
  S: '5',
  s: '5',
  Ѕ: '5',
  б: '6',
  G: '6',
  B: '8',
  В: '8',
  g: '9',
  q: '9',
};

/** Letters that readers put where a digit stands, for a character class. */
export const digitLike = '0-9OoОоQDlIi|ІZzЗзЭЧчSsЅбGBВgq';

/** A run of digits as it was meant, and how many letters stood in it. */
export interface Digits {
  text: string;
  mended: number;
}

/** Puts digits where letters stand; undefined where something else is between them, or the letters are too many. */
export function digitsOf(text: string): Digits | undefined {
  let mended = 0;
  let digits = '';
  for (const sign of text) {
    const digit = /\d/.test(sign) ? sign : digitLooks[sign];
    if (digit === undefined) return undefined;
    if (digit !== sign) mended++;
    digits += digit;
  }
  return mended * 2 > digits.length ? undefined : { text: digits, mended };
}
