import { defineEntity, p } from '@mikro-orm/core';
import { Product, Variant, type Options } from '../catalog/product.ts';
import { Customer } from '../customers/customer.ts';
import { DeliveryMethod } from '../delivery/delivery-method.ts';
import { regions } from '../delivery/region.ts';
import { paymentKinds } from './payment-kind.ts';

const draftStatuses = ['open', 'placed', 'dropped'] as const;
/** What the customer is doing: choosing a variant, looking at the cart, or giving the details of the order. */
const draftStages = ['choosing', 'cart', 'checkout'] as const;

const OrderDraftSchema = defineEntity({
  name: 'OrderDraft',
  properties: {
    id: p.integer().primary(),
    customer: () => p.manyToOne(Customer),
    status: p.enum(draftStatuses).default('open'),
    stage: p.enum(draftStages).default('choosing'),
    /** The product whose variant is being chosen. */
    product: () => p.manyToOne(Product).nullable().index(),
    chosen: p.json<Options>().nullable(),
    phoneSealed: p.text().nullable(),
    deliveryMethod: () => p.manyToOne(DeliveryMethod).nullable().index(),
    region: p.enum(regions).nullable(),
    addressSealed: p.text().nullable(),
    recipientSealed: p.text().nullable(),
    paymentKind: p.enum(paymentKinds).nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    lines: () => p.oneToMany(DraftLine).mappedBy('draft').orderBy({ id: 'asc' }),
  },
  // One open draft a customer, whatever two taps at once try.
  indexes: [
    {
      name: 'order_draft_open_unique',
      expression: `create unique index "order_draft_open_unique" on "order_draft" ("customer_id") where "status" = 'open'`,
    },
    { properties: ['customer'] },
  ],
});

/** What a customer is about to order. The truth of a sale until it is placed. */
export class OrderDraft extends OrderDraftSchema.class {}
OrderDraftSchema.setClass(OrderDraft);

const DraftLineSchema = defineEntity({
  name: 'DraftLine',
  uniques: [{ properties: ['draft', 'variant'] }],
  properties: {
    id: p.integer().primary(),
    draft: () => p.manyToOne(OrderDraft),
    variant: () => p.manyToOne(Variant).index(),
    quantity: p.integer().check('quantity > 0'),
  },
});

/** One variant in the cart. */
export class DraftLine extends DraftLineSchema.class {}
DraftLineSchema.setClass(DraftLine);
