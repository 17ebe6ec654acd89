import { describe, expect, test } from 'vitest';
import { languages } from '#src/shop/language.ts';
import { bankNoticeStates } from '#src/shop/payments/bank-notice.ts';
import type { NoticeCardView } from '#src/shop/payments/read-notice-card.ts';
import type { ReceiptCardView } from '#src/shop/payments/read-receipt-card.ts';
import { noFacts, receiptProviders, transferStatuses, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { paymentProofs } from '#src/shop/payments/payment.ts';
import { placingReasons, verdictReasons, verdicts } from '#src/shop/payments/verdict.ts';
import { paymentNumbers, type PaymentSettings } from '#src/shop/settings/change-payments.ts';
import {
  noticeCardScreen,
  noticeListScreen,
  paidNews,
  placeAskScreen,
  reversedNews,
} from '#src/ui/owner/bank-notice-screens.ts';
import { decodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import { ownerNotice } from '#src/ui/owner/notices.ts';
import { ownerOrderScreen } from '#src/ui/owner/order-screens.ts';
import {
  askPaymentScreen,
  cardsScreen,
  paymentSettingsScreen,
  retireScreen,
  trustScreen,
} from '#src/ui/owner/payment-settings-screens.ts';
import { receiptDetailsScreen } from '#src/ui/owner/receipt-facts-lines.ts';
import { forgedScreen, receiptCardScreen, receiptQueueScreen } from '#src/ui/owner/receipt-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import type { Words } from '#src/ui/words.ts';
import { shopTexts } from '#test/support/open-shop.ts';
import { orderView } from '#test/support/views.ts';

const at = '2026-03-02T07:00:00.000Z';
const evil = '<b>Ali</b> & {$x}';

const sure = <T>(value: T) => ({ value, confidence: 0.95 });
const facts: ReceiptFacts = {
  ...noFacts,
  amount: sure(600_037),
  currency: sure('UZS'),
  receiverLast4: sure('3456'),
  receiverName: sure('DILNOZA R.'),
  paidAt: sure(at),
  reference: sure('4821093377'),
  status: sure('success' as const),
  provider: sure('payme' as const),
};
const order = orderView({
  id: 7,
  status: 'checking_receipt',
  customerName: evil,
  askedSom: 600_037,
  receipt: { id: 5, mediaId: 'r5', mime: 'image/jpeg', status: 'waiting' },
});
const paid = { ...order, status: 'paid', paidSom: 600_037 } as const;
const card: ReceiptCardView = {
  id: 5,
  mediaId: 'r5',
  mime: 'image/jpeg',
  status: 'waiting',
  reading: 'read',
  facts,
  verdict: 'clean',
  reasons: [],
  risk: 0,
  forged: false,
  withdrawn: false,
  submittedAt: at,
  waitUntil: null,
  order,
  cardLast4: '3456',
  shopLast4s: ['3456', '7890'],
  payment: null,
  nearNotice: null,
  history: { orders: 3, paid: 2, refused: 1, forged: 0 },
};
const proven = { id: 9, last4: '3456', movedAt: at };
const payment = { proof: 'notice', amountSom: 600_037, at, reference: null, notice: proven } as const;
const nearNotice = { id: 9, amount: 600_037, currency: 'UZS', last4: '3456', at };
const candidate = { orderId: 7, number: 'S-1042', status: 'cancelled', askedSom: 600_037, customerName: evil } as const;
const notice: NoticeCardView = {
  id: 9,
  kind: 'in',
  state: 'open',
  amount: 600_037,
  currency: 'UZS',
  last4: '3456',
  at,
  sourceKind: 'forward',
  text: evil,
  order: null,
  candidates: [candidate, { ...candidate, status: 'awaiting_payment', askedSom: 600_000, customerName: null }],
};
const settings: PaymentSettings = {
  mostTailSom: 499,
  noticeWaitMinutes: 10,
  trustOrderSom: 100_000,
  trustDaySom: 500_000,
  cashOnDelivery: true,
  prepayPercent: 30,
};
const off: PaymentSettings = {
  mostTailSom: 0,
  noticeWaitMinutes: 0,
  trustOrderSom: 0,
  trustDaySom: 0,
  cashOnDelivery: false,
  prepayPercent: 0,
};
const cards = [1, 2].map((id) => ({
  id,
  number: `860000000000345${id}`,
  last4: `345${id}`,
  holder: evil,
  active: true,
}));
const queued = { receiptId: 5, orderId: 7, number: 'S-1042', askedSom: 600_037, submittedAt: at };

/** All that can be said on a receipt at once, everything as long as it can be. */
const longest: ReceiptCardView = {
  ...card,
  facts: {
    ...facts,
    amount: sure(1_999_999_999.99),
    currency: sure('USD'),
    receiverLast4: sure('1111'),
    receiverName: sure(`<${'Ш'.repeat(99)}`),
    reference: sure('0197a000-0000-7000-8000-000000000000-0197a000-0000-7000'),
    status: sure('form' as const),
    provider: sure('cheque' as const),
  },
  verdict: 'refuse',
  reasons: ['shown_for_unpaid', 'same_sum_and_minute', 'reference_near', ...verdictReasons],
  withdrawn: true,
  nearNotice: { ...nearNotice, amount: 1_999_999_999.99 },
  order: {
    ...order,
    customerName: `<b>${'Ш'.repeat(200)}`,
    receipt: { id: 6, mediaId: 'r6', mime: '', status: 'waiting' },
  },
};

function* receiptScreens(words: Words): Generator<Screen | undefined> {
  yield receiptCardScreen(words, card, { above: 'x' });
  yield receiptCardScreen(words, longest, { above: words.html('owner-check-meanwhile'), usedBefore: 3 });
  for (const verdict of verdicts) yield receiptCardScreen(words, { ...card, verdict, waitUntil: at });
  for (const status of transferStatuses)
    yield receiptCardScreen(words, { ...card, facts: { ...facts, status: sure(status) } });
  for (const provider of receiptProviders)
    yield receiptCardScreen(words, { ...card, facts: { ...facts, provider: sure(provider) } });
  for (const reason of verdictReasons)
    yield receiptCardScreen(words, { ...card, verdict: 'review', reasons: [reason] });
  for (const proof of paymentProofs)
    yield receiptCardScreen(words, { ...card, payment: { ...payment, proof }, order: { ...order, status: 'paid' } });
  yield receiptCardScreen(words, { ...card, facts: noFacts, verdict: null, nearNotice });
  yield receiptCardScreen(words, { ...card, facts: null, reading: 'waiting', forged: true });
  yield receiptDetailsScreen(words, card);
  yield receiptDetailsScreen(words, { ...longest, facts: { ...facts, fee: sure(1), total: sure(2), editedBy: evil } });
  yield receiptDetailsScreen(words, { ...card, facts: null });
  yield forgedScreen(words, card);
  const now = new Date('2026-03-02T07:12:30.000Z');
  const receipts = [0, 30, 90].map((risk) => ({ ...queued, risk }));
  yield receiptQueueScreen(words, { page: 1, counts: { toCheck: 20, elsewhere: 2 }, receipts, now });
  yield receiptQueueScreen(words, { page: 0, counts: { toCheck: 0, elsewhere: 0 }, receipts: [], now });
  const news = { orderId: 7, number: 'S-1042' };
  yield ownerNotice(words, 'receipt_to_check', { ...news, receiptId: 5, usedBefore: 2 }, { receipt: card });
  yield ownerNotice(words, 'payment_proved', { ...news, noticeId: 9, withReceipt: true }, { order: paid });
  yield ownerNotice(words, 'payment_trusted', { ...news, receiptId: 5 }, { order: paid });
}

function* moneyScreens(words: Words): Generator<Screen | undefined> {
  for (const why of placingReasons)
    yield ownerNotice(words, 'notice_to_place', { noticeId: 9, why }, { bankNotice: notice });
  for (const state of bankNoticeStates)
    yield noticeCardScreen(
      words,
      { ...notice, state, order: { id: 7, number: 'S-1042', status: 'paid' } },
      { above: 'x' },
    );
  yield noticeCardScreen(words, { ...notice, kind: 'reversal', amount: 12.5, currency: 'USD', candidates: [] });
  yield noticeListScreen(words, { page: 1, total: 20, notices: [nearNotice] }, 'x');
  yield noticeListScreen(words, { page: 0, total: 0, notices: [] });
  yield placeAskScreen(words, notice, { ...order, askedSom: 700_000, status: 'cancelled' });
  yield placeAskScreen(words, notice, { ...order, askedSom: 500_000 });
  yield paidNews(words, { ...order, status: 'shipped' }, { proof: 'trust' });
  const reversed = { noticeId: 9, orderId: 7, isSent: true };
  yield ownerNotice(words, 'notice_reversed', reversed, { bankNotice: notice, order });
  yield reversedNews(words, notice, { isSent: false }, order);
  yield reversedNews(words, notice, { isSent: false }, undefined);
  for (const paymentKind of ['card', 'part', 'cash'] as const)
    yield ownerOrderScreen(words, { ...order, paymentKind, paidSom: 1, dueSom: 2 }, { steps: [], payment });
  for (const given of [settings, off]) {
    yield paymentSettingsScreen(words, given, cards, 'x');
    yield trustScreen(words, given, 'x');
  }
  yield paymentSettingsScreen(words, settings, []);
  yield cardsScreen(words, cards, 'x');
  yield cardsScreen(words, []);
  for (const one of cards) yield retireScreen(words, one, one.id === 1);
  for (const setting of paymentNumbers) yield askPaymentScreen(words, setting);
}

describe.each(languages)('the screens of money in "%s"', (language) => {
  // The texts throw where one is missing.
  const words = shopTexts()(language);
  const screens = [...receiptScreens(words), ...moneyScreens(words)];

  test('every screen has its words, and none shows a text of a person as markup', () => {
    expect(screens.length).toBeGreaterThan(100);
    for (const screen of screens) {
      expect(screen?.text.trim()).toBeTruthy();
      expect(screen?.text).not.toMatch(/owner-|<b>Ali<\/b>|undefined|NaN|\{ ?\$(?!x)/);
      expect(screen?.text.replaceAll(/<(\/?)(b|i)>/g, '')).not.toMatch(/[<>]/);
    }
  });

  test('whatever is said beside a picture fits its caption, everything else a message', () => {
    for (const screen of screens) {
      const hasFile = screen?.mediaId !== undefined || screen?.documentId !== undefined;
      expect(screen?.text.length).toBeLessThanOrEqual(hasFile ? 1024 : 4096);
    }
    expect(screens.filter((screen) => screen?.mediaId !== undefined).length).toBeGreaterThan(50);
    expect(receiptCardScreen(words, longest).text).toContain(words.html('owner-check-history', longest.history));
  });

  test('every button has a title that shows whole, and data that the desk reads', () => {
    for (const button of screens.flatMap((screen) => screen?.buttons?.flat() ?? [])) {
      expect(button.title).toMatch(/\S/);
      expect(button.title).not.toMatch(/owner-|undefined|\{ ?\$(?!x)/);
      expect(Array.from(button.title).length).toBeLessThanOrEqual(64);
      expect('data' in button && decodeOwnerTap(button.data)).toBeTruthy();
    }
  });
});

const data = (screen: Screen | undefined): string[] =>
  screen?.buttons?.flat().flatMap((button) => ('data' in button ? [button.data] : [])) ?? [];

const lineOf = (text: string, read: string) => text.split('\n').find((line) => line.includes(read));

describe("a receipt's card", () => {
  const words = shopTexts()('uz');
  const textOf = (given: Partial<ReceiptCardView>) => receiptCardScreen(words, { ...card, ...given }).text;

  test('marks what is as asked, what differs with what was asked, and what was not read', () => {
    expect(lineOf(textOf({}), '4821093377')).toContain('✅');
    const other = textOf({ facts: { ...facts, amount: sure(60_037), receiverLast4: sure('1111'), reference: null } });
    expect(lineOf(other, words.money(60_037))).toContain('❌');
    expect(lineOf(other, words.money(60_037))).toContain(words.money(600_037));
    expect(lineOf(other, '•••• 1111')).toContain('•••• 3456');
    expect(lineOf(other, words.plain('owner-fact-none'))).toContain('❔');
  });

  test('what was read without certainty is not marked as equal, another card of the shop is no wrong one', () => {
    expect(lineOf(textOf({ facts: { ...facts, amount: { value: 600_037, confidence: 0.6 } } }), '600')).toBeTruthy();
    const unsure = textOf({ facts: { ...facts, receiverLast4: { value: '3456', confidence: 0.6 } } });
    expect(lineOf(unsure, '•••• 3456')).toContain('❔');
    expect(lineOf(textOf({ facts: { ...facts, receiverLast4: sure('7890') } }), '•••• 7890')).toContain('✅');
  });

  test('a doubt about the number or the time is seen at its line', () => {
    const doubted = textOf({ reasons: ['reference_used', 'time_before_order'] });
    expect(lineOf(doubted, '4821093377')).toContain('❌');
    expect(lineOf(doubted, '02.03.2026 12:00')).toContain('❌');
  });

  test('a sum with hundredths or of other money is never shown as a whole one', () => {
    expect(textOf({ facts: { ...facts, amount: sure(600_036.5) } })).toContain('600036.50 UZS');
    expect(textOf({ facts: { ...facts, currency: sure('USD') } })).toContain('600037.00 USD');
  });

  test('a picture that other orders used is warned of; a PDF goes as a document', () => {
    const pdf = { ...card, mime: 'application/pdf' };
    const news = { orderId: 7, number: 'S-1042', receiptId: 5 };
    const warned = ownerNotice(words, 'receipt_to_check', { ...news, usedBefore: 1 }, { receipt: pdf });
    expect(warned).toMatchObject({ documentId: 'r5' });
    expect(warned?.text).toContain('🚨');
    expect(ownerNotice(words, 'receipt_to_check', { ...news, usedBefore: 0 }, { receipt: card })?.text).not.toContain(
      '🚨',
    );
  });

  test('offers every decision while it waits, and the way back once it is paid', () => {
    expect(data(receiptCardScreen(words, card))).toEqual(
      expect.arrayContaining(['ow:do:accept_receipt:7', 'ow:refuse:7', 'ow:better:7', 'ow:forged:5:7', 'ow:details:5']),
    );
    const paid = data(
      receiptCardScreen(words, { ...card, status: 'accepted', order: { ...order, status: 'paid', paidSom: 600_037 } }),
    );
    expect(paid).not.toContain('ow:do:accept_receipt:7');
    expect(paid).toEqual(expect.arrayContaining(['ow:undo:7', 'ow:do:pack:7']));
  });
});

describe('the money of an order', () => {
  const words = shopTexts()('uz');
  const textOf = (given: Partial<typeof order>) => ownerOrderScreen(words, { ...order, ...given }, { steps: [] }).text;

  test('is what is asked for while nothing came, the rest while a part came, and what came once it is paid', () => {
    const asked = words.html('owner-money-asked', { sum: words.money(600_037) });
    expect(textOf({})).toContain(asked);
    const part = textOf({ status: 'awaiting_payment', askedSom: 20_011, paidSom: 580_026 });
    expect(part).toContain(words.html('owner-money-rest', { sum: words.money(20_011) }));
    expect(part).toContain(words.html('owner-money-paid', { sum: words.money(580_026) }));
    const paid = textOf({ status: 'paid', paidSom: 600_037 });
    expect(paid).not.toContain(asked);
    expect(paid).toContain(words.html('owner-money-paid', { sum: words.money(600_037) }));
    const cash = textOf({ status: 'confirmed', paymentKind: 'cash', askedSom: 0, dueSom: 600_000 });
    expect(cash).toContain(words.html('owner-money-due', { sum: words.money(600_000) }));
  });
});

describe("a bank's notice", () => {
  const words = shopTexts()('uz');

  test('of a foreign card can be placed once the card is added; one that pays can be undone', () => {
    expect(data(noticeCardScreen(words, { ...notice, state: 'foreign' }))).toEqual(
      expect.arrayContaining(['ow:card', 'ow:ignorenotice:9']),
    );
    const matched = { ...notice, state: 'matched', order: { id: 7, number: 'S-1042', status: 'paid' } } as const;
    expect(data(noticeCardScreen(words, matched))).toEqual(expect.arrayContaining(['ow:order:7', 'ow:undo:7']));
    const sent = { ...matched, order: { ...matched.order, status: 'shipped' } } as const;
    expect(data(noticeCardScreen(words, sent))).not.toContain('ow:undo:7');
  });

  test('of which somebody has decided meanwhile is no question any more; a payment taken back is no news', () => {
    const asked = { noticeId: 9, why: 'several' } as const;
    const open = ownerNotice(words, 'notice_to_place', asked, { bankNotice: notice });
    expect(open?.text).toContain(words.html('owner-place-several'));
    const decided = { ...notice, state: 'matched', order: { id: 7, number: 'S-1042', status: 'paid' } } as const;
    const told = ownerNotice(words, 'notice_to_place', asked, { bankNotice: decided });
    expect(told?.text).not.toContain(words.html('owner-place-several'));
    expect(told?.text).toContain('S-1042');
    const part = ownerNotice(words, 'notice_to_place', { noticeId: 9, why: 'part' }, { bankNotice: decided });
    expect(part?.text).toContain(words.html('owner-place-part', { number: 'S-1042' }));
    const news = { orderId: 7, number: 'S-1042', noticeId: 9, withReceipt: false };
    expect(ownerNotice(words, 'payment_proved', news, { order: paid })?.text).toContain('S-1042');
    expect(ownerNotice(words, 'payment_proved', news, { order })).toBeUndefined();
  });
});
