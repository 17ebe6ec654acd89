import { expect, test } from 'vitest';
import type { PaymentKind } from '#src/shop/orders/payment-kind.ts';
import { paymentStep } from '#conversations/sale/payment.ts';
import { draftView } from '#test/support/views.ts';

const answer = (text: string, paymentWays: PaymentKind[] = ['card', 'cash']) =>
  paymentStep.answer({ text }, { draft: draftView({ paymentWays, paymentKind: null }), customerName: null });

test.each([
  ['naqd', 'cash'],
  ['Naqd pul', 'cash'],
  ['yetkazganda naqd beraman', 'cash'],
  ['нақд', 'cash'],
  ['Наличными', 'cash'],
  ['наличка', 'cash'],
  ['cash please', 'cash'],
  ['karta', 'card'],
  ['Kartadan', 'card'],
  ['plastik orqali', 'card'],
  ['Картой', 'card'],
  ['by card', 'card'],
  ['payme', 'card'],
  ['oʻtkazma qilaman', 'card'],
])('"%s" is %s', (text, kind) => {
  expect(answer(text)).toEqual({ slot: 'payment', kind });
});

test('where a part is paid in advance, cash means that', () => {
  expect(answer('naqd', ['card', 'part'])).toEqual({ slot: 'payment', kind: 'part' });
});

test.each(['naqd yoki karta', 'naqd boʻladimi?', 'qizil bormi', '1', 'отказ', `naqd ${'x'.repeat(80)}`])(
  '"%s" is no answer',
  (text) => {
    expect(answer(text)).toBeUndefined();
  },
);

test('a tap means what it says, and one of another question means nothing here', () => {
  const draft = { draft: draftView(), customerName: null };
  expect(paymentStep.answer({ tap: { kind: 'pay_by', how: 'cash' } }, draft)).toEqual({
    slot: 'payment',
    kind: 'cash',
  });
  expect(paymentStep.answer({ tap: { kind: 'cart' } }, draft)).toBeUndefined();
});
