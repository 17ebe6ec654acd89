import { beforeEach, describe, expect, test } from 'vitest';
import { Customer } from '#src/shop/customers/customer.ts';
import { inTransaction } from '#src/shop/context.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { shipOrder } from '#src/shop/orders/move-order.ts';
import { Order, OrderEvent, Receipt } from '#src/shop/orders/order.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { confirmPayment } from '#src/shop/payments/confirm-payment.ts';
import { ignoreNotice } from '#src/shop/payments/ignore-notice.ts';
import { markForged } from '#src/shop/payments/mark-forged.ts';
import { Payment } from '#src/shop/payments/payment.ts';
import { paymentWork } from '#src/shop/payments/payment-work.ts';
import { placeNotice } from '#src/shop/payments/place-notice.ts';
import { takeBankNotice } from '#src/shop/payments/take-bank-notice.ts';
import { takeReading } from '#src/shop/payments/take-reading.ts';
import { undoPayment } from '#src/shop/payments/undo-payment.ts';
import { wantBetterReceipt } from '#src/shop/payments/want-better-receipt.ts';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { rows } from '#src/shop/sql.ts';
import { must } from '#test/support/factories.ts';
import { ledgerFaults } from '#test/support/ledger-faults.ts';
import { cleanReceipt, openLedgerShop, sure, type LedgerShop } from '#test/support/ledger.ts';

let shop: LedgerShop;

beforeEach(async () => {
  shop = await openLedgerShop();
});

const payments = (): Promise<Payment[]> => shop.system().em.find(Payment, {}, { orderBy: { id: 'asc' } });

const noticeOf = (kind: string): Promise<Notice> =>
  shop.system().em.findOneOrFail(Notice, { kind }, { orderBy: { id: 'desc' } });

const stateOf = async (noticeId: number | null): Promise<string> =>
  (await shop.system().em.findOneOrFail(BankNotice, noticeId ?? 0)).state;

describe('what is kept of a payment', () => {
  test('its proof, both witnesses, the transfer’s number; and in the history the evidence', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    const facts = cleanReceipt(shop, askedSom, { reference: sure('P2P-4711-0815') });
    const receiptId = await shop.showsRead(shop.ali, id, facts);
    const { noticeId, state, order } = await shop.bankSays({ amount: askedSom, balance: 1 });
    expect({ state, order }).toEqual({ state: 'matched', order: { id, number: 'S-1001' } });
    expect(await payments()).toMatchObject([
      {
        proof: 'notice_and_receipt',
        amountTiyin: askedSom * 100,
        notice: { id: noticeId },
        receipt: { id: receiptId },
      },
    ]);
    expect((await payments())[0]?.reference).toMatch(/^P2P/);
    const step = await shop.system().em.findOneOrFail(OrderEvent, { order: id, event: 'pay' });
    expect(step).toMatchObject({
      actorKind: 'system',
      data: { noticeId, receiptId, amountSom: askedSom, proof: 'notice_and_receipt' },
    });
    expect(await shop.order(id)).toMatchObject({ status: 'paid', paidSom: askedSom, receipt: { status: 'accepted' } });
    const kept = await shop.system().em.findOneOrFail(BankNotice, noticeId ?? 0);
    expect(kept.sealedText).not.toContain('"amount"');
    expect(shop.ali.ctx().vault.open(kept.sealedText)).toContain('"amount"');
  });

  test('a receipt that is read later, or a notice that comes later, joins the proof', async () => {
    const first = await shop.places(shop.ali);
    const receiptId = await shop.shows(shop.ali, first.id);
    await shop.bankSays({ amount: first.askedSom });
    expect(await payments()).toMatchObject([{ proof: 'notice', receipt: null }]);
    await shop.reads(receiptId, cleanReceipt(shop, first.askedSom));
    expect(await payments()).toMatchObject([{ proof: 'notice_and_receipt', receipt: { id: receiptId } }]);

    const second = await shop.places(shop.olim);
    must(await confirmPayment(shop.owner.ctx(), { orderId: second.id }));
    await shop.bankSays({ amount: second.askedSom });
    expect((await payments())[1]).toMatchObject({ proof: 'notice', order: { id: second.id } });
    expect(await payments()).toHaveLength(2);
    expect(await ledgerFaults(shop)).toEqual([]);
  });

  test('a reading that comes twice, or after the receipt was given up, changes nothing', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    const receiptId = await shop.shows(shop.ali, id);
    await shop.reads(receiptId, cleanReceipt(shop, askedSom));
    await shop.reads(receiptId, cleanReceipt(shop, 1));
    const kept = await shop.system().em.findOneOrFail(Receipt, receiptId);
    expect(kept).toMatchObject({ verdict: 'clean', amountTiyin: askedSom * 100, reading: 'read', askedAt: null });
    expect(kept.waitUntil).toEqual(new Date(shop.clock.now().getTime() + 10 * 60_000));
  });

  test('a process that is killed before the end leaves nothing behind', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    const receiptId = await shop.shows(shop.ali, id);
    const before = await shop.system().em.count(Notice);
    const at = shop.clock.now().toISOString();
    const move = { kind: 'in', currency: 'UZS', last4: '1234', balance: null, place: null } as const;
    const facts = { ...move, amount: askedSom, at };
    const notice = { text: 'x', facts, sourceKind: 'door', source: 'phone', receivedAt: shop.clock.now() } as const;
    const killed = { ...shop.system(), tell: () => Promise.reject(new Error('killed')) };
    await expect(takeBankNotice(killed, notice)).rejects.toThrow('killed');
    const reading = { kind: 'read', text: '', facts: cleanReceipt(shop, 1) } as const;
    await expect(takeReading(killed, { receiptId, reading })).rejects.toThrow('killed');
    expect(await payments()).toEqual([]);
    expect(await shop.system().em.count(BankNotice)).toBe(0);
    expect(await shop.system().em.count(Notice)).toBe(before);
    expect(await shop.system().em.findOneOrFail(Receipt, receiptId)).toMatchObject({
      reading: 'waiting',
      verdict: null,
    });
    expect((await takeBankNotice(shop.system(), notice)).state).toBe('matched');
    expect(await ledgerFaults(shop)).toEqual([]);
  });
});

