import { describe, expect, test } from 'vitest';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { packOrder, shipOrder } from '#src/shop/orders/move-order.ts';
import { Order } from '#src/shop/orders/order.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { confirmPayment } from '#src/shop/payments/confirm-payment.ts';
import { markForged } from '#src/shop/payments/mark-forged.ts';
import { paymentWork } from '#src/shop/payments/payment-work.ts';
import { placeNotice } from '#src/shop/payments/place-notice.ts';
import { undoPayment } from '#src/shop/payments/undo-payment.ts';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { ledgerFaults } from '#test/support/ledger-faults.ts';
import { cleanReceipt, ledgerRounds, openLedgerShop, sure, type LedgerShop } from '#test/support/ledger.ts';

/** Numbers from 0 to below 1, the same ones for the same seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One thing that happens on a random day. What it does depends on how things stand when it begins. */
type Happening = (shop: LedgerShop, chance: () => number) => Promise<() => Promise<unknown>>;

const pick = <T>(list: readonly T[], chance: () => number): T | undefined => list[Math.floor(chance() * list.length)];

async function anyOrder(shop: LedgerShop, chance: () => number): Promise<Order> {
  const orders = await shop.system().em.find(Order, {}, { orderBy: { id: 'asc' } });
  const order = pick(orders, chance);
  if (!order) throw new Error('The day began without an order.');
  return order;
}

function customerOf(shop: LedgerShop, order: Order): LedgerShop['ali'] {
  return order.customer.id === shop.ali.id ? shop.ali : shop.olim;
}

const sums = (order: Order, chance: () => number): number =>
  pick([order.askedSom, order.askedSom, order.askedSom, 50_000, order.askedSom + 700], chance) ?? order.askedSom;

const happenings: Happening[] = [
  async (shop, chance) => {
    const person = chance() < 0.5 ? shop.ali : shop.olim;
    return () => shop.places(person).catch((error: unknown) => expect(String(error)).toMatch(/sold_out|too_many_open/));
  },
  async (shop, chance) => {
    const order = await anyOrder(shop, chance);
    const facts = cleanReceipt(shop, sums(order, chance));
    if (chance() < 0.3) facts.reference = sure('SHOWN-TWICE-4711');
    const customer = customerOf(shop, order);
    const receipt = { orderId: order.id, customerId: customer.id, mediaId: `file-${chance()}`, mime: 'image/jpeg' };
    return async () => {
      const sent = await submitReceipt({ ...customer.ctx(), readLater: async () => {} }, receipt);
      if (sent.ok && sent.value.receipt) await shop.reads(sent.value.receipt.id, facts);
    };
  },
  ...Array.from({ length: 2 }, (): Happening => async (shop, chance) => {
    const order = await anyOrder(shop, chance);
    const amount = sums(order, chance);
    return () => shop.bankSays({ amount, ...(chance() < 0.3 ? { balance: 1_000_000 } : {}) });
  }),
  async (shop, chance) => {
    const told = pick(await shop.system().em.find(BankNotice, { kind: 'in' }, { orderBy: { id: 'asc' } }), chance);
    const amount = (told?.amountTiyin ?? 12_000_000) / 100;
    return () => shop.bankSays({ amount, kind: 'reversal' });
  },
  async (shop, chance) => {
    const { id: orderId } = await anyOrder(shop, chance);
    const verb = pick([acceptReceipt, confirmPayment, undoPayment, markForged, packOrder, shipOrder], chance);
    return async () => verb?.(shop.owner.ctx(), { orderId });
  },
  async (shop, chance) => {
    const { id: orderId } = await anyOrder(shop, chance);
    return () => refuseReceipt(shop.owner.ctx(), { orderId, reason: 'Summa boshqa' });
  },
  async (shop, chance) => {
    const { id: orderId } = await anyOrder(shop, chance);
    const notice = pick(await shop.system().em.find(BankNotice, {}, { orderBy: { id: 'asc' } }), chance);
    return () => placeNotice(shop.owner.ctx(), { noticeId: notice?.id ?? 0, orderId });
  },
  async (shop, chance) => {
    const order = await anyOrder(shop, chance);
    const person = chance() < 0.5 ? shop.owner : customerOf(shop, order);
    return () => cancelOrder(person.ctx(), { orderId: order.id });
  },
  async (shop, chance) => {
    const minutes = Math.ceil(chance() * 20);
    return async () => {
      shop.clock.forward(minutes);
      await expireOrders(shop.system(), 100);
      await paymentWork(shop.system(), 100);
    };
  },
];

const steps = 16;

const seeds = (from: number): number[] => Array.from({ length: Math.ceil(ledgerRounds / 2) }, (_, day) => from + day);

describe.each([
  ['embedded', seeds(1)],
  ['server', seeds(1001)],
] as const)('random days on the %s database', (kind, days) => {
  test.each(days)('day %i adds up, whatever happens together', async (seed) => {
    const chance = chances(seed);
    const shop = await openLedgerShop(kind, 4);
    const trust = chance() < 0.5 ? { trustOrderSom: 120_000, trustDaySom: 300_000, noticeWaitMinutes: 0 } : {};
    const tails = chance() < 0.5 ? { mostTailSom: 0 } : {};
    await writeSettings(shop.system().em, { maxOpenOrders: 100, ...trust, ...tails });
    await shop.places(shop.ali);
    for (let step = 0; step < steps; step += 1) {
      const together: (() => Promise<unknown>)[] = [];
      for (let n = 0; n < 1 + (step % 3); n += 1) {
        const happening = pick(happenings, chance);
        if (happening) together.push(await happening(shop, chance));
      }
      await Promise.all(together.map((happens) => happens()));
      expect(await ledgerFaults(shop), `step ${step}`).toEqual([]);
    }
  });
});
