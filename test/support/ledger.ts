import type { ShopContext } from '#src/shop/context.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { parseNotice } from '#src/shop/notices/notice-kinds.ts';
import { Receipt } from '#src/shop/orders/order.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { placeOrder } from '#src/shop/orders/place-order.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import type { NoticeFacts } from '#src/shop/payments/notice-facts.ts';
import { noFacts, type ReceiptFacts } from '#src/shop/payments/receipt-facts.ts';
import { takeBankNotice, type TakenNotice } from '#src/shop/payments/take-bank-notice.ts';
import { takeReading } from '#src/shop/payments/take-reading.ts';
import type { ReceiptReading } from '#src/shop/ports.ts';
import { row } from '#src/shop/sql.ts';
import { testDatabase } from './database.ts';
import { makeCustomer, makeDelivery, makeOwner, makeSimpleProduct, must, type TestCustomer } from './factories.ts';
import { createTestShop, type TestShop } from './shop.ts';

/** A shop with a card, an owner, two customers and goods that cost 120 000 soʻm with delivery. */
export interface LedgerShop extends TestShop {
  owner: TestCustomer;
  ali: TestCustomer;
  olim: TestCustomer;
  variantId: number;
  methodId: number;
  /** Places an order of one piece. */
  places(customer: TestCustomer): Promise<OrderView>;
  /** Sends a receipt that a machine will read; answers its id. */
  shows(customer: TestCustomer, orderId: number, mediaId?: string): Promise<number>;
  /** The machine has read a receipt. */
  reads(receiptId: number, reading: ReceiptFacts | ReceiptReading): Promise<void>;
  /** Sends a receipt, which is read at once. */
  showsRead(customer: TestCustomer, orderId: number, facts: ReceiptFacts): Promise<number>;
  /** The bank tells of a move on a card of the shop, now. */
  bankSays(facts: Partial<NoticeFacts> & { amount: number }): Promise<TakenNotice>;
  order(id: number): Promise<OrderView>;
  /** Kinds of what a person was told since this was asked last, in order; of a notice to place also why. */
  told(person: TestCustomer): Promise<string[]>;
}

/** Ends the number of the shop's card. */
export const shopCard = '1234';

/** Opens the shop on the worker's own database, emptied. */
export async function openLedgerShop(kind: 'embedded' | 'server' = 'embedded', pieces = 3): Promise<LedgerShop> {
  const shop = createTestShop(await testDatabase(kind));
  const [owner, ali, olim] = [await makeOwner(shop), await makeCustomer(shop), await makeCustomer(shop, 'Olim')];
  const methodId = await makeDelivery(shop);
  const variantId = (await makeSimpleProduct(shop, pieces)).variants[0]?.id ?? 0;
  await keepCard(shop.system(), { number: `860000000000${shopCard}`, holder: 'DILNOZA KARIMOVA' });
  let files = 0;
  const heard = new Map<number, number>();
  const shows: LedgerShop['shows'] = async (customer, orderId, mediaId = `file-${(files += 1)}`) => {
    const receipt = { orderId, customerId: customer.id, mediaId, mime: 'image/jpeg' };
    must(await submitReceipt(withReader(customer.ctx()), receipt));
    return (await shop.system().em.findOneOrFail(Receipt, { order: orderId, mediaId }, { orderBy: { id: 'desc' } })).id;
  };
  const reads: LedgerShop['reads'] = async (receiptId, said) => {
    const reading = 'kind' in said ? said : { kind: 'read' as const, text: '', facts: said };
    await takeReading(shop.system(), { receiptId, reading });
  };
  return {
    ...shop,
    owner,
    ali,
    olim,
    variantId,
    methodId,
    shows,
    reads,
    places: (customer) => placesOne(customer, { variantId, methodId }),
    showsRead: async (customer, orderId, facts) => {
      const receiptId = await shows(customer, orderId);
      await reads(receiptId, facts);
      return receiptId;
    },
    bankSays: (said) => {
      const at = minuteOf(shop.clock.now());
      const move = { kind: 'in', currency: 'UZS', last4: shopCard, at, balance: null, place: null } as const;
      const facts: NoticeFacts = { ...move, ...said };
      const from = { sourceKind: 'forward', source: 'bank-bot', receivedAt: shop.clock.now() } as const;
      return takeBankNotice(shop.system(), { ...from, text: JSON.stringify(facts), facts });
    },
    order: async (id) => {
      const order = await readOrder(shop.system(), id);
      if (!order) throw new Error(`There is no order ${id}.`);
      return order;
    },
    told: async ({ identityId }) => {
      const since = { identity: identityId, id: { $gt: heard.get(identityId) ?? 0 } };
      const news = await shop.system().em.find(Notice, since, { orderBy: { id: 'asc' } });
      heard.set(identityId, news.at(-1)?.id ?? heard.get(identityId) ?? 0);
      return news.map((notice) => {
        const known = parseNotice(notice);
        return known.kind === 'notice_to_place' ? `${known.kind}: ${known.data.why}` : known.kind;
      });
    },
  };
}