describe('a part', () => {
  test('is counted, and the rest is asked for as a sum of its own', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, 70_000));
    shop.clock.forward(5);
    await shop.bankSays({ amount: 70_000 });
    const restSom = askedSom - 70_000;
    const rest = await shop.order(id);
    expect(rest).toMatchObject({ status: 'awaiting_payment', paidSom: 70_000, askedSom: restSom });
    const holdUntil = new Date(shop.clock.now().getTime() + 30 * 60_000).toISOString();
    expect((await noticeOf('part_paid')).data).toMatchObject({ paidSom: 70_000, restSom, holdUntil });
    await shop.bankSays({ amount: restSom });
    expect(await shop.order(id)).toMatchObject({ status: 'paid', paidSom: askedSom });
    must(await undoPayment(shop.owner.ctx(), { orderId: id }));
    expect(await shop.order(id)).toMatchObject({ paidSom: 70_000, askedSom: 50_000, status: 'checking_receipt' });
    expect(await ledgerFaults(shop)).toEqual([]);
  });

  test('of which another order asks for the rest: a tail makes it unique', async () => {
    const first = await shop.places(shop.ali);
    const second = await shop.places(shop.olim);
    const part = second.askedSom + 9_000 - first.askedSom;
    await shop.showsRead(shop.olim, second.id, cleanReceipt(shop, part + 100_000));
    await shop.system().em.nativeUpdate(Order, { id: first.id }, { askedSom: second.askedSom - part - 100_000 });
    await shop.bankSays({ amount: part + 100_000 });
    const rest = (await shop.order(second.id)).askedSom;
    expect(rest).toBeGreaterThan(second.askedSom - part - 100_000);
    expect(rest).toBeLessThanOrEqual(second.askedSom - part - 100_000 + 499);
  });

  test('does not end with its hold; who cancels it gets the part back', async () => {
    const { id } = await shop.places(shop.ali);
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, 70_000));
    await shop.bankSays({ amount: 70_000 });
    shop.clock.forward(31);
    expect(await expireOrders(shop.system(), 10)).toBe(0);
    expect(await expireOrders(shop.system(), 10)).toBe(0);
    shop.clock.forward(24 * 60);
    await expireOrders(shop.system(), 10);
    expect((await shop.told(shop.owner)).filter((kind) => kind === 'notice_to_place: part')).toHaveLength(3);
    expect(must(await cancelOrder(shop.owner.ctx(), { orderId: id }))).toMatchObject({
      status: 'refund_due',
      paidSom: 70_000,
    });
    expect(await ledgerFaults(shop)).toEqual([]);
  });

  test('more than was asked is named to the customer', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom + 5000));
    await shop.bankSays({ amount: askedSom + 5000 });
    expect((await noticeOf('order_paid')).data).toMatchObject({ orderId: id, overSom: 5000 });
  });
});

