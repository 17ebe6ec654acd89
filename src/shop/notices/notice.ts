import { defineEntity, p } from '@mikro-orm/core';
import { Identity } from '../customers/identity.ts';
import type { Json } from '../ports.ts';

export const noticeStatuses = ['queued', 'sent', 'held', 'dropped', 'parked'] as const;

const NoticeSchema = defineEntity({
  name: 'Notice',
  uniques: [{ properties: ['cause', 'identity', 'ordinal'] }],
  indexes: [{ properties: ['identity', 'status'] }],
  properties: {
    id: p.integer().primary(),
    cause: p.string(),
    ordinal: p.integer().default(0),
    identity: () => p.manyToOne(Identity),
    kind: p.string(),
    data: p.json<{ [key: string]: Json }>(),
    status: p.enum(noticeStatuses).default('queued'),
    /** Why it was held, dropped or parked. */
    reason: p.string().nullable(),
    createdAt: p.datetime(),
    sentAt: p.datetime().nullable(),
  },
});

/** What must be told to whom. Written with its cause, sent afterwards. */
export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice);
