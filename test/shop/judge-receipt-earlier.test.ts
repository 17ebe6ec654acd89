import { beforeEach, describe, expect, test } from 'vitest';
import { Receipt } from '#src/shop/orders/order.ts';
import type { OrderStatus } from '#src/shop/orders/order-machine.ts';
import { inTransaction } from '#src/shop/context.ts';
import { findEarlierUse, noEarlierUse, type EarlierUse } from '#src/shop/payments/find-earlier-use.ts';
import { normalReference } from '#src/shop/payments/normal-reference.ts';
import { Payment } from '#src/shop/payments/payment.ts';
import { noFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { rows } from '#src/shop/sql.ts';
import { writeOrder } from '#test/receipts/fraud-order.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let ali: TestCustomer;
let olim: TestCustomer;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  ali = await makeCustomer(shop);
  olim = await makeCustomer(shop, 'Olim');
});

const transfer = { amount: 350_037, paidAt: '2026-03-02T07:05:00Z', reference: '4837-261905' };

type Told = Partial<typeof transfer>;

const sure = <T>(value: T | undefined): { value: T; confidence: number } | null =>
  value === undefined ? null : { value, confidence: 0.97 };

function factsOf({ amount, paidAt, reference }: Told): ReceiptFacts {
  return { ...noFacts, amount: sure(amount), paidAt: sure(paidAt), reference: sure(reference) };
}

let sent = 0;

type Sent = { id: number; orderId: number; mediaId: string; fileUniqueId: string | null; told: Told };

type Given = Partial<Pick<Receipt, 'status' | 'verdict' | 'reading' | 'forged'>> &
  Partial<Pick<Sent, 'mediaId' | 'fileUniqueId'>>;

/** A receipt as it is kept once it was read. */
async function sends(orderId: number, told: Told, given: Given = {}): Promise<Sent> {
  sent += 1;
  const { amount, paidAt, reference } = told;
  const kept = { mediaId: `file-${sent}`, fileUniqueId: null, ...given };
  const id = await shop.system().em.insert(Receipt, {
    order: orderId,
    mime: 'image/jpeg',
    submittedAt: shop.clock.now(),
    reading: 'read',
    verdict: 'review',
    amountTiyin: amount === undefined ? null : Math.round(amount * 100),
    paidAt: paidAt === undefined ? null : new Date(paidAt),
    reference: reference === undefined ? null : normalReference(reference),
    ...kept,
  });
  return { id, orderId, mediaId: kept.mediaId, fileUniqueId: kept.fileUniqueId, told };
}

async function looks({ id, orderId, told, ...file }: Sent): Promise<EarlierUse> {
  const shown = { receiptId: id, orderId, ...file, facts: factsOf(told) };
  return inTransaction(shop.system(), (tx) => findEarlierUse(tx, shown));
}

async function orderOf(customer: TestCustomer, status: OrderStatus = 'checking_receipt'): Promise<number> {
  return writeOrder(shop, customer, { askedSom: 350_037, orderAgeMs: 600_000, cardId: null, status });
}

describe('a receipt of another customer', () => {
  test.each([
    ['the same file', { picture: 'used' }, {}, { mediaId: 'same' }],
    ['the same file on the platform', { picture: 'used' }, {}, { fileUniqueId: 'AQAD1' }],
    ['the same number', { reference: 'used' }, { reference: '4837 26l9O5' }, {}],
    [
      'a number one character off, of the same sum',
      { reference: 'near' },
      { reference: '4837261906', amount: 350_037 },
      {},
    ],
    [
      'a number one character off, of the same time',
      { reference: 'near' },
      { reference: '483726190', paidAt: '2026-03-02T07:14:00Z' },
      {},
    ],
    ['the same sum and minute', { sameSumAndMinute: true }, { amount: 350_037, paidAt: '2026-03-02T07:05:59Z' }, {}],
    [
      'a number one character off, hours and a sum apart',
      {},
      { reference: '4837261906', amount: 20_000, paidAt: '2026-03-02T04:05:00Z' },
      {},
    ],
    ['a number two characters off, of the same sum', {}, { reference: '4837261816', amount: 350_037 }, {}],
    ['the same sum in the next minute', {}, { amount: 350_037, paidAt: '2026-03-02T07:06:00Z' }, {}],
    ['nothing that was read', {}, {}, {}],
  ] as const)('with %s', async (_name, use, told, file) => {
    await sends(await orderOf(olim), told, file);
    const shown = await sends(await orderOf(ali), transfer, { mediaId: 'mine', fileUniqueId: null, ...file });
    expect(await looks(shown)).toEqual({ ...noEarlierUse, ...use });
  });

  test('counts whatever became of it and of its order', async () => {
    for (const status of ['waiting', 'accepted', 'refused'] as const) {
      const number = { reference: `${status}-11122` };
      await sends(await orderOf(olim, 'cancelled'), number, { status });
      expect(await looks(await sends(await orderOf(ali, 'delivered'), number))).toMatchObject({ reference: 'used' });
    }
  });

  test('with a short number means something only beside the same sum', async () => {
    await sends(await orderOf(olim), { reference: '4521', amount: 90_000 });
    const mine = await orderOf(ali);
    expect(await looks(await sends(mine, { reference: '4521', amount: 91_000 }))).toEqual(noEarlierUse);
    expect(await looks(await sends(mine, { reference: '4521', amount: 90_000 }))).toMatchObject({ reference: 'used' });
  });
});