describe('notices', () => {
  test('the same move in two words is one; another balance is another move', async () => {
    const { noticeId } = await shop.bankSays({ amount: 5000, balance: 10_000 });
    expect(await shop.bankSays({ amount: 5000, balance: 10_000 })).toEqual({ noticeId, state: 'seen' });
    expect(await shop.bankSays({ amount: 5000, balance: null })).toEqual({ noticeId, state: 'seen' });
    expect(await shop.bankSays({ amount: 5000, at: null })).toEqual({ noticeId, state: 'seen' });
    expect((await shop.bankSays({ amount: 5000, balance: 15_000 })).state).toBe('open');
    expect((await shop.bankSays({ amount: 5000.5, balance: 10_000 })).state).toBe('open');
    shop.clock.forward(1);
    expect((await shop.bankSays({ amount: 5000, balance: 10_000 })).state).toBe('open');
    expect(await shop.system().em.count(BankNotice)).toBe(4);
  });

  test('without time and balance the same words are one for a day', async () => {
    expect((await shop.bankSays({ amount: 5000, at: null })).state).toBe('open');
    shop.clock.forward(60);
    expect((await shop.bankSays({ amount: 5000, at: null })).state).toBe('seen');
    shop.clock.forward(24 * 60);
    expect((await shop.bankSays({ amount: 5000, at: null })).state).toBe('open');
  });

  test('a tiyin off is another sum', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    expect((await shop.bankSays({ amount: askedSom + 0.01 })).state).toBe('open');
    expect((await shop.order(id)).status).toBe('awaiting_payment');
  });

  test('owners hear of a foreign card once', async () => {
    await shop.bankSays({ amount: 5000, last4: '7777' });
    await shop.bankSays({ amount: 6000, last4: '7777' });
    expect(await shop.told(shop.owner)).toEqual(['notice_to_place: foreign_card']);
  });

  test('a sum of an order that ended two days ago is nobody’s', async () => {
    const { askedSom } = await shop.places(shop.ali);
    shop.clock.forward(31);
    await expireOrders(shop.system(), 10);
    await rows(shop.system().em, 'update orders set sum_held = false');
    shop.clock.forward(48 * 60);
    expect((await shop.bankSays({ amount: askedSom })).state).toBe('open');
  });

  test('of which an owner has spoken are for owners alone', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    const { noticeId } = await shop.bankSays({ amount: askedSom });
    must(await undoPayment(shop.owner.ctx(), { orderId: id }));
    expect(await stateOf(noticeId)).toBe('open');
    must(await refuseReceipt(shop.owner.ctx(), { orderId: id, reason: 'Bu pul boshqa buyurtmaniki' }));
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
    expect((await shop.order(id)).status).toBe('checking_receipt');
    const other = await shop.places(shop.olim);
    must(await placeNotice(shop.owner.ctx(), { noticeId: noticeId ?? 0, orderId: other.id }));
    const again = await placeNotice(shop.owner.ctx(), { noticeId: noticeId ?? 0, orderId: id });
    expect(again).toMatchObject({ why: 'already_decided' });
    expect(await ignoreNotice(shop.owner.ctx(), { noticeId: noticeId ?? 0 })).toMatchObject({ why: 'already_decided' });
    expect(await ledgerFaults(shop)).toEqual([]);
  });
});

