import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { confirmPayment } from '#src/shop/payments/confirm-payment.ts';
import { Payment } from '#src/shop/payments/payment.ts';
import { undoPayment } from '#src/shop/payments/undo-payment.ts';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { rows } from '#src/shop/sql.ts';
import { ledgerFaults } from '#test/support/ledger-faults.ts';
import { cleanReceipt, ledgerRounds, openLedgerShop, sure, type LedgerShop } from '#test/support/ledger.ts';

type Acts = (() => Promise<unknown>)[];

const pieces = 2 * ledgerRounds + 2;

let run = 0;

describe.each(['embedded', 'server'] as const)('at the same moment, on the %s database', (kind) => {
  let shop: LedgerShop;

  beforeEach(async () => {
    shop = await openLedgerShop(kind, pieces);
    await writeSettings(shop.system().em, { maxOpenOrders: 1000 });
    // Opens the pool's connections: those that are opened during a race start it late.
    await Promise.all(Array.from({ length: 6 }, () => rows(shop.system().em, 'select 1')));
  });

  afterAll(() => {
    if (ledgerRounds > 4) console.info(`${kind}: ${run} rounds of races, in each the books added up`);
    run = 0;
  });

  /** Each round begins with another one of the acts; none may throw. */
  async function race(round: number, acts: Acts): Promise<void> {
    run += 1;
    const first = round % acts.length;
    await Promise.all([...acts.slice(first), ...acts.slice(0, first)].map((act) => act()));
    expect(await ledgerFaults(shop)).toEqual([]);
  }

  async function standing(orderId: number): Promise<Payment[]> {
    return shop.system().em.find(Payment, { order: orderId, undoneAt: null });
  }

  const rounds = Array.from({ length: ledgerRounds }, (_, round) => round);

  test('two receipts for one order, and the notice: paid once', async () => {
    for (const round of rounds) {
      const { id, askedSom } = await shop.places(shop.ali);
      const [one, other] = [await shop.shows(shop.ali, id), await shop.shows(shop.ali, id)];
      const facts = cleanReceipt(shop, askedSom);
      await race(round, [
        () => shop.reads(one, facts),
        () => shop.bankSays({ amount: askedSom }),
        () => shop.reads(other, facts),
      ]);
      expect((await shop.order(id)).status).toBe('paid');
      expect(await standing(id)).toHaveLength(1);
    }
  });

  test('one transfer shown for two orders, where receipts alone are trusted: one is paid', async () => {
    const trust = { trustOrderSom: 500_000, trustDaySom: 900_000_000, noticeWaitMinutes: 0 };
    await writeSettings(shop.system().em, { ...trust, mostTailSom: 0 });
    for (const round of rounds) {
      const [mine, his] = [await shop.places(shop.ali), await shop.places(shop.olim)];
      const [one, other] = [await shop.shows(shop.ali, mine.id), await shop.shows(shop.olim, his.id)];
      const facts = cleanReceipt(shop, 120_000, { reference: sure(`TRANSFER${round}0${round}`) });
      await race(round, [() => shop.reads(one, facts), () => shop.reads(other, facts)]);
      const paid = [await standing(mine.id), await standing(his.id)].flat();
      expect(paid).toHaveLength(1);
      const states = [(await shop.order(mine.id)).status, (await shop.order(his.id)).status].toSorted();
      expect(states).toEqual(['awaiting_payment', 'paid']);
      // A minute of its own for each round; what was not paid ends in its time.
      shop.clock.forward(1);
      await expireOrders(shop.system(), 10);
    }
  });

  test('the notice, and two owners’ taps: paid once, and proven by the notice', async () => {
    for (const round of rounds) {
      const { id, askedSom } = await shop.places(shop.ali);
      await shop.shows(shop.ali, id);
      const taps: Acts = [
        () => acceptReceipt(shop.owner.ctx(), { orderId: id }),
        () => confirmPayment(shop.owner.ctx(), { orderId: id }),
      ];
      await race(round, [...taps, () => shop.bankSays({ amount: askedSom })]);
      expect(await standing(id)).toMatchObject([{ notice: expect.anything() }]);
      shop.clock.forward(1);
    }
  });

  test('one move told by three sources: kept once, paid once', async () => {
    for (const round of rounds) {
      const { id, askedSom } = await shop.places(shop.ali);
      await race(round, [
        () => shop.bankSays({ amount: askedSom }),
        () => shop.bankSays({ amount: askedSom, balance: 1_000_000 }),
        () => shop.bankSays({ amount: askedSom, at: null }),
      ]);
      expect(await standing(id)).toHaveLength(1);
      expect(await shop.system().em.count(BankNotice, { amountTiyin: askedSom * 100 })).toBe(1);
      shop.clock.forward(20);
    }
  });

  test('the notice and the end of the hold: paid, in time or late', async () => {
    for (const round of rounds) {
      const { id, askedSom } = await shop.places(shop.ali);
      shop.clock.forward(30);
      await race(round, [() => expireOrders(shop.system(), 10), () => shop.bankSays({ amount: askedSom })]);
      expect((await shop.order(id)).status).toBe('paid');
      expect(await standing(id)).toHaveLength(1);
    }
  });

  test('the notice and a cancel: paid, or an owner must pick', async () => {
    for (const round of rounds) {
      const { id, askedSom } = await shop.places(shop.ali);
      await race(round, [
        () => cancelOrder(shop.ali.ctx(), { orderId: id }),
        () => shop.bankSays({ amount: askedSom }),
      ]);
      const [notice] = await shop.system().em.find(BankNotice, {}, { orderBy: { id: 'desc' }, limit: 1 });
      const outcome = `${(await shop.order(id)).status} ${notice?.state}`;
      expect(['paid matched', 'cancelled open']).toContain(outcome);
      shop.clock.forward(1);
    }
  });

  test('the reversal, and an owner who takes the payment back: taken back once', async () => {
    for (const round of rounds) {
      const { id, askedSom } = await shop.places(shop.ali);
      await shop.bankSays({ amount: askedSom });
      await race(round, [
        () => undoPayment(shop.owner.ctx(), { orderId: id }),
        () => shop.bankSays({ amount: askedSom, kind: 'reversal' }),
      ]);
      expect(await shop.order(id)).toMatchObject({ status: 'checking_receipt', paidSom: 0, askedSom });
      expect(await standing(id)).toEqual([]);
      shop.clock.forward(1);
    }
  });
});
