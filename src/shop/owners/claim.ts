import { createHash, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { cleanLine, cutTo } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh, onlyOneAtATime, rows } from '../sql.ts';
import { viewOwner, type OwnerView } from './find-owner.ts';
import { Owner, OwnerClaim } from './owner.ts';

/** Makes the link's one-use token (128 bits, base64url) while nobody runs the shop; only its hash is kept. */
export async function makeClaim(ctx: ShopContext): Promise<Result<string, 'already_owned'>> {
  if (await isOwned(ctx.em)) return failed('already_owned');
  const token = randomBytes(16).toString('base64url');
  await ctx.em.insert(OwnerClaim, { tokenHash: hashOf(token), createdAt: ctx.clock.now() });
  return ok(token);
}

/** Makes the person the shop's first owner. Of several who try, with one token or with many, one wins. */
export async function claimShop(
  ctx: ShopContext,
  input: { token: string; identityId: number; name: string },
): Promise<Result<OwnerView, 'claim_used' | 'claim_unknown' | 'already_owned'>> {
  const tokenHash = hashOf(input.token);
  return inTransaction(ctx, async (tx) => {
    await onlyOneAtATime(tx, 'owners');
    const claim = await tx.findOne(OwnerClaim, { tokenHash }, fresh);
    if (!claim) return failed('claim_unknown');
    if (claim.usedAt) return failed('claim_used');
    if (await isOwned(tx)) return failed('already_owned');
    const now = ctx.clock.now();
    await tx.nativeUpdate(OwnerClaim, { id: claim.id }, { usedAt: now });
    await writeOwner(tx, { identityId: input.identityId, name: input.name, now });
    return ok(viewOwner(await tx.findOneOrFail(Owner, { identity: input.identityId }, fresh), now));
  });
}

/** Makes a person an owner, or lets one who was removed in again, without a sign-in. */
export async function writeOwner(
  tx: EntityManager,
  owner: { identityId: number; name: string; now: Date; passwordHash?: string | null },
): Promise<void> {
  const name = cutTo(cleanLine(owner.name), 200);
  await rows(
    tx,
    `insert into owner (identity_id, name, password_hash, created_at) values (?, ?, ?, ?)
     on conflict (identity_id) do update
     set removed_at = null, password_hash = coalesce(owner.password_hash, excluded.password_hash)`,
    [owner.identityId, name, owner.passwordHash ?? null, owner.now],
  );
}

async function isOwned(em: EntityManager): Promise<boolean> {
  return (await em.count(Owner, { removedAt: null })) > 0;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
