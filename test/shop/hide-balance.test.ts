import { expect, test } from 'vitest';
import { hideBalance } from '#src/shop/payments/hide-balance.ts';

test.each([
  ['➕ 350.037,00 UZS\n💳 *3456\n💰 1.234.567,89 UZS', 350_037],
  ['Karta *3456 popolnena 350037.00 UZS 12.03.26 14:05 Dostupno 1234567.89 UZS', 350_037],
  ["Balans: 1 234 567,89 so'm\n+350 037.00 so'm", 350_037],
  ['Пополнение 350 037,00 UZS. Остаток 1 234 567,89 UZS', 350_037],
  ['Kirim 220118.50 UZS, mavjud: 1234567.89', 220_118.5],
])("a bank's words are shown without what is on the card: %j", (text, amount) => {
  const shown = hideBalance(text, amount);
  expect(shown.replaceAll(/\D/g, '')).not.toContain('234567');
  expect(shown.replaceAll(/[^\d]/g, '')).toContain(String(Math.trunc(amount)));
});
