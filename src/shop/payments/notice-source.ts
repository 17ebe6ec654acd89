import { defineEntity, p } from '@mikro-orm/core';

const NoticeSourceSchema = defineEntity({
  name: 'NoticeSource',
  uniques: [{ properties: ['channel', 'kind', 'externalId'] }],
  properties: {
    id: p.integer().primary(),
    channel: p.string(),
    kind: p.enum(['bot', 'group']),
    /** The platform's id of the bank's bot, or of the group; names can be taken over by others. */
    externalId: p.string(),
    name: p.string().length(200),
    addedAt: p.datetime(),
    /** The owner who said so. */
    addedBy: p.integer(),
  },
});

/** Whose words about money are believed, because an owner said so. */
export class NoticeSource extends NoticeSourceSchema.class {}
NoticeSourceSchema.setClass(NoticeSource);
