// What stands before the money that is left on a card, in the wordings of banks, in Latin and Cyrillic.
const label = /balans|qoldiq|mavjud|dostupno|ostatok|balance|available|баланс|остаток|доступно|қолдиқ|мавжуд/iu;

const number = String.raw`(?<!\d)(?:\d{1,3}(?:[ .,'\u00A0\u202F]\d{3})+|\d+)(?:[.,]\d{1,2})?(?!\d)`;
const anyNumber = new RegExp(number, 'gu');
const sum = new RegExp(String.raw`${number}(?=\s*(?:uzs|so['ʻʼ‘’${'`'}]?m|sum|сум|сўм|usd|\$))`, 'giu');

/**
 * The words of a bank's notice without what is on the card: every number after the word for it on its line, and every
 * other sum than the one that came.
 */
export function hideBalance(text: string, amount: number): string {
  return text
    .split('\n')
    .map((line) => hideAfterLabel(line).replaceAll(sum, (found) => (saysAmount(found, amount) ? found : '•••')))
    .join('\n');
}

function hideAfterLabel(line: string): string {
  const found = label.exec(line);
  if (!found) return line;
  const end = found.index + found[0].length;
  return line.slice(0, end) + line.slice(end).replaceAll(anyNumber, '•••');
}

/** Both `3.300.000,00` and `3 300 000.00` occur: one or two digits after the last mark are hundredths. */
function saysAmount(found: string, amount: number): boolean {
  const [, whole = '', part = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(found) ?? [];
  return Number(whole.replaceAll(/\D/gu, '')) * 100 + Number(part.padEnd(2, '0')) === Math.round(amount * 100);
}
