import { defineEntity, p } from '@mikro-orm/core';
import { Variant } from './product.ts';

/** `start` and `correct` are the owner's; `hold` and `release` belong to an order. */
export const stockReasons = ['start', 'correct', 'hold', 'release'] as const;

const StockMoveSchema = defineEntity({
  name: 'StockMove',
  properties: {
    id: p.integer().primary(),
    variant: () => p.manyToOne(Variant).index(),
    delta: p.integer(),
    reason: p.enum(stockReasons),
    orderId: p.integer().nullable().index(),
    at: p.datetime(),
  },
});

/** One change of a variant's stock. The sum of all moves is the stock. */
export class StockMove extends StockMoveSchema.class {}
StockMoveSchema.setClass(StockMove);
