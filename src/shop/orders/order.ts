import { defineEntity, p } from '@mikro-orm/core';
import { Variant, type Options } from '../catalog/product.ts';
import { Customer } from '../customers/customer.ts';
import { Identity } from '../customers/identity.ts';
import { deliveryKinds } from '../delivery/delivery-method.ts';
import { regions } from '../delivery/region.ts';
import type { Texts } from '../language.ts';
import type { Json } from '../ports.ts';
import { PaymentCard } from '../payments/payment-card.ts';
import type { ReceiptFacts } from '../payments/receipt-facts.ts';
import { verdicts, type VerdictReason } from '../payments/verdict.ts';
import { OrderDraft } from './draft.ts';
import { paymentKinds } from './payment-kind.ts';
import { orderStatuses } from './order-machine.ts';

const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'orders',
  indexes: [
    { properties: ['status', 'holdUntil'] },
    { properties: ['status', 'id'] },
    { properties: ['customer', 'id'] },
    { properties: ['card', 'askedSom'] },
    {
      name: 'orders_sum_held_unique',
      expression: `create unique index "orders_sum_held_unique" on "orders" ("card_id", "asked_som") where "sum_held"`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    /** What people call it, e.g. `S-1042`. */
    number: p.string().unique(),
    customer: () => p.manyToOne(Customer),
    /** Where it was placed, and where its news goes. */
    identity: () => p.manyToOne(Identity).index(),
    /** The draft it came from; unique, so a second tap finds the same order. */
    draft: () => p.manyToOne(OrderDraft).unique(),
    status: p.enum(orderStatuses),
    itemsSom: p.integer(),
    deliverySom: p.integer(),
    totalSom: p.integer(),
    paymentKind: p.enum(paymentKinds).default('card'),
    /** What the customer is to transfer: the total or the part in advance, and the tail that makes the sum unique; 0 for cash. */
    askedSom: p.integer().default(0),
    /** What is to be taken in cash when the goods are handed over. */
    dueSom: p.integer().default(0),
    /** What has come of `askedSom` so far, by proof. */
    paidSom: p.integer().default(0),
    /** The card that the customer was given; null for cash, or where the shop had none. */
    card: () => p.manyToOne(PaymentCard).nullable(),
    /** While true no other order of that card may ask for the same sum (a partial unique index). */
    sumHeld: p.boolean().default(false),
    deliveryKind: p.enum(deliveryKinds),
    deliveryTitle: p.json<Texts>(),
    /** Where the goods can be fetched, for pick-up. */
    pickupAddress: p.json<Texts>().nullable(),
    region: p.enum(regions).nullable(),
    phoneSealed: p.text(),
    addressSealed: p.text().nullable(),
    recipientSealed: p.text(),
    /** Until when the goods are held for payment. */
    holdUntil: p.datetime(),
    remindedAt: p.datetime().nullable(),
    tracking: p.string().length(500).nullable(),
    placedAt: p.datetime().index(),
    updatedAt: p.datetime(),
    lines: () => p.oneToMany(OrderLine).mappedBy('order').orderBy({ id: 'asc' }),
  },
});

/** A placed order: prices and goods are frozen. */
export class Order extends OrderSchema.class {}
OrderSchema.setClass(Order);

const OrderLineSchema = defineEntity({
  name: 'OrderLine',
  properties: {
    id: p.integer().primary(),
    order: () => p.manyToOne(Order).index(),
    variant: () => p.manyToOne(Variant).index(),
    title: p.json<Texts>(),
    options: p.json<Options>(),
    priceSom: p.integer(),
    quantity: p.integer(),
  },
});

/** One variant of an order, with its title and price as they were. */
export class OrderLine extends OrderLineSchema.class {}
OrderLineSchema.setClass(OrderLine);

const OrderEventSchema = defineEntity({
  name: 'OrderEvent',
  properties: {
    id: p.integer().primary(),
    order: () => p.manyToOne(Order).index(),
    event: p.string(),
    from: p.enum(orderStatuses).nullable(),
    to: p.enum(orderStatuses),
    actorKind: p.string(),
    actorId: p.integer().nullable(),
    data: p.json<{ [key: string]: Json }>(),
    at: p.datetime().index(),
  },
});

/** One step in an order's life; written in the transaction of the step. */
export class OrderEvent extends OrderEventSchema.class {}
OrderEventSchema.setClass(OrderEvent);

/** `waiting`: a machine is to read it. `unread`: none could, or the picture is older than the machine. */
export const readingStates = ['waiting', 'read', 'unread'] as const;

export const receiptStatuses = ['waiting', 'accepted', 'refused'] as const;

const ReceiptSchema = defineEntity({
  name: 'Receipt',
  indexes: [{ properties: ['amountTiyin', 'paidAt'] }],
  properties: {
    id: p.integer().primary(),
    order: () => p.manyToOne(Order).index(),
    mediaId: p.string().index(),
    mime: p.string(),
    status: p.enum(receiptStatuses).default('waiting'),
    submittedAt: p.datetime(),
    judgedAt: p.datetime().nullable(),
    /** The platform's own id of the file, the same whoever sends it on. */
    fileUniqueId: p.string().nullable().index(),
    reading: p.enum(readingStates).default('unread'),
    facts: p.json<ReceiptFacts>().nullable(),
    verdict: p.enum(verdicts).nullable(),
    reasons: p.json<VerdictReason[]>().default([]),
    /** Of the facts, to find a transfer that was shown before. */
    reference: p.string().nullable().index(),
    amountTiyin: p.bigint('number').nullable(),
    paidAt: p.datetime().nullable(),
    /** Until when a clean receipt waits for the bank's notice; null when it does not. */
    waitUntil: p.datetime().nullable().index(),
    /** When the owners were asked to look. */
    askedAt: p.datetime().nullable(),
    /** 0 to 100; what is most doubtful is shown first. */
    risk: p.integer().default(0),
    /** An owner said that it is forged. */
    forged: p.boolean().default(false),
    /** Stable name of the message that brought it; null where that is not known. */
    sourceMessage: p.string().nullable().index(),
    /** When the customer took that message back. */
    withdrawnAt: p.datetime().nullable(),
  },
});

/** A picture or document by which the customer says that he paid. */
export class Receipt extends ReceiptSchema.class {}
ReceiptSchema.setClass(Receipt);