describe('trust', () => {
  const trusting = { trustOrderSom: 120_000, trustDaySom: 250_000, noticeWaitMinutes: 0 };

  test('has a limit for a day that begins at the shop’s midnight', async () => {
    await writeSettings(shop.system().em, trusting);
    const pays = async (): Promise<string> => {
      const { id, askedSom } = await shop.places(shop.ali);
      await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
      const { status } = await shop.order(id);
      if (status !== 'paid') must(await cancelOrder(shop.ali.ctx(), { orderId: id }));
      else must(await cancelOrder(shop.owner.ctx(), { orderId: id }));
      return status;
    };
    expect([await pays(), await pays(), await pays()]).toEqual(['paid', 'paid', 'checking_receipt']);
    // It is noon in Tashkent: twelve hours on, another day has begun there, not yet in UTC.
    shop.clock.forward(12 * 60);
    expect(await pays()).toBe('paid');
  });

  test('is none by default, none over the limit of an order, none for who forged or took the receipt back', async () => {
    const shows = async (): Promise<string> => {
      const { id, askedSom } = await shop.places(shop.ali);
      await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
      const { status } = await shop.order(id);
      must(await cancelOrder(shop.ali.ctx(), { orderId: id }));
      return status;
    };
    await writeSettings(shop.system().em, { noticeWaitMinutes: 0 });
    expect(await shows()).toBe('checking_receipt');
    await writeSettings(shop.system().em, { ...trusting, trustOrderSom: 119_999 });
    expect(await shows()).toBe('checking_receipt');
    await writeSettings(shop.system().em, { ...trusting, noticeWaitMinutes: 5 });
    const { id, askedSom } = await shop.places(shop.olim);
    const receiptId = await shop.showsRead(shop.olim, id, cleanReceipt(shop, askedSom));
    await shop.system().em.nativeUpdate(Receipt, { id: receiptId }, { withdrawnAt: shop.clock.now() });
    shop.clock.forward(5);
    await paymentWork(shop.system(), 10);
    expect(await shop.order(id)).toMatchObject({ status: 'checking_receipt' });
    await writeSettings(shop.system().em, trusting);
    await shop.system().em.nativeUpdate(Customer, { id: shop.ali.id }, { forgedReceipts: 1 });
    expect(await shows()).toBe('checking_receipt');
    expect(await payments()).toEqual([]);
  });
});

describe('owners', () => {
  test('are the only ones who may say what is paid', async () => {
    const { id: orderId } = await shop.places(shop.ali);
    await shop.shows(shop.ali, orderId);
    const { noticeId } = await shop.bankSays({ amount: 5000 });
    const ctx = shop.ali.ctx();
    const tries = [
      ...[acceptReceipt, confirmPayment, undoPayment, markForged, wantBetterReceipt].map((verb) =>
        verb(ctx, { orderId }),
      ),
      placeNotice(ctx, { noticeId: noticeId ?? 0, orderId }),
      ignoreNotice(ctx, { noticeId: noticeId ?? 0 }),
    ];
    for (const result of await Promise.all(tries)) expect(result).toMatchObject({ why: 'not_allowed' });
  });

  test('who call a receipt forged: it counts against the customer, who hears nothing rude', async () => {
    const { id: orderId } = await shop.places(shop.ali);
    const receiptId = await shop.shows(shop.ali, orderId);
    must(await markForged(shop.owner.ctx(), { orderId }));
    expect(await shop.system().em.findOneOrFail(Receipt, receiptId)).toMatchObject({ status: 'refused', forged: true });
    expect((await shop.system().em.findOneOrFail(Customer, shop.ali.id)).forgedReceipts).toBe(1);
    expect((await noticeOf('receipt_refused')).data).not.toHaveProperty('code');
    expect(await markForged(shop.owner.ctx(), { orderId })).toMatchObject({ why: 'already_changed' });
  });

  test('can take a payment back until the goods have left, and give it again; each is told', async () => {
    const { id: orderId, askedSom } = await shop.places(shop.ali);
    await shop.bankSays({ amount: askedSom });
    must(await undoPayment(shop.owner.ctx(), { orderId }));
    must(await confirmPayment(shop.owner.ctx(), { orderId }));
    must(await shipOrder(shop.owner.ctx(), { orderId }));
    expect(await undoPayment(shop.owner.ctx(), { orderId })).toMatchObject({
      why: 'already_changed',
      with: { status: 'shipped' },
    });
    expect(await shop.told(shop.ali)).toEqual(['order_paid', 'payment_undone', 'order_paid', 'order_shipped']);
    const [first, second] = await payments();
    expect([first?.undoneAt, second?.undoneAt]).toEqual([shop.clock.now(), null]);
    expect(await ledgerFaults(shop)).toEqual([]);
  });

  test('a payment twice by one notice or one number is refused by the database itself', async () => {
    const { id, askedSom } = await shop.places(shop.ali);
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
    await shop.bankSays({ amount: askedSom });
    for (const column of ['notice_id', 'reference']) {
      const twice = inTransaction(shop.system(), (tx) =>
        rows(
          tx,
          `insert into payment (order_id, proof, amount_tiyin, at, ${column})
           select order_id, 'owner', 1, now(), ${column} from payment`,
        ),
      );
      await expect(twice).rejects.toThrow(/payment_(?:notice|reference)_unique/);
    }
  });
});
