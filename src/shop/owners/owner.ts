import { defineEntity, p } from '@mikro-orm/core';
import { Identity } from '../customers/identity.ts';
import type { Json } from '../ports.ts';

/** What the owner's next message answers, e.g. `{ kind: 'tracking', orderId: 7 }`. */
export type OwnerTask = { kind: string; [key: string]: Json };

const OwnerSchema = defineEntity({
  name: 'Owner',
  properties: {
    id: p.integer().primary(),
    identity: () => p.manyToOne(Identity).unique(),
    name: p.string().length(200),
    /** argon2id in PHC form; empty until a password is set. */
    passwordHash: p.text().nullable(),
    removedAt: p.datetime().nullable(),
    /** The sign-in is good until then at most. */
    signedInUntil: p.datetime().nullable(),
    /** Moves on with each action; past it the owner signs in again. */
    idleUntil: p.datetime().nullable(),
    failedTries: p.integer().default(0),
    failedSince: p.datetime().nullable(),
    lockedUntil: p.datetime().nullable(),
    /** How often in a row the lock fell: each one doubles the next. */
    lockLevel: p.integer().default(0),
    task: p.json<OwnerTask>().nullable(),
    createdAt: p.datetime(),
  },
});

/** A person who runs the shop. */
export class Owner extends OwnerSchema.class {}
OwnerSchema.setClass(Owner);

const OwnerClaimSchema = defineEntity({
  name: 'OwnerClaim',
  properties: {
    id: p.integer().primary(),
    tokenHash: p.string().unique(),
    createdAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** The one-use link by which the first owner takes the shop. */
export class OwnerClaim extends OwnerClaimSchema.class {}
OwnerClaimSchema.setClass(OwnerClaim);

export const promptPurposes = ['sign_in', 'set'] as const;

const PasswordPromptSchema = defineEntity({
  name: 'PasswordPrompt',
  uniques: [{ properties: ['channel', 'externalId'] }],
  properties: {
    id: p.integer().primary(),
    channel: p.string(),
    externalId: p.string(),
    purpose: p.enum(promptPurposes),
    /** PHC parameters and salt to hash with, so that only a hash is ever stored. */
    hashWith: p.text(),
    expiresAt: p.datetime(),
  },
});

/** The next text of this chat is a password: it is hashed at the door, before anything is stored. */
export class PasswordPrompt extends PasswordPromptSchema.class {}
PasswordPromptSchema.setClass(PasswordPrompt);
