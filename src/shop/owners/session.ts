import type { ShopContext } from '../context.ts';
import { Owner } from './owner.ts';

/** A sign-in ends after this long without an action. */
const idleMinutes = 30;
/** And after this long in any case. */
const longestSessionHours = 12;

type Session = Pick<Owner, 'removedAt' | 'signedInUntil' | 'idleUntil'>;

/** True while the owner's sign-in is good. A removed owner is out at once. */
export function isSignedIn(owner: Session, now: Date): boolean {
  if (owner.removedAt || !owner.signedInUntil || !owner.idleUntil) return false;
  return owner.signedInUntil > now && owner.idleUntil > now;
}

/** The times of a sign-in that begins now. */
export function newSession(now: Date): { signedInUntil: Date; idleUntil: Date } {
  return {
    signedInUntil: new Date(now.getTime() + longestSessionHours * 3_600_000),
    idleUntil: idleEnd(now),
  };
}

/** Notes an action of the owner, so that he is not idle. Answers whether he is signed in; one who was out stays out. */
export async function touchSession(ctx: Pick<ShopContext, 'em' | 'clock'>, ownerId: number): Promise<boolean> {
  const now = ctx.clock.now();
  const stillIn = { id: ownerId, removedAt: null, signedInUntil: { $gt: now }, idleUntil: { $gt: now } };
  return (await ctx.em.nativeUpdate(Owner, stillIn, { idleUntil: idleEnd(now) })) > 0;
}

/** Ends the owner's sign-in, and with it what his next message was to answer. */
export async function signOut(ctx: Pick<ShopContext, 'em'>, ownerId: number): Promise<void> {
  await ctx.em.nativeUpdate(Owner, { id: ownerId }, { signedInUntil: null, idleUntil: null, task: null });
}

function idleEnd(now: Date): Date {
  return new Date(now.getTime() + idleMinutes * 60_000);
}
