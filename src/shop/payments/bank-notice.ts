import { defineEntity, p } from '@mikro-orm/core';
import { Order } from '../orders/order.ts';
import { PaymentCard } from './payment-card.ts';

export const bankNoticeKinds = ['in', 'reversal'] as const;
export const noticeSourceKinds = ['forward', 'group', 'door'] as const;

/**
 * `open`: nobody knows yet what it pays for. `matched`: it pays for `order`. `ignored`: an owner said that it pays for
 * no order. `foreign`: about a card that is none of the shop's. `reversed`: the money went back.
 */
export const bankNoticeStates = ['open', 'matched', 'ignored', 'foreign', 'reversed'] as const;

const BankNoticeSchema = defineEntity({
  name: 'BankNotice',
  indexes: [{ properties: ['state', 'id'] }, { properties: ['amountTiyin', 'last4'] }],
  properties: {
    id: p.integer().primary(),
    /** What the notice says, as one word: the same move told twice is stored once. */
    key: p.string().unique(),
    kind: p.enum(bankNoticeKinds),
    amountTiyin: p.bigint('number'),
    currency: p.string().length(3),
    last4: p.string().length(4),
    /** When the bank says it was. */
    movedAt: p.datetime().nullable(),
    receivedAt: p.datetime(),
    card: () => p.manyToOne(PaymentCard).nullable().index(),
    sourceKind: p.enum(noticeSourceKinds),
    /** Which forwarder, bot or group it came through. */
    source: p.string(),
    /** The words, for whoever must look. */
    sealedText: p.text(),
    state: p.enum(bankNoticeStates).default('open'),
    order: () => p.manyToOne(Order).nullable().index(),
    decidedAt: p.datetime().nullable(),
    /** The owner who decided; null where the shop did. */
    decidedBy: p.integer().nullable(),
  },
});

/** Money that a bank says came onto a card, or went back. What went out is not kept. */
export class BankNotice extends BankNoticeSchema.class {}
BankNoticeSchema.setClass(BankNotice);
