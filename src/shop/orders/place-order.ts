import type { EntityManager } from '@mikro-orm/core';
import { moveStock } from '../catalog/move-stock.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { Customer } from '../customers/customer.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { failed, ok, type Refusal, type Result } from '../result.ts';
import { readSettings, type SettingsView } from '../settings/read-settings.ts';
import { fresh, row } from '../sql.ts';
import { Variant } from '../catalog/product.ts';
import { OrderDraft } from './draft.ts';
import { askSum } from '../payments/ask-sum.ts';
import { nextMissing, type DraftLineView, type DraftView } from './draft-view.ts';
import { limitsFor } from './order-limits.ts';
import type { OrderStatus } from './order-machine.ts';
import type { OrderView } from './order-view.ts';
import { Order, OrderLine } from './order.ts';
import { readDraft } from './read-draft.ts';
import { findOrderOfDraft, readOrder } from './read-order.ts';
import { writeHistory } from './write-history.ts';

export type PlaceOrder = {
  customerId: number;
  identityId: number;
  draftId: number;
  /** The total that the customer agreed to; the order is not placed at another one. */
  expectedTotalSom: number;
};

/** `total_changed` carries `totalSom`; `sold_out` carries `lines: [{ variantId, left }]`; `incomplete` the `slot`. */
export type PlaceRefusal =
  | 'not_allowed'
  | 'cart_empty'
  | 'incomplete'
  | 'sold_out'
  | 'shop_paused'
  | 'too_many_open'
  | 'total_changed';

/**
 * Places the draft as an order: number, frozen prices, goods held until `holdUntil`.
 * Where all is paid in cash on delivery it is `confirmed` at once, else it awaits the transfer of `askedSom`.
 * A draft that was placed already answers its order again, so a second tap or a repeated update changes nothing.
 */
export async function placeOrder(ctx: ShopContext, input: PlaceOrder): Promise<Result<OrderView, PlaceRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== 'customer' || actor.id !== input.customerId) return failed('not_allowed');
  return inTransaction(ctx, async (tx) => {
    const reader = { em: tx, vault: ctx.vault };
    const status = await lockDraft(tx, input);
    const placed = status === 'placed' ? await findOrderOfDraft(reader, input.draftId) : undefined;
    if (placed) return ok(placed);
    if (status !== 'open') return failed('cart_empty');
    const settings = await readSettings(reader);
    const draft = await readDraft(reader, input.customerId);
    const refusal = await refuse(tx, input, draft, settings);
    if (refusal) return refusal;
    const orderId = await writeOrder(ctx, tx, { ...input, draft, settings });
    const reserved = await reserve(ctx, tx, orderId, draft.lines);
    if (!reserved.ok) return reserved;
    const order = await readOrder(reader, orderId);
    if (!order) throw new Error(`Order ${orderId} is gone within its own transaction.`);
    const { number, totalSom } = order;
    const cause = `order:${orderId}:placed`;
    await tellOwners(ctx, tx, { cause, kind: 'new_order', data: { orderId, number, totalSom } });
    return ok(order);
  });
}

async function lockDraft(tx: EntityManager, { draftId, customerId }: PlaceOrder): Promise<string | undefined> {
  const sql = 'select status from order_draft where id = ? and customer_id = ? for update';
  return (await row<{ status: string }>(tx, sql, [draftId, customerId]))?.status;
}

async function refuse(
  tx: EntityManager,
  input: PlaceOrder,
  draft: DraftView,
  settings: SettingsView,
): Promise<Refusal<PlaceRefusal> | undefined> {
  if (settings.paused) return failed('shop_paused');
  if (draft.lines.length === 0) return failed('cart_empty');
  const slot = nextMissing(draft);
  if (slot !== 'confirm') return failed('incomplete', { slot: slot ?? null });
  const { maxOpenOrders } = limitsFor(settings, draft.forgedReceipts);
  const unpaid = { customer: input.customerId, status: { $in: unpaidStatuses } };
  if ((await tx.count(Order, unpaid)) >= maxOpenOrders) return failed('too_many_open', { max: maxOpenOrders });
  const tooMany = draft.lines.some((line) => line.quantity > settings.maxUnits);
  if (tooMany) return failed('incomplete', { slot: 'quantity', max: settings.maxUnits });
  return soldOut(draft.lines) ?? changedTotal(input, draft);
}

/** States of orders that hold goods for which nothing was paid. */
const unpaidStatuses: OrderStatus[] = ['awaiting_payment', 'checking_receipt', 'confirmed'];

function soldOut(lines: DraftLineView[]): Refusal<'sold_out'> | undefined {
  const scarce = lines.filter((line) => line.stock < line.quantity);
  if (scarce.length === 0) return undefined;
  return failed('sold_out', { lines: scarce.map((line) => ({ variantId: line.variantId, left: line.stock })) });
}

