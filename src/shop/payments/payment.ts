import { defineEntity, p } from '@mikro-orm/core';
import { Order, Receipt } from '../orders/order.ts';
import { BankNotice } from './bank-notice.ts';

/** What proved the money: the bank, the owner's own eyes, or nobody (`trust`). */
export const paymentProofs = ['notice', 'notice_and_receipt', 'owner', 'trust'] as const;
export type PaymentProof = (typeof paymentProofs)[number];

const PaymentSchema = defineEntity({
  name: 'Payment',
  indexes: [
    {
      name: 'payment_notice_unique',
      expression: `create unique index "payment_notice_unique" on "payment" ("notice_id") where "undone_at" is null`,
    },
    {
      name: 'payment_reference_unique',
      expression: `create unique index "payment_reference_unique" on "payment" ("reference") where "undone_at" is null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    order: () => p.manyToOne(Order).index(),
    proof: p.enum(paymentProofs),
    amountTiyin: p.bigint('number'),
    /** Unique among payments that stand: one notice pays for one order. */
    notice: () => p.manyToOne(BankNotice).nullable(),
    receipt: () => p.manyToOne(Receipt).nullable().index(),
    /** Unique among payments that stand: one transfer pays for one order. */
    reference: p.string().nullable(),
    at: p.datetime().index(),
    /** When an owner took it back, or the bank did. */
    undoneAt: p.datetime().nullable(),
  },
});

/** Money that counts as having come for an order. */
export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);
