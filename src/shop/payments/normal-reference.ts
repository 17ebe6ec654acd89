import { certainFrom, type ReceiptFacts } from './receipt-facts.ts';

/** A number of fewer characters than this is shared by honest transfers of different apps. */
export const tellingLength = 6;

// What readers take for each other: Cyrillic for Latin letters, letters for digits.
const twins: ReadonlyMap<string, string> = new Map(
  'А=A Е=E К=K М=M Н=H Р=P С=C Т=T У=Y Х=X О=0 O=0 Q=0 D=0 І=1 I=1 L=1 Z=2 З=3 S=5 Ѕ=5 Б=6 G=6 В=8 B=8'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(2)]),
);

/**
 * The number of a transfer so that two readings of one compare equal: upper case, without blanks and punctuation, each
 * letter that readers mistake for a digit as that digit. Only for comparing; people are shown what is printed.
 */
export function normalReference(text: string): string {
  const plain = text
    .replaceAll('№', '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return Array.from(plain, (letter) => twins.get(letter) ?? letter).join('');
}

/** The normal number where it was read for certain and is long enough to name one transfer alone; else null. */
export function tellingReference(facts: Pick<ReceiptFacts, 'reference'>): string | null {
  if (!facts.reference || facts.reference.confidence < certainFrom) return null;
  const normal = normalReference(facts.reference.value);
  return normal.length >= tellingLength ? normal : null;
}

/** True for two different texts that one added, missing or exchanged character makes equal. */
export function isOneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const longer = Math.max(a.length, b.length);
  return a.slice(at + 1 - (longer - a.length)) === b.slice(at + 1 - (longer - b.length));
}
