import { describe, expect, test } from 'vitest';
import { noEarlierUse } from '#src/shop/payments/find-earlier-use.ts';
import { judgeReading, judgeReceipt, type JudgeGiven, type Judgement } from '#src/shop/payments/judge-receipt.ts';
import { isOneOff, normalReference, tellingReference } from '#src/shop/payments/normal-reference.ts';
import { noFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { mayBeSameHolder } from '#src/shop/payments/same-holder.ts';

const sure = <T>(value: T): { value: T; confidence: number } => ({ value, confidence: 0.97 });
const unsure = <T>(value: T): { value: T; confidence: number } => ({ value, confidence: 0.6 });

const placedAt = new Date('2026-03-02T07:00:00Z');
const submittedAt = new Date('2026-03-02T07:12:00Z');

/** A transfer of what was asked, five minutes after the order. */
const honest: ReceiptFacts = {
  ...noFacts,
  amount: sure(350_037),
  fee: sure(3500.37),
  total: sure(353_537.37),
  currency: sure('UZS'),
  receiverLast4: sure('3456'),
  receiverName: sure('VALIYEVA NODIRA'),
  senderLast4: sure('7788'),
  paidAt: sure('2026-03-02T07:05:00Z'),
  reference: sure('4837261905'),
  status: sure('success'),
  provider: sure('payme'),
};

const longAgo = new Date('2026-01-01T00:00:00Z');
const given: JudgeGiven = {
  askedSom: 350_037,
  cards: [
    { last4: '3456', activeFrom: longAgo, retiredAt: null, holder: 'Nodira Valiyeva' },
    { last4: '9012', activeFrom: longAgo, retiredAt: null },
    { last4: '6060', activeFrom: longAgo, retiredAt: new Date('2026-02-01T00:00:00Z') },
  ],
  orderCardLast4: '3456',
  placedAt,
  submittedAt,
  earlier: noEarlierUse,
  customerForged: 0,
};

function judged(facts: Partial<ReceiptFacts>, change: Partial<JudgeGiven> = {}): Judgement {
  return judgeReceipt({ ...honest, ...facts }, { ...given, ...change });
}

describe('a receipt is clean', () => {
  test.each<[string, Partial<ReceiptFacts>]>([
    ['where all is there, certain and equal', {}],
    ['without a fee and a total', { fee: null, total: null }],
    ['with a total that the fee alone explains', { fee: null }],
    ['with a fee of nothing, and the same total', { fee: sure(0), total: sure(350_037) }],
    ['in the minute of the order', { paidAt: sure('2026-03-02T07:00:00Z') }],
    ['two minutes before the order by another clock', { paidAt: sure('2026-03-02T06:58:00Z') }],
    ['five minutes after it was sent, by another clock', { paidAt: sure('2026-03-02T07:17:00Z') }],
    ['without names', { receiverName: null, senderLast4: null, provider: null }],
    ['with a number that is short, yet new', { reference: sure('4521') }],
    ['whose sum was read less surely, and is just the asked one', { amount: { value: 350_037, confidence: 0.8 } }],
  ])('%s', (_name, facts) => {
    expect(judged(facts)).toEqual({ verdict: 'clean', reasons: [], risk: 4 });
  });
});

describe('a receipt is refused by itself', () => {
  test.each<[string, Judgement['reasons'], Partial<ReceiptFacts>, Partial<JudgeGiven>?]>([
    ['whose number was used', ['reference_used'], {}, { earlier: { ...noEarlierUse, reference: 'used' } }],
    ['whose file was used', ['picture_used'], {}, { earlier: { ...noEarlierUse, picture: 'used' } }],
    ['that failed', ['status_failed'], { status: sure('failed') }],
    ['that is not through yet', ['status_pending'], { status: sure('pending') }],
    ['that is the form before the transfer', ['form_not_receipt'], { status: sure('form') }],
  ])('%s', (_name, reasons, facts, change) => {
    expect(judged(facts, change)).toMatchObject({ verdict: 'refuse', reasons });
  });

  test('with what refuses it first, and the rest for the owner', () => {
    expect(judged({ status: sure('failed'), amount: sure(1000), fee: null, total: null }).reasons).toEqual([
      'status_failed',
      'amount_less',
    ]);
  });

  test('by its file alone, where nothing could be read', () => {
    const used = { ...given, earlier: { ...noEarlierUse, picture: 'used' } } as const;
    expect(judgeReceipt(null, used)).toMatchObject({ verdict: 'refuse', reasons: ['picture_used', 'not_read'] });
  });
});

describe('an owner looks at a receipt', () => {
  test.each<[string, Judgement['reasons'], Partial<ReceiptFacts>, Partial<JudgeGiven>?]>([
    ['of less by one soʻm', ['amount_less'], { amount: sure(350_036), fee: null, total: null }],
    ['of less by a tiyin', ['amount_less'], { amount: sure(350_036.99), fee: null, total: null }],
    ['of more', ['amount_more'], { amount: sure(350_038), fee: null, total: null }],
    [
      'whose sum is the asked one, and hardly read',
      ['amount_unsure'],
      { amount: { value: 350_037, confidence: 0.79 } },
    ],
    [
      'whose sum was read less surely, and is another one',
      ['amount_less', 'amount_unsure'],
      { amount: { value: 350_036, confidence: 0.88 }, fee: null, total: null },
    ],
    ['whose sum can be read in two ways', ['amount_unsure'], { amount: unsure(350_037) }],
    [
      'whose doubtful sum is less',
      ['amount_less', 'amount_unsure'],
      { amount: unsure(50_037), fee: null, total: null },
    ],
    ['whose sum may hold the fee', ['amount_with_fee'], { amount: null, fee: null, total: sure(353_537.37) }],
    ['whose sum holds the fee', ['amount_with_fee'], { total: sure(350_037) }],
    ['of less, with the fee', ['amount_less'], { amount: null, fee: null, total: sure(350_036) }],
    ['of more than any fee', ['amount_more'], { amount: null, fee: null, total: sure(360_037) }],
    ['whose total was forgotten', ['amount_unsure'], { total: sure(51_500), fee: sure(500) }],
    ['whose total is less than its sum', ['amount_unsure'], { fee: null, total: sure(50_037) }],
    ['without a sum', ['amount_unread'], { amount: null, fee: null, total: null }],
    ['to a card that is none of the shop', ['receiver_other'], { receiverLast4: sure('1111') }],
    ['to the senderʼs own card', ['receiver_other'], { receiverLast4: sure('7788') }],
    ['to another card of the shop', ['receiver_own_other'], { receiverLast4: sure('9012') }],
    ['to a card that the shop had given up', ['receiver_other'], { receiverLast4: sure('6060') }],
    ['to a card of the same tail and another name', ['receiver_name_other'], { receiverName: sure('KARIMOV JASUR') }],
    ['without a receiver', ['receiver_absent'], { receiverLast4: null }],
    ['with a doubtful receiver', ['receiver_absent'], { receiverLast4: unsure('3456') }],
    ['of an order that had no card', ['receiver_own_other'], {}, { orderCardLast4: null }],
    ['older than the order', ['time_before_order'], { paidAt: sure('2026-03-02T06:57:00Z') }],
    ['of last year', ['time_before_order'], { paidAt: sure('2025-03-02T07:05:00Z') }],
    ['of the future', ['time_too_late'], { paidAt: sure('2026-03-02T07:18:00Z') }],
    ['without a time', ['time_absent'], { paidAt: null }],
    ['with a doubtful time', ['time_absent'], { paidAt: unsure('2026-03-02T07:05:00Z') }],
    ['without a status', ['status_absent'], { status: null }],
    ['whose status nobody knows', ['status_absent'], { status: sure('unknown') }],
    ['that perhaps failed', ['status_absent'], { status: unsure('failed') }],
    ['without a number', ['reference_absent'], { reference: null }],
    ['with a doubtful number', ['reference_absent'], { reference: unsure('4837261905') }],
    ['in dollars', ['currency_other'], { currency: sure('USD') }],
    ['without a currency', ['currency_absent'], { currency: null }],
    ['that a program changed', ['edited'], { editedBy: 'Some Editor 5' }],
    ['of a customer who forged one', ['customer_risk'], {}, { customerForged: 1 }],
    ['that is near another', ['reference_near'], {}, { earlier: { ...noEarlierUse, reference: 'near' } }],
    [
      'of a sum and minute that were shown',
      ['same_sum_and_minute'],
      {},
      { earlier: { ...noEarlierUse, sameSumAndMinute: true } },
    ],
    [
      'of an order that ended unpaid',
      ['shown_for_unpaid'],
      {},
      { earlier: { ...noEarlierUse, picture: 'unpaid', reference: 'unpaid' } },
    ],
    [
      'whose number was used, if it was read rightly',
      ['reference_near', 'reference_absent'],
      { reference: unsure('4837261905') },
      { earlier: { ...noEarlierUse, reference: 'used' } },
    ],
  ])('%s', (_name, reasons, facts, change) => {
    const { verdict, reasons: found } = judged(facts, change);
    expect({ verdict, found: found.toSorted() }).toEqual({ verdict: 'review', found: reasons.toSorted() });
  });

  test('that could not be read, or says nothing', () => {
    expect(judgeReceipt(null, given)).toMatchObject({ verdict: 'review', reasons: ['not_read'] });
    expect(judgeReceipt(noFacts, given)).toMatchObject({ verdict: 'review', reasons: ['unreadable'] });
    const broken = judgeReading({ kind: 'refused', why: 'broken' }, given);
    const hung = judgeReading({ kind: 'failed', why: 'time_over' }, given);
    expect([broken.reasons, hung.reasons]).toEqual([['unreadable'], ['not_read']]);
    const cloth: ReceiptFacts = { ...noFacts, paidAt: sure('2026-03-02T07:05:00Z'), status: sure('unknown') };
    expect(judgeReceipt(cloth, given).reasons).toEqual(['unreadable']);
  });
});

describe('the risk', () => {
  test('puts the likely forgery before the picture that is merely hard to read', () => {
    const forged = judged({ amount: sure(350), fee: null, total: null, receiverLast4: sure('1111') });
    const dark = judged({ receiverLast4: null, reference: null });
    expect(forged.risk).toBeGreaterThan(dark.risk);
    expect(judgeReceipt(null, given).risk).toBeLessThan(forged.risk);
  });

  test('grows with the sum and with what the customer did before, and stays within 0 to 100', () => {
    const risks = [0, 1, 2].map((customerForged) => judged({ receiverLast4: null }, { customerForged }).risk);
    expect(risks).toEqual(risks.toSorted((a, b) => a - b));
    expect(new Set(risks).size).toBe(3);
    const small = judgeReceipt(null, { ...given, askedSom: 90_000 }).risk;
    expect(judgeReceipt(null, { ...given, askedSom: 9_000_000 }).risk).toBeGreaterThan(small);
    const worst = judged(
      { status: sure('failed'), amount: sure(1), receiverLast4: sure('1111'), currency: sure('USD'), editedBy: 'x' },
      { earlier: { picture: 'used', reference: 'used', sameSumAndMinute: true }, customerForged: 9, askedSom: 2e9 },
    );
    expect(worst.risk).toBe(100);
    expect(judgeReceipt(honest, { ...given, askedSom: 0, placedAt }).risk).toBeGreaterThanOrEqual(0);
  });
});

describe('numbers of transfers', () => {
  test.each([
    ['48 3726-1905', '4837261905'],
    ['№ 48372б19О5', '4837261905'],
    ['a1b2-c3d4', 'A182-C304'],
    ['ТХN-7l2O', 'TXN7120'],
    ['АВС', 'ABC'],
  ])('%s compares equal to %s', (one, other) => {
    expect(normalReference(one)).toBe(normalReference(other));
  });

  test('one character added, missing or exchanged is near; none and two are not', () => {
    const near = ['483726190', '48372619055', '4837261906', '837261905', '5837261905', '48372X61905'];
    const far = ['4837261905', '48372619', '4837262906', '483726190512', ''];
    expect(near.filter((other) => !isOneOff('4837261905', other))).toEqual([]);
    expect(far.filter((other) => isOneOff('4837261905', other))).toEqual([]);
    expect(near.filter((other) => !isOneOff(other, '4837261905'))).toEqual([]);
  });

  test('only a certain and long one names a transfer alone', () => {
    expect(tellingReference({ reference: sure('48-37-26') })).toBe('483726');
    expect(tellingReference({ reference: sure('48-37-2') })).toBeNull();
    expect(tellingReference({ reference: unsure('48-37-26') })).toBeNull();
    expect(tellingReference({ reference: null })).toBeNull();
  });
});

test.each<[string, string, boolean]>([
  ['VALIYEVA NODIRA', 'Nodira Valiyeva', true],
  ['ВАЛИЕВА НОДИРА', 'Nodira Valiyeva', true],
  ['NODIRA V.', 'Nodira Valiyeva', true],
  ['VALIYEVA N', 'Nodira Valiyeva', true],
  ['VAL1YEVA', 'Nodira Valiyeva', true],
  ['N*** V.', 'Nodira Valiyeva', true],
  ['KARIMOV JASUR', 'Nodira Valiyeva', false],
  ['NODIR KARIMOV', 'Olim Valiyev', false],
  ['KARIMOV JASUR', '', true],
])('the holder %s and %s: %s', (read, kept, alike) => {
  expect(mayBeSameHolder(read, kept)).toBe(alike);
});
