import { defineEntity, p } from '@mikro-orm/core';

const foreignKinds = ['person', 'post', 'comment', 'message'] as const;

const ForeignIdSchema = defineEntity({
  name: 'ForeignId',
  uniques: [{ properties: ['channel', 'kind', 'externalId'] }],
  properties: {
    id: p.integer().primary(),
    channel: p.string(),
    kind: p.enum(foreignKinds),
    /** The platform's own id, exact to the letter. */
    externalId: p.text(),
    madeAt: p.datetime().index(),
  },
});

/** A platform's own id that has a number of ours. */
export class ForeignId extends ForeignIdSchema.class {}
ForeignIdSchema.setClass(ForeignId);

export type ForeignKind = (typeof foreignKinds)[number];
