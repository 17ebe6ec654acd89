import type { Words } from '../words.ts';

/** A sum of a receipt or of a bank's notice, also one with hundredths or in other money: "350 037 soʻm", "12.50 USD". */
export function amountText(words: Words, amount: number, currency = 'UZS'): string {
  if (currency === 'UZS' && Number.isInteger(amount)) return words.money(amount);
  return `${amount.toFixed(2)} ${currency}`;
}

/** The end of a card's number: "•••• 3456". */
export function cardText(last4: string): string {
  return `•••• ${last4}`;
}
