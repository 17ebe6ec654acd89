import { defineEntity, p } from '@mikro-orm/core';

const PaymentCardSchema = defineEntity({
  name: 'PaymentCard',
  properties: {
    id: p.integer().primary(),
    numberSealed: p.text(),
    numberFingerprint: p.string().unique(),
    last4: p.string().length(4).index(),
    holder: p.string().length(100),
    /** Since when customers were sent to it. */
    activeFrom: p.datetime(),
    /** Since when no new order is sent to it; late payments to it still count. */
    retiredAt: p.datetime().nullable(),
    /** Cards are used in turn: the one that waited longest comes next. */
    lastUsedAt: p.datetime().nullable(),
  },
});

/** A card of the shop that customers pay to. */
export class PaymentCard extends PaymentCardSchema.class {}
PaymentCardSchema.setClass(PaymentCard);
