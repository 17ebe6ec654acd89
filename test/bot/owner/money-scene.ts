import type { OrderView } from '#src/shop/orders/order-view.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { makeClaim } from '#src/shop/owners/claim.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import { noFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { takeBankNotice } from '#src/shop/payments/take-bank-notice.ts';
import { takeReading } from '#src/shop/payments/take-reading.ts';
import { encodeOwnerTap, type OwnerTap } from '#src/ui/owner/callback-data.ts';
import { makeDelivery, makeSimpleProduct, must, orders, type TestCustomer } from '#test/support/factories.ts';
import { openDeskScene } from './scene.ts';

export const ega = 11;
export const password = 'qizil-olma-7-daraxt';

/** A fact that was read for certain. */
export const sure = <T>(value: T) => ({ value, confidence: 0.95 });

/** The desk of a shop with one card, one thing to buy, and one owner, who is signed in. */
export async function openMoneyScene() {
  const desk = await openDeskScene();
  const { shop } = desk;
  await keepCard(shop.system(), { number: '8600000000003456', holder: 'DILNOZA R' });
  const variantId = (await makeSimpleProduct(shop, 20, 300_000)).variants[0]?.id ?? 0;
  const methodId = await makeDelivery(shop, { feeSom: 0 });
  await desk.says(ega, `/start claim_${must(await makeClaim(shop.system()))}`);
  await desk.says(ega, password);
  shop.jobs.length = 0;
  let buyers = 20;
  const now = (order: { id: number }) => readOrder(shop.system(), order.id);
  return {
    ...desk,
    variantId,
    tapsOn: (tap: OwnerTap) => desk.taps(ega, encodeOwnerTap(tap)),
    /** A text without markup, as the owner reads it. */
    text: (key: string, values = {}) => desk.words.plain(key, values).replaceAll(/<[^>]+>/g, ''),
    /** The owner's newest screen without markup. */
    read: () => desk.screen(ega).replaceAll(/<[^>]+>/g, ''),
    now,
    statusOf: async (order: { id: number }) => (await now(order))?.status,
    /** Somebody new orders; what the owners are told of that is left out. */
    placed: async (quantity = 1): Promise<{ buyer: TestCustomer; order: OrderView }> => {
      buyers += 1;
      const buyer = await desk.buyer(buyers, `Xaridor ${buyers}`);
      const order = await orders(buyer, { variantId, methodId, quantity });
      shop.jobs.length = 0;
      return { buyer, order };
    },
    /** A receipt that a machine read: of this order as asked, unless told otherwise. Answers its id. */
    shows: async (buyer: TestCustomer, order: OrderView, given: Partial<ReceiptFacts> = {}): Promise<number> => {
      const { id, askedSom } = order;
      const mediaId = `picture-${id}-${JSON.stringify(given).length}`;
      const ctx = { ...buyer.ctx(), readLater: () => Promise.resolve() };
      const taken = await submitReceipt(ctx, { orderId: id, customerId: buyer.id, mediaId, mime: 'image/jpeg' });
      const receiptId = must(taken).receipt?.id ?? 0;
      const facts: ReceiptFacts = {
        ...noFacts,
        amount: sure(askedSom),
        currency: sure('UZS'),
        receiverLast4: sure('3456'),
        paidAt: sure(shop.clock.now().toISOString()),
        reference: sure(`48210${id}93377`),
        status: sure('success' as const),
        ...given,
      };
      await takeReading(shop.system(), { receiptId, reading: { kind: 'read', text: '', facts } });
      return receiptId;
    },
    /** The bank tells of money on a card, with what is on it afterwards. Answers the id of the notice. */
    bankTells: async (amount: number, last4 = '3456', kind: 'in' | 'reversal' = 'in'): Promise<number> => {
      const receivedAt = shop.clock.now();
      const at = receivedAt.toISOString();
      const facts = { kind, amount, currency: 'UZS', last4, at, balance: 7_654_321, place: null };
      const words = `➕ ${amount}.00 UZS\n💳 *${last4}\n💰 Balans: 7654321.00 UZS`;
      const notice = { text: words, facts, sourceKind: 'forward', source: 'test', receivedAt } as const;
      return (await takeBankNotice(shop.system(), notice)).noticeId ?? 0;
    },
  };
}

export type MoneyScene = Awaited<ReturnType<typeof openMoneyScene>>;
