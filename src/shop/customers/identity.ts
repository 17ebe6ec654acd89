import { defineEntity, p } from '@mikro-orm/core';
import { Customer } from './customer.ts';

const IdentitySchema = defineEntity({
  name: 'Identity',
  uniques: [{ properties: ['channel', 'externalId'] }],
  // The timetable looks for the few chats that are due among all.
  indexes: [
    // And for the few whose reply window is about to close.
    { properties: ['channel', 'lastInboundAt'] },
    {
      name: 'identity_taken_over_index',
      expression: `create index "identity_taken_over_index" on "identity" ("taken_over_until") where "taken_over_until" is not null`,
    },
  ],
  properties: {
    id: p.integer().primary(),
    customer: () => p.manyToOne(Customer).index(),
    channel: p.string(),
    /** The platform's id of the chat, always as a string. */
    externalId: p.string(),
    username: p.string().nullable(),
    lastInboundAt: p.datetime().nullable(),
    /** Set when the platform said that we cannot reach this person. */
    blockedAt: p.datetime().nullable(),
    /** Set by /stop: only news of the person's own open orders go out. */
    stoppedAt: p.datetime().nullable(),
    /** While in the future, a person of the shop talks here and the bot is silent. */
    takenOverUntil: p.datetime().nullable(),
  },
});

/** A person on one channel. */
export class Identity extends IdentitySchema.class {}
IdentitySchema.setClass(Identity);
