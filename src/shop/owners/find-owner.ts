import type { ShopContext } from '../context.ts';
import { fresh, row } from '../sql.ts';
import { Owner, type OwnerTask } from './owner.ts';
import { isSignedIn } from './session.ts';

/** A person who runs the shop as screens see it. Times are ISO strings in UTC. */
export type OwnerView = {
  id: number;
  identityId: number;
  name: string;
  hasPassword: boolean;
  signedIn: boolean;
  /** In the future while wrong passwords keep him out. */
  lockedUntil: string | null;
  task: OwnerTask | null;
};

type Reader = Pick<ShopContext, 'em' | 'clock'>;

/** The owner behind a person on a channel; nothing for everybody else and for one who was removed. */
export async function findOwner(ctx: Reader, identityId: number): Promise<OwnerView | undefined> {
  const found = await row<{ owner: OwnerFacts | null }>(
    ctx.em,
    `select ${ownerFacts} as owner from identity where identity.id = ?`,
    [identityId],
  );
  return found?.owner ? viewOwnerFacts(found.owner, ctx.clock.now()) : undefined;
}

/** What `ownerFacts` reads. Times are milliseconds since 1970. */
export type OwnerFacts = {
  id: number;
  name: string;
  identityId: number;
  hasPassword: boolean;
  signedInUntil: number | null;
  idleUntil: number | null;
  lockedUntil: number | null;
  task: OwnerTask | null;
};

/** Column of a statement about `identity`: the owner behind it, or null. */
export const ownerFacts = `(select jsonb_build_object('id', owner.id, 'name', owner.name,
  'identityId', owner.identity_id, 'hasPassword', coalesce(owner.password_hash, '') <> '',
  'signedInUntil', extract(epoch from owner.signed_in_until) * 1000,
  'idleUntil', extract(epoch from owner.idle_until) * 1000,
  'lockedUntil', extract(epoch from owner.locked_until) * 1000, 'task', owner.task)
  from owner where owner.identity_id = identity.id and owner.removed_at is null)`;

/** What screens see at this time of an owner who was not removed. */
export function viewOwnerFacts(facts: OwnerFacts, now: Date): OwnerView {
  const { id, name, identityId, hasPassword, task } = facts;
  const lockedUntil = facts.lockedUntil !== null && facts.lockedUntil > now.getTime() ? facts.lockedUntil : null;
  const session = { removedAt: null, signedInUntil: at(facts.signedInUntil), idleUntil: at(facts.idleUntil) };
  const signedIn = isSignedIn(session, now);
  return { id, identityId, name, hasPassword, signedIn, lockedUntil: at(lockedUntil)?.toISOString() ?? null, task };
}

function at(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** All who run the shop, the first one first. */
export async function listOwners(ctx: Reader): Promise<OwnerView[]> {
  const owners = await ctx.em.find(Owner, { removedAt: null }, { ...fresh, orderBy: { id: 'asc' } });
  return owners.map((owner) => viewOwner(owner, ctx.clock.now()));
}

/** What screens see of an owner at this time. */
export function viewOwner(owner: Owner, now: Date): OwnerView {
  const locked = owner.lockedUntil && owner.lockedUntil > now ? owner.lockedUntil : null;
  return {
    id: owner.id,
    identityId: owner.identity.id,
    name: owner.name,
    hasPassword: Boolean(owner.passwordHash),
    signedIn: isSignedIn(owner, now),
    lockedUntil: locked?.toISOString() ?? null,
    task: owner.task ?? null,
  };
}
