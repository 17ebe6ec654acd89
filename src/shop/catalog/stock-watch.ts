import { defineEntity, p } from '@mikro-orm/core';
import { Identity } from '../customers/identity.ts';
import { Variant } from './product.ts';

const StockWatchSchema = defineEntity({
  name: 'StockWatch',
  uniques: [{ properties: ['variant', 'identity'] }],
  properties: {
    id: p.integer().primary(),
    variant: () => p.manyToOne(Variant),
    identity: () => p.manyToOne(Identity).index(),
    createdAt: p.datetime(),
  },
});

/** "Tell me when it is back": removed in the transaction that tells. */
export class StockWatch extends StockWatchSchema.class {}
StockWatchSchema.setClass(StockWatch);