/** The customer confirms a cart of one piece, without the talk that leads there. */
async function placesOne(
  customer: TestCustomer,
  { variantId, methodId }: { variantId: number; methodId: number },
): Promise<OrderView> {
  const ctx = customer.ctx();
  const draft = await row<{ id: number }>(
    ctx.em,
    `with draft as (
       insert into order_draft (customer_id, stage, phone_sealed, delivery_method_id, region, address_sealed,
         recipient_sealed, created_at, updated_at) values (?, 'checkout', ?, ?, 'samarkand', ?, ?, now(), now())
       on conflict (customer_id) where status = 'open' do update set stage = 'checkout' returning id
     ), line as (
       insert into draft_line (draft_id, variant_id, quantity) select id, ?, 1 from draft on conflict do nothing
     )
     select id from draft`,
    [
      customer.id,
      ctx.vault.seal('+998901234567'),
      methodId,
      ctx.vault.seal('Registon koʻchasi 1'),
      ctx.vault.seal('Ali Valiyev'),
      variantId,
    ],
  );
  const placing = { customerId: customer.id, identityId: customer.identityId, draftId: draft?.id ?? 0 };
  return must(await placeOrder(ctx, { ...placing, expectedTotalSom: 120_000 }));
}

/** The context of a shop that has a machine for receipts; what it is given stays unread until the test says. */
function withReader(ctx: ShopContext): ShopContext {
  return { ...ctx, readLater: async () => {} };
}

/** What banks and receipts print: no seconds. */
export function minuteOf(at: Date): string {
  return `${at.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)}:00.000Z`;
}

let transfers = 0;

/** A receipt on which everything is right for this sum, of a transfer of its own; `given` changes what it says. */
export function cleanReceipt(shop: TestShop, amountSom: number, given: Partial<ReceiptFacts> = {}): ReceiptFacts {
  transfers += 1;
  return {
    ...noFacts,
    amount: sure(amountSom),
    currency: sure('UZS'),
    receiverLast4: sure(shopCard),
    paidAt: sure(minuteOf(shop.clock.now())),
    // Far from each other: a number one character off is suspected.
    reference: sure(`P2P${transfers * 7_919}-${transfers * 104_729}`),
    status: sure('success' as const),
    ...given,
  };
}

/** A fact that was read for certain. */
export function sure<T>(value: T): { value: T; confidence: number } {
  return { value, confidence: 0.99 };
}

/**
 * How often each race is run: twice in the suite. `LEDGER_ROUNDS=100 npx vitest run test/shop/ledger-races.test.ts`
 * runs each a hundred times, and as many random days.
 */
export const ledgerRounds = Number(process.env['LEDGER_ROUNDS'] ?? 2);
