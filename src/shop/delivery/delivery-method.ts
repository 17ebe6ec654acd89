import { defineEntity, p } from '@mikro-orm/core';
import type { Texts } from '../language.ts';
import type { Region } from './region.ts';

export const deliveryKinds = ['courier', 'post', 'pickup'] as const;

const DeliveryMethodSchema = defineEntity({
  name: 'DeliveryMethod',
  properties: {
    id: p.integer().primary(),
    kind: p.enum(deliveryKinds),
    title: p.json<Texts>(),
    /** How long it takes, in the owner's words. */
    eta: p.json<Texts>(),
    feeSom: p.integer().check('fee_som >= 0'),
    /** Goods worth this much or more travel free; never free when empty. */
    freeFromSom: p.integer().nullable(),
    regions: p.json<Region[] | 'all'>(),
    /** Where to come, for pick-up. */
    address: p.json<Texts>().nullable(),
    active: p.boolean().default(true),
    position: p.integer().default(0),
  },
});

/** A way in which goods reach the customer. */
export class DeliveryMethod extends DeliveryMethodSchema.class {}
DeliveryMethodSchema.setClass(DeliveryMethod);
