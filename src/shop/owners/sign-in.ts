import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { Identity } from '../customers/identity.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh, row } from '../sql.ts';
import { countWrongTry } from './lock-out.ts';
import { Owner, PasswordPrompt, type promptPurposes } from './owner.ts';
import { hashParamsOf, isPasswordHash, newHashParams, sameHash } from './password.ts';
import { isSignedIn, newSession } from './session.ts';

/** How long a question for a password stays open. */
const promptMinutes = 10;

export type PromptPurpose = (typeof promptPurposes)[number];

type PromptRefusal = 'not_owner' | 'locked' | 'no_password' | 'not_allowed';

/**
 * Makes the next text of this chat a password, for ten minutes; asking again begins anew.
 * `set` is for an owner without a password or one who is signed in. `locked` carries `until`.
 * Empty the door's cache afterwards (`PasswordDoor.forget`).
 */
export async function promptPassword(
  ctx: ShopContext,
  { identityId, purpose }: { identityId: number; purpose: PromptPurpose },
): Promise<Result<{ purpose: PromptPurpose; expiresAt: string }, PromptRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const owner = await lockOwner(tx, identityId);
    if (!owner) return failed('not_owner');
    const now = ctx.clock.now();
    if (owner.lockedUntil && owner.lockedUntil > now)
      return failed('locked', { until: owner.lockedUntil.toISOString() });
    if (purpose === 'sign_in' && !owner.passwordHash) return failed('no_password');
    if (purpose === 'set' && owner.passwordHash && !isSignedIn(owner, now)) return failed('not_allowed');
    const hashWith = purpose === 'sign_in' && owner.passwordHash ? hashParamsOf(owner.passwordHash) : newHashParams();
    const expiresAt = new Date(now.getTime() + promptMinutes * 60_000);
    const { channel, externalId } = owner.identity;
    await tx.nativeDelete(PasswordPrompt, { channel, externalId });
    await tx.insert(PasswordPrompt, { channel, externalId, purpose, hashWith, expiresAt });
    return ok({ purpose, expiresAt: expiresAt.toISOString() });
  });
}

/** What this chat is asked a password for, if it is. */
export async function findPrompt(
  ctx: Pick<ShopContext, 'em' | 'clock'>,
  identityId: number,
): Promise<PromptPurpose | undefined> {
  const identity = await ctx.em.findOne(Identity, { id: identityId }, fresh);
  return identity ? (await openPrompt(ctx.em, identity, ctx.clock.now()))?.purpose : undefined;
}

/** Ends the question for a password without an answer. */
export async function dropPrompt(ctx: Pick<ShopContext, 'em'>, identityId: number): Promise<void> {
  const identity = await ctx.em.findOne(Identity, { id: identityId }, fresh);
  if (identity) await removePrompt(ctx.em, identity);
}

type AnswerRefusal = 'no_prompt' | 'not_owner' | 'wrong_password' | 'locked' | 'weak_password';
type Answer = Result<'signed_in' | 'password_set', AnswerRefusal>;

/**
 * Takes what the password door put in place of the owner's text: a hash, or `weak:<why>`.
 * `locked` carries `until`, `weak_password` carries `reason`, `wrong_password` carries `triesLeft`.
 */
export async function answerPrompt(
  ctx: ShopContext,
  { identityId, sealed }: { identityId: number; sealed: string },
): Promise<Answer> {
  // A refusal would roll back, but a wrong try has to be counted: so it travels as a value.
  const { answer } = await inTransaction(ctx, async (tx): Promise<{ answer: Answer }> => {
    const owner = await lockOwner(tx, identityId);
    if (!owner) return { answer: failed('not_owner') };
    return { answer: await judge(ctx, tx, owner, sealed) };
  });
  return answer;
}

async function judge(ctx: ShopContext, tx: EntityManager, owner: Owner, sealed: string): Promise<Answer> {
  const now = ctx.clock.now();
  const prompt = await openPrompt(tx, owner.identity, now);
  if (!prompt) return failed('no_prompt');
  if (prompt.purpose === 'set') return setPassword(tx, owner, sealed, now);
  if (owner.lockedUntil && owner.lockedUntil > now) return failed('locked', { until: owner.lockedUntil.toISOString() });
  if (!owner.passwordHash || !sameHash(sealed, owner.passwordHash)) {
    const wrong = await countWrongTry(ctx, tx, owner);
    if (wrong.why === 'locked') await removePrompt(tx, owner.identity);
    return wrong;
  }
  await letIn(tx, owner, now);
  return ok('signed_in');
}

async function setPassword(tx: EntityManager, owner: Owner, sealed: string, now: Date): Promise<Answer> {
  if (sealed.startsWith('weak:')) return failed('weak_password', { reason: sealed.slice('weak:'.length) });
  // Whatever did not come through the door must not be kept.
  if (!isPasswordHash(sealed)) return failed('no_prompt');
  await tx.nativeUpdate(Owner, { id: owner.id }, { passwordHash: sealed });
  await letIn(tx, owner, now);
  return ok('password_set');
}

async function letIn(tx: EntityManager, owner: Owner, now: Date): Promise<void> {
  const forgiven = { failedTries: 0, failedSince: null, lockedUntil: null, lockLevel: 0 };
  await tx.nativeUpdate(Owner, { id: owner.id }, { ...forgiven, ...newSession(now) });
  await removePrompt(tx, owner.identity);
}

async function lockOwner(tx: EntityManager, identityId: number): Promise<Owner | null> {
  const find = 'select id from owner where identity_id = ? and removed_at is null for update';
  const locked = await row<{ id: number }>(tx, find, [identityId]);
  return locked ? tx.findOne(Owner, { id: locked.id }, { ...fresh, populate: ['identity'] }) : null;
}

type Chat = Pick<Identity, 'channel' | 'externalId'>;

async function openPrompt(em: EntityManager, { channel, externalId }: Chat, now: Date): Promise<PasswordPrompt | null> {
  return em.findOne(PasswordPrompt, { channel, externalId, expiresAt: { $gt: now } }, fresh);
}

async function removePrompt(em: EntityManager, { channel, externalId }: Chat): Promise<void> {
  await em.nativeDelete(PasswordPrompt, { channel, externalId });
}
