import type { ShopContext } from '../context.ts';
import { fresh } from '../sql.ts';
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
  const owner = await ctx.em.findOne(Owner, { identity: identityId, removedAt: null }, fresh);
  return owner ? viewOwner(owner, ctx.clock.now()) : undefined;
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
