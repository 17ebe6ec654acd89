import { describe, expect, test } from 'vitest';
import { languages } from '#src/shop/language.ts';
import { noticeKinds } from '#src/shop/notices/notice-kinds.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { refusingReasons } from '#src/shop/payments/verdict.ts';
import { customerNotice } from '#src/ui/notices.ts';
import { orderScreen } from '#src/ui/order-screens.ts';
import { isOwnerKind } from '#src/ui/owner/notices.ts';
import { paymentScreen, paymentWayScreen } from '#src/ui/payment-screens.ts';
import { shownText } from '#test/support/screen-faults.ts';
import { draftView, orderView } from '#test/support/views.ts';
import { wordsFor } from '#test/support/words.ts';

// What one message of Instagram's Graph takes.
const mostBytes = 1000;

const card = { number: '8600000000000000', holder: 'ALI VALIYEV' };
const words = wordsFor('uz');
const tailed = orderView({ askedSom: 925_037 });
const tail = shownText(words.html('payment-tail'));

const said = (order: OrderView, given = {}) => shownText(paymentScreen(words, order, card, given).text);
const told = (kind: string, order: OrderView, data = {}) => {
  const screen = customerNotice(words, kind, data, { order, card });
  return { text: shownText(screen?.text ?? ''), buttons: screen?.buttons?.flat() ?? [] };
};
const copied = (buttons: object[]) => buttons.flatMap((button) => ('copy' in button ? [button.copy] : []));

describe('how to pay', () => {
  test('names the sum to the soʻm, says why it is so odd, and copies it as digits', () => {
    expect(said(tailed)).toContain('925 037 soʻm');
    expect(said(tailed)).not.toContain('925 000');
    expect(said(tailed)).toContain(tail);
    const buttons = paymentScreen(words, tailed, card).buttons?.flat() ?? [];
    expect(copied(buttons)).toEqual(['925037', '8600000000000000']);
  });

  test('gives no reason for a sum that is just the price, nor where there is no card to pay to', () => {
    expect(said(orderView())).not.toContain(tail);
    expect(shownText(paymentScreen(words, tailed, undefined).text)).not.toContain(tail);
  });

  test('of a part says what is left for cash, and of a second part what has come', () => {
    const part = orderView({ paymentKind: 'part', askedSom: 278_000, dueSom: 647_000 });
    expect(said(part)).toContain('278 000 soʻm');
    expect(said(part)).toContain(shownText(words.html('order-due', { sum: words.money(647_000) })));
    expect(said(part)).not.toContain(tail);
    const rest = { ...part, paidSom: 100_000, askedSom: 178_012 };
    expect(said(rest)).toContain(shownText(words.html('order-came', { sum: words.money(100_000) })));
    expect(said(rest)).toContain(tail);
  });

  test.each(languages)('fits one message of the narrowest channel in "%s"', (language) => {
    const order = orderView({ askedSom: 100_925_037, dueSom: 100_000_000, paidSom: 100_000_000 });
    const over = { url: 'https://chat.example/shop?start=b_1-x', channel: 'telegram' };
    const { text } = paymentScreen(wordsFor(language), order, card, { over, copyButton: false });
    expect(Buffer.byteLength(shownText(text))).toBeLessThan(mostBytes);
  });
});

describe('the way of paying', () => {
  test('in advance and in cash names both sums', () => {
    const { text, buttons } = paymentWayScreen(words, draftView({ paymentWays: ['card', 'part'], prepaySom: 278_000 }));
    expect(shownText(text)).toContain('278 000 soʻm');
    expect(shownText(text)).toContain('647 000 soʻm');
    expect(buttons?.flat().map((button) => 'data' in button && button.data)).toEqual(['py:card', 'py:part', 'ct']);
  });
});

const shown = (order: OrderView) => shownText(orderScreen(words, order).text);
const offers = (order: OrderView) =>
  orderScreen(words, order)
    .buttons?.flat()
    .map((button) => ('data' in button ? button.data : ''));

describe('an order in the list', () => {
  test('shows what is asked, what came, and what is paid at the door', () => {
    const part = orderView({ askedSom: 178_012, paidSom: 100_000, dueSom: 647_000 });
    for (const sum of ['178 012', '100 000', '647 000']) expect(shown(part)).toContain(sum);
    expect(shown({ ...part, status: 'paid', paidSom: 278_012 })).not.toContain('178 012 ');
    expect(shown({ ...part, status: 'cancelled' })).not.toContain('647 000');
  });

  test('to be paid in cash can still be given up', () => {
    const cash = orderView({ status: 'confirmed', paymentKind: 'cash', askedSom: 0, dueSom: 925_000, cardId: null });
    expect(offers(cash)).toContain('x:1');
    expect(offers({ ...cash, status: 'packed' })).not.toContain('x:1');
  });
});

describe('news of money', () => {
  test('a surplus is named and promised back', () => {
    expect(told('order_paid', tailed, { overSom: 12_000 }).text).toContain('12 000 soʻm');
    expect(told('order_paid', tailed).text).not.toContain('12 000');
  });

  test('of a paid part tells what the goods still cost at the door', () => {
    expect(told('order_paid', orderView({ dueSom: 647_000 })).text).toContain('647 000 soʻm');
  });

  test('a part that came asks for the rest with what can be copied, as long as the order waits', () => {
    const rest = orderView({ paidSom: 100_000, askedSom: 825_012 });
    const { text, buttons } = told('part_paid', rest);
    for (const sum of ['100 000 soʻm', '825 012 soʻm', '8600 0000 0000 0000']) expect(text).toContain(sum);
    expect(copied(buttons)).toEqual(['825012', '8600000000000000']);
    expect(customerNotice(words, 'part_paid', {}, { order: { ...rest, status: 'paid' }, card })).toBeUndefined();
  });

  test('what goes back is what came', () => {
    expect(told('order_refund_due', { ...tailed, paidSom: 925_037 }).text).toContain('925 037 soʻm');
    expect(told('order_refunded', { ...tailed, paidSom: 500_000 }).text).toContain('500 000 soʻm');
  });

  test('the reminder names the exact sum', () => {
    expect(told('hold_reminder', tailed).text).toContain('925 037 soʻm');
  });

  test.each(refusingReasons)('a receipt refused as %s is told so, until when, and that nothing begins anew', (code) => {
    const { text } = told('receipt_refused', tailed, { reason: null, code });
    expect(text).toContain(shownText(words.html(`notice-refused-${code}`, { number: 'S-1042' })));
    expect(text).toContain(shownText(words.html('notice-refused-held', { time: '15:15' })));
    expect(text).not.toContain('—');
  });

  test('a receipt that an owner refused is told his words', () => {
    const { text } = told('receipt_refused', tailed, { reason: 'pul kelmadi', code: 'amount_less' });
    expect(text).toContain('pul kelmadi');
  });

  const kinds = Object.keys(noticeKinds).filter((kind) => !isOwnerKind(kind));

  test.each(languages)('fits one message of the narrowest channel in "%s"', (language) => {
    const order = orderView({ paidSom: 100_000_000, askedSom: 100_825_012, dueSom: 100_000_000 });
    const long = kinds.filter((kind) => {
      const screen = customerNotice(wordsFor(language), kind, { reason: null, overSom: 100_000_000 }, { order, card });
      return Buffer.byteLength(shownText(screen?.text ?? '')) > mostBytes;
    });
    expect(kinds).toContain('part_paid');
    expect(long).toEqual([]);
  });
});
