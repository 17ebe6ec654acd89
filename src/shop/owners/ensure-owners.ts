import { inTransaction, type ShopContext } from '../context.ts';
import { recogniseQuietly } from '../customers/recognise.ts';
import { fresh, onlyOneAtATime } from '../sql.ts';
import { writeOwner } from './claim.ts';
import { Owner, PasswordPrompt } from './owner.ts';
import { failed, ok, type Result } from '../result.ts';

/** Owners that the settings name by their id on a channel. A password that an owner chose himself is kept. */
export type GivenOwners = { channel: string; externalIds: readonly string[]; passwordHash: string | null };

/** Makes sure that all whom the settings name run the shop; called at start, again and again without effect. */
export async function ensureOwners(ctx: ShopContext, given: GivenOwners): Promise<void> {
  for (const externalId of given.externalIds) {
    const identityId = await recogniseQuietly(ctx, { channel: given.channel, externalId });
    const { passwordHash } = given;
    await writeOwner(ctx.em, { identityId, name: externalId, now: ctx.clock.now(), passwordHash });
  }
}

/** Puts an owner out at once; the last one stays. */
export async function removeOwner(
  ctx: ShopContext,
  { ownerId }: { ownerId: number },
): Promise<Result<null, 'not_allowed' | 'owner_gone' | 'last_owner'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  return inTransaction(ctx, async (tx) => {
    await onlyOneAtATime(tx, 'owners');
    const owner = await tx.findOne(Owner, { id: ownerId, removedAt: null }, { ...fresh, populate: ['identity'] });
    if (!owner) return failed('owner_gone');
    if ((await tx.count(Owner, { removedAt: null })) === 1) return failed('last_owner');
    const out = { removedAt: ctx.clock.now(), signedInUntil: null, idleUntil: null, task: null };
    await tx.nativeUpdate(Owner, { id: ownerId }, out);
    const { channel, externalId } = owner.identity;
    await tx.nativeDelete(PasswordPrompt, { channel, externalId });
    return ok(null);
  });
}
