import { defineEntity, p } from '@mikro-orm/core';
import { Identity } from './identity.ts';

const BridgeOfferSchema = defineEntity({
  name: 'BridgeOffer',
  properties: {
    id: p.integer().primary(),
    /** Who was offered it, and who becomes one customer with its opener. */
    identity: () => p.manyToOne(Identity).index(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** A link by which a customer comes over to a channel where he can always be told. It is good once. */
export class BridgeOffer extends BridgeOfferSchema.class {}
BridgeOfferSchema.setClass(BridgeOffer);
