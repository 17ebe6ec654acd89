import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { shipOrder } from '#src/shop/orders/move-order.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { confirmPayment } from '#src/shop/payments/confirm-payment.ts';
import { ignoreNotice } from '#src/shop/payments/ignore-notice.ts';
import { markForged } from '#src/shop/payments/mark-forged.ts';
import { paymentWork } from '#src/shop/payments/payment-work.ts';
import { placeNotice } from '#src/shop/payments/place-notice.ts';
import { undoPayment } from '#src/shop/payments/undo-payment.ts';
import { wantBetterReceipt } from '#src/shop/payments/want-better-receipt.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { rows } from '#src/shop/sql.ts';
import { must, sendsReceipt } from '#test/support/factories.ts';
import { cleanReceipt, sure, type LedgerShop } from '#test/support/ledger.ts';

/**
 * Brings a shop to the moment of a row of the table; what it answers is the row itself happening. Where that is about
 * another order than the one that was placed first, it answers `{ orderId }`.
 */
type Scene = (shop: LedgerShop, order: OrderView) => Promise<() => Promise<unknown>>;

const settings = (shop: LedgerShop, change: Parameters<typeof writeSettings>[1]): Promise<void> =>
  writeSettings(shop.system().em, change);

const goodsSoldOut = async (shop: LedgerShop): Promise<void> => {
  await shop.places(shop.olim);
  await shop.places(shop.olim);
  await shop.places(shop.olim);
};

const expires = async (shop: LedgerShop): Promise<void> => {
  shop.clock.forward(31);
  await expireOrders(shop.system(), 10);
};

const partPaid = async (shop: LedgerShop, { id }: OrderView): Promise<void> => {
  await shop.showsRead(shop.ali, id, cleanReceipt(shop, 50_000));
  await shop.bankSays({ amount: 50_000 });
};

/** A receipt comes or is read. */
const receipts: { [row: string]: Scene } = {
  'no machine':
    async (shop, { id }) =>
    () =>
      sendsReceipt(shop.ali, id),
  sent:
    async (shop, { id }) =>
    () =>
      shop.shows(shop.ali, id),
  'not readable': async (shop, { id }) => {
    const receiptId = await shop.shows(shop.ali, id);
    return () => shop.reads(receiptId, { kind: 'failed', why: 'time_over' });
  },
  refused: async (shop, { id, askedSom }) => {
    const receiptId = await shop.shows(shop.ali, id);
    return () => shop.reads(receiptId, cleanReceipt(shop, askedSom, { status: sure('pending') }));
  },
  doubtful: async (shop, { id, askedSom }) => {
    const receiptId = await shop.shows(shop.ali, id);
    return () => shop.reads(receiptId, cleanReceipt(shop, askedSom, { receiverLast4: sure('9999') }));
  },
  clean: async (shop, { id, askedSom }) => {
    const receiptId = await shop.shows(shop.ali, id);
    return () => shop.reads(receiptId, cleanReceipt(shop, askedSom));
  },
  'clean, notice open': async (shop, order) => {
    const twin = await placesTwin(shop, order);
    const receiptId = await shop.shows(shop.ali, twin.id);
    await shop.bankSays({ amount: twin.askedSom });
    return async () => {
      await shop.reads(receiptId, cleanReceipt(shop, twin.askedSom));
      return { orderId: twin.id };
    };
  },
  'wait is over': async (shop, { id, askedSom }) => {
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
    shop.clock.forward(11);
    return () => paymentWork(shop.system(), 10);
  },
  'wait is over, trust': async (shop, { id, askedSom }) => {
    await settings(shop, { trustOrderSom: 120_000, trustDaySom: 200_000 });
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
    shop.clock.forward(11);
    return () => paymentWork(shop.system(), 10);
  },
  'wait is over, trust spent': async (shop, { id, askedSom }) => {
    await settings(shop, { trustOrderSom: 120_000, trustDaySom: 200_000, noticeWaitMinutes: 0 });
    const { id: before, askedSom: beforeSom } = await shop.places(shop.olim);
    await shop.showsRead(shop.olim, before, cleanReceipt(shop, beforeSom));
    const receiptId = await shop.shows(shop.ali, id);
    return () => shop.reads(receiptId, cleanReceipt(shop, askedSom));
  },
  'read after paid': async (shop, { id, askedSom }) => {
    const receiptId = await shop.shows(shop.ali, id);
    await shop.bankSays({ amount: askedSom });
    return () => shop.reads(receiptId, cleanReceipt(shop, askedSom));
  },
  'nobody reads': async (shop, { id }) => {
    await shop.shows(shop.ali, id);
    shop.clock.forward(16);
    return () => paymentWork(shop.system(), 10);
  },
};

