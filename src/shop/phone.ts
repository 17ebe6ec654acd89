import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { failed, ok, type Result } from './result.ts';

// Numbers of Uzbekistan have nine digits; the first two name the operator or the city.
const uzbekPrefix = /^(?:20|33|50|55|6[125679]|7[1-9]|70|77|8[078]|9[0-57-9])$/u;
const run = /\+?\d(?:[\s().\-–—/]*\d)*/gu;
const amountWord = /^\s*(?:so['ʻʼ‘’`]?m|sum|сум|сўм|uzs|usd|\$|ming|минг|тыс|mln|млн|million|миллион|k\b|к(?!\p{L}))/iu;
const orderMark = /(?:#|(?<!\p{L})\p{L}{1,3}-)\s*$/iu;
const roundAmount = /^\d{1,3}(?:[ .]\d{3})* ?000$/u;
// Shorter runs are sizes, pieces and houses; E.164 ends at fifteen.
const fewestDigits = 7;

/**
 * The one phone number that a text holds, as E.164, however people write it: `90 123-45-67 Ali`, `8 90 123 45 67`.
 * Takes every number of Uzbekistan, and foreign mobile numbers written with a plus.
 * Refuses a text with two numbers, with none, or where the digits are a sum or an order.
 */
export function parsePhone(text: string): Result<string, 'bad_phone'> {
  const plain = text.slice(0, 200).replaceAll('№', '#').normalize('NFKC');
  const numbers = new Set<string | undefined>();
  for (const found of plain.matchAll(run)) {
    const before = plain.slice(0, found.index);
    const after = plain.slice(found.index + found[0].length);
    if (digitsOf(found[0]).length < fewestDigits || isOtherNumber(before, found[0], after)) continue;
    numbers.add(toE164(found[0]));
  }
  const [number] = numbers;
  return number !== undefined && numbers.size === 1 ? ok(number) : failed('bad_phone');
}

/** A number as people read it: `+998 90 123 45 67`. */
export function formatPhone(e164: string): string {
  const uzbek = /^\+998(\d\d)(\d{3})(\d\d)(\d\d)$/u.exec(e164);
  if (uzbek) return `+998 ${uzbek.slice(1).join(' ')}`;
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

function isOtherNumber(before: string, digits: string, after: string): boolean {
  return orderMark.test(before) || amountWord.test(after) || roundAmount.test(digits);
}

function toE164(written: string): string | undefined {
  const digits = digitsOf(written).replace(/^00/u, '');
  if (digits.startsWith('998') && digits.length === 12) return uzbek(digits.slice(3));
  if (written.startsWith('+')) return foreignMobile(`+${digits}`);
  if (digits.length === 10 && digits.startsWith('8')) return uzbek(digits.slice(1));
  return digits.length === 9 ? uzbek(digits) : undefined;
}

function uzbek(nine: string): string | undefined {
  return uzbekPrefix.test(nine.slice(0, 2)) ? `+998${nine}` : undefined;
}

function foreignMobile(e164: string): string | undefined {
  const number = parsePhoneNumberFromString(e164);
  return number?.isValid() && number.countryCallingCode !== '998' ? number.number : undefined;
}

function digitsOf(written: string): string {
  return written.replaceAll(/\D/gu, '');
}