describe('a customer shows his own transfer again', () => {
  test('for the same order, which is no use', async () => {
    const orderId = await orderOf(ali);
    const first = await sends(orderId, transfer, { mediaId: 'same', fileUniqueId: 'AQAD1', status: 'refused' });
    const again = await sends(orderId, transfer, { mediaId: 'same', fileUniqueId: 'AQAD1' });
    expect([await looks(first), await looks(again)]).toEqual([noEarlierUse, noEarlierUse]);
  });

  test('for the order that he renewed: for a person to see', async () => {
    await sends(await orderOf(ali, 'cancelled'), transfer, { mediaId: 'same', status: 'waiting' });
    const renewed = await sends(await orderOf(ali), transfer, { mediaId: 'same' });
    expect(await looks(renewed)).toEqual({ picture: 'unpaid', reference: 'unpaid', sameSumAndMinute: false });
  });

  test('after it was refused for an order that was the wrong one: for a person to see', async () => {
    await sends(await orderOf(ali, 'awaiting_payment'), transfer, { status: 'refused' });
    expect(await looks(await sends(await orderOf(ali), transfer))).toMatchObject({ reference: 'unpaid' });
  });

  test('for two orders that both wait for it: used', async () => {
    await sends(await orderOf(ali), transfer, { mediaId: 'same' });
    const second = await sends(await orderOf(ali), transfer, { mediaId: 'same' });
    expect(await looks(second)).toEqual({ picture: 'used', reference: 'used', sameSumAndMinute: true });
  });

  test('for an order, though it paid for another: used', async () => {
    await sends(await orderOf(ali, 'paid'), transfer, { status: 'accepted', mediaId: 'same' });
    const second = await sends(await orderOf(ali), transfer, { mediaId: 'same' });
    expect(await looks(second)).toMatchObject({ picture: 'used', reference: 'used' });
  });

  test('after an owner called it forged: used', async () => {
    await sends(await orderOf(ali, 'cancelled'), transfer, { status: 'refused', forged: true });
    expect(await looks(await sends(await orderOf(ali), transfer))).toMatchObject({ reference: 'used' });
  });

  test('though a payment goes by its number: used, until that payment is taken back', async () => {
    const paid = await orderOf(olim, 'paid');
    const { em } = shop.system();
    const payment = {
      order: paid,
      proof: 'owner',
      amountTiyin: 1,
      reference: '4837261905',
      at: shop.clock.now(),
    } as const;
    const id = await em.insert(Payment, payment);
    const mine = await sends(await orderOf(ali), transfer);
    expect(await looks(mine)).toEqual({ ...noEarlierUse, reference: 'used' });
    await em.nativeUpdate(Payment, { id }, { undoneAt: shop.clock.now() });
    expect(await looks(mine)).toEqual(noEarlierUse);
  });
});

describe('of two receipts of one transfer', () => {
  test('the first is not held back by the second that nobody has judged, or that was refused', async () => {
    const first = await sends(await orderOf(ali), transfer, { mediaId: 'same' });
    await sends(await orderOf(olim), transfer, { mediaId: 'same', verdict: null, reading: 'waiting' });
    await sends(await orderOf(olim), transfer, { mediaId: 'same', verdict: 'refuse', status: 'refused' });
    expect(await looks(first)).toEqual(noEarlierUse);
  });

  test('the first is used where the second was judged before it and holds', async () => {
    const first = await sends(await orderOf(ali), transfer);
    await sends(await orderOf(olim), transfer, { verdict: 'clean' });
    expect(await looks(first)).toMatchObject({ reference: 'used', sameSumAndMinute: true });
  });
});

test('among 10,000 receipts it is found by indexes', async () => {
  const orderId = await orderOf(olim);
  const { em } = shop.system();
  await rows(
    em,
    `insert into receipt (order_id, media_id, mime, status, submitted_at, reference, amount_tiyin, paid_at)
     select ?, 'old-' || n, 'image/png', 'accepted', now(), (70000000 + n * 37)::text, 1000000 + n * 100,
       timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 10000) as n`,
    [orderId],
  );
  await rows(em, 'analyze receipt');
  const shown = await sends(await orderOf(ali), { ...transfer, reference: String(70_000_000 + 77 * 37) });
  const begun = performance.now();
  for (let round = 0; round < 5; round += 1) expect(await looks(shown)).toMatchObject({ reference: 'used' });
  expect((performance.now() - begun) / 5).toBeLessThan(100);
});