/** A bank tells of money that came. */
const notices: { [row: string]: Scene } = {
  'one order':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom }),
  'one order, receipt agrees': async (shop, { id, askedSom }) => {
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
    return () => shop.bankSays({ amount: askedSom });
  },
  'several orders': async (shop, order) => {
    const twin = await placesTwin(shop, order);
    return async () => {
      await shop.bankSays({ amount: twin.askedSom });
      return { orderId: twin.id };
    };
  },
  'several orders, one receipt agrees': async (shop, order) => {
    const twin = await placesTwin(shop, order);
    await shop.showsRead(shop.ali, twin.id, cleanReceipt(shop, twin.askedSom));
    return async () => {
      await shop.bankSays({ amount: twin.askedSom });
      return { orderId: twin.id };
    };
  },
  'less by the tail, a receipt shows it': async (shop, { id, totalSom }) => {
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, totalSom));
    return () => shop.bankSays({ amount: totalSom });
  },
  'less, a receipt shows it': async (shop, { id }) => {
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, 50_000));
    return () => shop.bankSays({ amount: 50_000 });
  },
  'the rest': async (shop, order) => {
    await partPaid(shop, order);
    const { askedSom } = await shop.order(order.id);
    shop.clock.forward(5);
    return () => shop.bankSays({ amount: askedSom });
  },
  'more, a receipt shows it': async (shop, { id, askedSom }) => {
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom + 5000));
    return () => shop.bankSays({ amount: askedSom + 5000 });
  },
  'other card of the shop, a receipt shows it': async (shop, { id, askedSom }) => {
    await keepCard(shop.system(), { number: '9860000000005678', holder: 'DILNOZA KARIMOVA' });
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom, { receiverLast4: sure('5678') }));
    return () => shop.bankSays({ amount: askedSom, last4: '5678' });
  },
  'expired, goods there': async (shop, { askedSom }) => {
    await expires(shop);
    return () => shop.bankSays({ amount: askedSom });
  },
  'expired, goods gone': async (shop, { askedSom }) => {
    await expires(shop);
    await goodsSoldOut(shop);
    return () => shop.bankSays({ amount: askedSom });
  },
  'cancelled by a person': async (shop, { id, askedSom }) => {
    must(await cancelOrder(shop.ali.ctx(), { orderId: id }));
    return () => shop.bankSays({ amount: askedSom });
  },
  'paid already, no bank told': async (shop, { id, askedSom }) => {
    must(await confirmPayment(shop.owner.ctx(), { orderId: id }));
    return () => shop.bankSays({ amount: askedSom });
  },
  'told twice': async (shop, { askedSom }) => {
    await shop.bankSays({ amount: askedSom, balance: 900_000 });
    return () => shop.bankSays({ amount: askedSom });
  },
  'no order':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom + 1 }),
  'from before the order':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom, at: new Date(shop.clock.now().getTime() - 3_600_000).toISOString() }),
  'other currency':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom, currency: 'USD' }),
  'card of nobody':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom, last4: '7777' }),
  'money that left':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom, kind: 'out' }),
};

/** A bank takes money back. */
const reversals: { [row: string]: Scene } = {
  'reversal, paid': async (shop, { askedSom }) => {
    await shop.bankSays({ amount: askedSom });
    return () => shop.bankSays({ amount: askedSom, kind: 'reversal' });
  },
  'reversal, trusted': async (shop, { id, askedSom }) => {
    await settings(shop, { trustOrderSom: 120_000, trustDaySom: 200_000, noticeWaitMinutes: 0 });
    await shop.showsRead(shop.ali, id, cleanReceipt(shop, askedSom));
    return () => shop.bankSays({ amount: askedSom, kind: 'reversal' });
  },
  'reversal of a part': async (shop, order) => {
    await partPaid(shop, order);
    return () => shop.bankSays({ amount: 50_000, kind: 'reversal' });
  },
  'reversal, shipped': async (shop, { id, askedSom }) => {
    await shop.bankSays({ amount: askedSom });
    must(await shipOrder(shop.owner.ctx(), { orderId: id }));
    return () => shop.bankSays({ amount: askedSom, kind: 'reversal' });
  },
  'reversal of unknown money':
    async (shop, { askedSom }) =>
    () =>
      shop.bankSays({ amount: askedSom, kind: 'reversal' }),
  'reversal told first': async (shop, { askedSom }) => {
    await shop.bankSays({ amount: askedSom, kind: 'reversal' });
    return () => shop.bankSays({ amount: askedSom });
  },
};

