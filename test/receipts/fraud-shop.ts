import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { Order, Receipt } from '#src/shop/orders/order.ts';
import { submitReceipt } from '#src/shop/orders/submit-receipt.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import { paymentWork } from '#src/shop/payments/payment-work.ts';
import { takeReading } from '#src/shop/payments/take-reading.ts';
import type { VerdictReason } from '#src/shop/payments/verdict.ts';
import type { ReceiptReading } from '#src/shop/ports.ts';
import { fresh } from '#src/shop/sql.ts';
import type { Database } from '#src/storage/database.ts';
import { makeCustomer, makeOwner, must, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, movableClock, type TestShop } from '#test/support/shop.ts';
import { writeOrder } from './fraud-order.ts';
import { epoch, shopCard, type FraudCase } from './fraud-set.ts';

/**
 * What became of a receipt when the bank said nothing: the order was paid all the same; it looked clean, waited for the
 * bank, and was handed to the owner; the owner was asked at once; the shop refused it.
 */
export type Fate = 'accepted' | 'clean' | 'review' | 'refused';

export interface Outcome {
  case: FraudCase;
  fate: Fate;
  reasons: VerdictReason[];
}

/** Reads what a case shows: its own picture, or the one that was shown before it. */
export type ReadCase = (shown: Pick<FraudCase, 'spec'> & FraudCase) => Promise<ReceiptReading>;

export interface FraudShop {
  /** Lets a customer order and send the receipt of the case, after whatever was shown before. */
  play(one: FraudCase): Promise<void>;
  /** Lets the time pass in which the bank could have spoken, and says what became of each. */
  outcomes(): Promise<Outcome[]>;
}

interface Sent {
  orderId: number;
  receiptId: number;
  mediaId: string;
}

/** A shop with settings as they are at first, on an empty database: tells what it does with each case of the set. */
export async function openFraudShop(database: Database, read: ReadCase): Promise<FraudShop> {
  const shop = createTestShop(database, movableClock(epoch.toISOString()));
  const cardId = await keepCard(shop.system(), shopCard);
  const owner = await makeOwner(shop);
  const played: { one: FraudCase; sent: Sent }[] = [];
  const send = createSending(shop, cardId, read);

  const showBefore = async (one: FraudCase, customer: TestCustomer): Promise<Sent | undefined> => {
    if (!one.before) return undefined;
    const { by, spec } = one.before;
    const { paintedSom: _painted, ...rest } = one;
    const earlier = { ...rest, spec, askedSom: spec.amount, name: `${one.name}, before` };
    const payer = by === 'other customer, paid' ? await makeCustomer(shop) : customer;
    const sent = await send(earlier, payer);
    if (by === 'other customer, paid') must(await acceptReceipt(owner.ctx(), { orderId: sent.orderId }));
    if (by === 'himself, expired') must(await cancelOrder(payer.ctx(), { orderId: sent.orderId }));
    return sent;
  };
  return {
    play: async (one) => {
      const customer = await makeCustomer(shop);
      const earlier = await showBefore(one, customer);
      const sameOrder = one.before?.by === 'himself, same order' ? earlier?.orderId : undefined;
      const sameFile = one.before?.isSameFile ? earlier?.mediaId : undefined;
      const sent = await send(one, customer, { orderId: sameOrder, mediaId: sameFile });
      played.push({ one, sent });
    },
    outcomes: async () => {
      shop.clock.forward(24 * 60);
      while ((await paymentWork(shop.system(), 100)) > 0);
      return Promise.all(played.map(({ one, sent }) => outcomeOf(shop, one, sent)));
    },
  };
}

type Send = (
  shown: FraudCase,
  customer: TestCustomer,
  same?: { orderId?: number | undefined; mediaId?: string | undefined },
) => Promise<Sent>;

function createSending(shop: TestShop, cardId: number, read: ReadCase): Send {
  let files = 0;
  return async (shown, customer, same = {}) => {
    const orderId = same.orderId ?? (await writeOrder(shop, customer, { cardId, ...shown }));
    const mediaId = same.mediaId ?? `file-${(files += 1)}`;
    const queued: number[] = [];
    const ctx = {
      ...customer.ctx(),
      readLater: async (_tx: unknown, job: { receiptId: number }) => void queued.push(job.receiptId),
    };
    must(await submitReceipt(ctx, { orderId, customerId: customer.id, mediaId, mime: 'image/jpeg' }));
    const [receiptId] = queued;
    if (receiptId === undefined) throw new Error(`Nobody was to read the receipt of ${shown.name}.`);
    await takeReading(shop.system(), { receiptId, reading: await read(shown) });
    return { orderId, receiptId, mediaId };
  };
}

async function outcomeOf(shop: TestShop, one: FraudCase, { orderId, receiptId }: Sent): Promise<Outcome> {
  const { em } = shop.system();
  const order = await em.findOneOrFail(Order, { id: orderId }, fresh);
  const { verdict, status, reasons } = await em.findOneOrFail(Receipt, { id: receiptId }, fresh);
  return { case: one, reasons, fate: fateOf(order.status, status, verdict) };
}

function fateOf(order: Order['status'], receipt: Receipt['status'], verdict: Receipt['verdict']): Fate {
  if (order !== 'checking_receipt' && order !== 'awaiting_payment') return 'accepted';
  if (receipt === 'refused') return 'refused';
  return verdict === 'clean' ? 'clean' : 'review';
}