function changedTotal(input: PlaceOrder, draft: DraftView): Refusal<'total_changed'> | undefined {
  if (draft.totalSom === input.expectedTotalSom) return undefined;
  return failed('total_changed', { totalSom: draft.totalSom });
}

type Placing = PlaceOrder & { draft: DraftView; settings: SettingsView };

async function writeOrder(ctx: ShopContext, tx: EntityManager, placing: Placing): Promise<number> {
  const { draft, settings } = placing;
  const now = ctx.clock.now();
  const { phone, delivery, recipient, itemsSom, deliverySom, totalSom } = draft;
  if (phone === null || delivery === null || recipient === null || deliverySom === null) {
    throw new Error('A draft without details was to be placed.');
  }
  const payment = await askPayment(ctx, tx, placing);
  const { holdMinutes } = limitsFor(settings, draft.forgedReceipts);
  const toDoor = delivery.kind !== 'pickup';
  const orderId = await tx.insert(Order, {
    number: await nextNumber(tx, settings.orderPrefix),
    customer: placing.customerId,
    identity: placing.identityId,
    draft: draft.id,
    itemsSom,
    deliverySom,
    totalSom,
    ...payment,
    deliveryKind: delivery.kind,
    deliveryTitle: delivery.title,
    pickupAddress: delivery.kind === 'pickup' ? delivery.address : null,
    region: toDoor ? draft.region : null,
    phoneSealed: ctx.vault.seal(phone),
    addressSealed: toDoor && draft.address !== null ? ctx.vault.seal(draft.address) : null,
    recipientSealed: ctx.vault.seal(recipient),
    holdUntil: new Date(now.getTime() + holdMinutes * 60_000),
    placedAt: now,
    updatedAt: now,
  });
  for (const { variantId, title, options, priceSom, quantity } of draft.lines) {
    await tx.insert(OrderLine, { order: orderId, variant: variantId, title, options, priceSom, quantity });
  }
  await tx.nativeUpdate(OrderDraft, { id: draft.id }, { status: 'placed', updatedAt: now });
  await keepPhone(ctx, tx, placing.customerId, phone);
  await writeHistory(ctx, tx, orderId, { event: 'place', from: null, to: payment.status, data: { totalSom } });
  return orderId;
}

type Payment = Pick<Order, 'paymentKind' | 'askedSom' | 'dueSom' | 'sumHeld'> & {
  status: OrderStatus;
  card: number | null;
};

/** What is to be transferred and to which card, what is left for cash, and the state in which the order begins. */
async function askPayment(ctx: ShopContext, tx: EntityManager, { draft, settings }: Placing): Promise<Payment> {
  const { paymentKind, totalSom, prepaySom } = draft;
  if (paymentKind === null) throw new Error('A draft without a way of paying was to be placed.');
  if (paymentKind === 'cash') {
    return { paymentKind, status: 'confirmed', askedSom: 0, dueSom: totalSom, card: null, sumHeld: false };
  }
  const payableSom = paymentKind === 'part' ? prepaySom : totalSom;
  const { cardId, askedSom, sumHeld } = await askSum(ctx, tx, { payableSom, mostTailSom: settings.mostTailSom });
  const dueSom = totalSom - payableSom;
  return { paymentKind, status: 'awaiting_payment', askedSom, dueSom, card: cardId, sumHeld };
}

async function nextNumber(tx: EntityManager, prefix: string): Promise<string> {
  const next = await row<{ number: string }>(tx, `select nextval('order_number_seq')::text as number`);
  if (!next) throw new Error('The sequence of order numbers gave none.');
  return `${prefix}-${next.number}`;
}

async function keepPhone(ctx: ShopContext, tx: EntityManager, customerId: number, phone: string): Promise<void> {
  const known = { phoneSealed: ctx.vault.seal(phone), phoneFingerprint: ctx.vault.fingerprint(phone) };
  await tx.nativeUpdate(Customer, { id: customerId }, known);
}

async function reserve(
  ctx: ShopContext,
  tx: EntityManager,
  orderId: number,
  lines: DraftLineView[],
): Promise<Result<null, 'sold_out'>> {
  const scarce: { variantId: number; left: number }[] = [];
  // Always in the order of the variants: two transactions never wait for each other.
  for (const { variantId, quantity } of lines.toSorted((a, b) => a.variantId - b.variantId)) {
    const left = await moveStock(ctx, tx, { variantId, delta: -quantity, reason: 'hold', orderId });
    if (left !== undefined) continue;
    const variant = await tx.findOne(Variant, { id: variantId }, fresh);
    scarce.push({ variantId, left: variant?.stock ?? 0 });
  }
  return scarce.length === 0 ? ok(null) : failed('sold_out', { lines: scarce });
}
