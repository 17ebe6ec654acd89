import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { failed, type Refusal } from '../result.ts';
import { Owner } from './owner.ts';

/** This many wrong passwords within `windowMinutes` shut one owner out; nobody else is touched. */
const wrongTries = 5;
const windowMinutes = 15;
/** How long the first lock holds; each further one in a row holds twice as long, a week at most. */
const firstLockMinutes = 15;

const longestLockMinutes = 7 * 24 * 60;

/** Counts a wrong password of the locked owner row; tells all owners when it shuts him out. */
export async function countWrongTry(
  ctx: ShopContext,
  tx: EntityManager,
  owner: Owner,
): Promise<Refusal<'wrong_password' | 'locked'>> {
  const now = ctx.clock.now();
  const windowStart = new Date(now.getTime() - windowMinutes * 60_000);
  const within = owner.failedSince !== null && owner.failedSince !== undefined && owner.failedSince > windowStart;
  const tries = within ? owner.failedTries + 1 : 1;
  if (tries < wrongTries) {
    const failedSince = within ? owner.failedSince : now;
    await tx.nativeUpdate(Owner, { id: owner.id }, { failedTries: tries, failedSince });
    return failed('wrong_password', { triesLeft: wrongTries - tries });
  }
  const minutes = Math.min(firstLockMinutes * 2 ** owner.lockLevel, longestLockMinutes);
  const lockedUntil = new Date(now.getTime() + minutes * 60_000);
  const lock = { failedTries: 0, failedSince: null, lockedUntil, lockLevel: owner.lockLevel + 1 };
  await tx.nativeUpdate(Owner, { id: owner.id }, lock);
  const until = lockedUntil.toISOString();
  await tellOwners(ctx, tx, {
    cause: `lock:${owner.id}:${until}`,
    kind: 'sign_in_alert',
    data: { ownerId: owner.id, name: owner.name, lockedUntil: until },
  });
  return failed('locked', { until });
}