/** An owner decides. */
const owners: { [row: string]: Scene } = {
  accepts: async (shop, { id }) => {
    await sendsReceipt(shop.ali, id);
    return async () => must(await acceptReceipt(shop.owner.ctx(), { orderId: id }));
  },
  'accepts, transfer used': async (shop, { id, askedSom }) => {
    await shop.showsRead(
      shop.ali,
      id,
      cleanReceipt(shop, askedSom, { receiverLast4: sure('9999'), reference: sure('P2P777001') }),
    );
    const { id: other, askedSom: otherSom } = await shop.places(shop.olim);
    await shop.showsRead(shop.olim, other, cleanReceipt(shop, otherSom + 9, { reference: sure('P2P888002') }));
    await rows(
      shop.system().em,
      `update receipt set facts = jsonb_set(facts, '{reference,value}', '"P2P777001"'), reference = null where order_id = ?`,
      [other],
    );
    must(await acceptReceipt(shop.owner.ctx(), { orderId: other }));
    return () => acceptReceipt(shop.owner.ctx(), { orderId: id });
  },
  refuses: async (shop, { id }) => {
    await sendsReceipt(shop.ali, id);
    return async () => must(await refuseReceipt(shop.owner.ctx(), { orderId: id, reason: 'Summa boshqa' }));
  },
  'wants a better one': async (shop, { id }) => {
    await sendsReceipt(shop.ali, id);
    return async () => must(await wantBetterReceipt(shop.owner.ctx(), { orderId: id }));
  },
  'calls it forged': async (shop, { id }) => {
    await sendsReceipt(shop.ali, id);
    return async () => must(await markForged(shop.owner.ctx(), { orderId: id }));
  },
  'saw the money':
    async (shop, { id }) =>
    async () =>
      must(await confirmPayment(shop.owner.ctx(), { orderId: id })),
  'saw the money, ended': async (shop, { id }) => {
    must(await cancelOrder(shop.ali.ctx(), { orderId: id }));
    return async () => must(await confirmPayment(shop.owner.ctx(), { orderId: id }));
  },
  'saw the money, ended, goods gone': async (shop, { id }) => {
    await expires(shop);
    await goodsSoldOut(shop);
    return async () => must(await confirmPayment(shop.owner.ctx(), { orderId: id }));
  },
  'places a notice': async (shop, { id, askedSom }) => {
    const { noticeId } = await shop.bankSays({ amount: askedSom + 1000 });
    return async () => must(await placeNotice(shop.owner.ctx(), { noticeId: noticeId ?? 0, orderId: id }));
  },
  'places a smaller notice': async (shop, { id }) => {
    const { noticeId } = await shop.bankSays({ amount: 70_000 });
    return async () => must(await placeNotice(shop.owner.ctx(), { noticeId: noticeId ?? 0, orderId: id }));
  },
  'sets a notice aside': async (shop) => {
    const { noticeId } = await shop.bankSays({ amount: 70_000 });
    return async () => must(await ignoreNotice(shop.owner.ctx(), { noticeId: noticeId ?? 0 }));
  },
  'takes a payment back': async (shop, { id, askedSom }) => {
    await shop.bankSays({ amount: askedSom });
    return async () => must(await undoPayment(shop.owner.ctx(), { orderId: id }));
  },
};

/** The clock, or the customer. */
const others: { [row: string]: Scene } = {
  'hold is over': async (shop) => () => expires(shop),
  'hold is over, part paid': async (shop, order) => {
    await partPaid(shop, order);
    return () => expires(shop);
  },
  'customer cancels, part paid': async (shop, order) => {
    await partPaid(shop, order);
    return async () => must(await cancelOrder(shop.ali.ctx(), { orderId: order.id }));
  },
};

/** Every row of the table of `docs/payments.md`, in its order. */
export const ledgerScenes: { [row: string]: Scene } = { ...receipts, ...notices, ...reversals, ...owners, ...others };

/** Where tails are off, two orders ask for one sum. */
async function placesTwin(shop: LedgerShop, { id }: OrderView): Promise<OrderView> {
  await settings(shop, { mostTailSom: 0 });
  must(await cancelOrder(shop.ali.ctx(), { orderId: id }));
  await shop.places(shop.olim);
  const twin = await shop.places(shop.ali);
  return twin;
}
