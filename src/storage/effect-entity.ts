import { defineEntity, p } from '@mikro-orm/core';

const EffectSchema = defineEntity({
  name: 'EffectRow',
  tableName: 'effect',
  properties: {
    cause: p.string().primary(),
    ordinal: p.integer().primary(),
    digest: p.string(),
    outcome: p.enum(['done', 'unknown'] as const),
    result: p.text().nullable(),
    at: p.datetime().index(),
  },
});

/** An outgoing call that was made, so that it is not made again for the same cause. */
export class EffectRow extends EffectSchema.class {}
EffectSchema.setClass(EffectRow);
