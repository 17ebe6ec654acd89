import { inCyrillic, inLatin } from './fold.ts';

const capital = "\\p{Lu}[\\p{Lu}'’‘`ʻʼ´-]+";
const initial = '\\p{Lu}\\.?';
const masked = '\\p{Lu}[\\p{Lu}*]*\\*+\\p{L}?\\.?';
const inCapitals = new RegExp(
  `(?<![\\p{L}\\d])(?:${capital}|${initial}(?=[ .]))(?: ?(?:${masked}|${capital}|${initial})(?![\\p{L}])){1,3}`,
  'u',
);
const written = /(?<![\p{L}\d])\p{Lu}[\p{Ll}'’‘`ʻʼ´-]{2,}(?: (?:\p{Lu}[\p{Ll}'’‘`ʻʼ´-]{1,}|\p{Lu}\.|\p{Lu}\*+)){1,2}/u;
const noName =
  /UZCARD|HUMO|VISA|MASTER|CARD|BANK|KARTA|PAYME|CLICK|UZUM|PAYNET|UZS|P2P|CHEK|ЧЕК|КАРТ|БАНК|СУМ(?!\p{L})/u;

/** The name of a person in a piece of text, as printed: in capitals, else with a capital for each word. */
export function nameIn(text: string): string | undefined {
  const found = inCapitals.exec(text)?.[0] ?? written.exec(text)?.[0];
  if (found === undefined || noName.test(found.toUpperCase())) return undefined;
  return oneAlphabet(found.replaceAll(/\s+/g, ' ').trim().slice(0, 100));
}

/** A person is written in one alphabet; readers take single letters for those of the other. */
function oneAlphabet(name: string): string {
  const count = (shape: RegExp): number => name.match(shape)?.length ?? 0;
  return count(/[A-Za-z]/g) >= count(/\p{Script=Cyrillic}/gu) ? inLatin(name) : inCyrillic(name);
}
