import { timingSafeEqual } from 'node:crypto';
import type { ShopContext } from '../context.ts';
import type { Vault } from '../ports.ts';
import { fresh, row } from '../sql.ts';
import { BridgeOffer } from './bridge-offer.ts';

const dayMs = 24 * 3_600_000;
const goodForMs = 7 * dayMs;
// An offer with less time left is not given again.
const leastLeftMs = 2 * dayMs;
// 22 characters of base64url are 132 bits.
const sealLength = 22;

type Offering = Pick<ShopContext, 'em' | 'clock' | 'vault'>;

/**
 * The token of a link that takes this person to the channel `to`; at most 32 letters, digits, `_` or `-`, good once
 * and for a week. While an offer is open the same one is answered again, so work that is run twice says the same.
 * Undefined when the customer can be told on `to` already.
 */
export async function offerBridge(
  ctx: Offering,
  offer: { identityId: number; to: string },
): Promise<{ id: number; token: string } | undefined> {
  if (await isToldOn(ctx, offer)) return undefined;
  const now = ctx.clock.now();
  const { identityId } = offer;
  const lasting = { identity: identityId, usedAt: null, expiresAt: { $gt: new Date(now.getTime() + leastLeftMs) } };
  const open = await ctx.em.findOne(BridgeOffer, lasting, { ...fresh, orderBy: { id: 'desc' } });
  const id =
    open?.id ??
    (await ctx.em.insert(BridgeOffer, {
      identity: identityId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + goodForMs),
    }));
  return { id, token: tokenOf(ctx.vault, id) };
}

/** The token of an offer that can still be taken; undefined when it was used or is over. */
export async function openOfferToken(ctx: Offering, offerId: number): Promise<string | undefined> {
  const open = { id: offerId, usedAt: null, expiresAt: { $gt: ctx.clock.now() } };
  const offer = await ctx.em.findOne(BridgeOffer, open, fresh);
  return offer ? tokenOf(ctx.vault, offer.id) : undefined;
}

/** The offer that a token is of; undefined when we never made it. Says nothing about whether it is still open. */
export function offerOfToken(vault: Vault, token: string): number | undefined {
  const id = Number(/^(\d{1,9})-[\w-]+$/.exec(token)?.[1]);
  if (!Number.isInteger(id)) return undefined;
  const given = Buffer.from(token);
  const ours = Buffer.from(tokenOf(vault, id));
  return given.length === ours.length && timingSafeEqual(given, ours) ? id : undefined;
}

function tokenOf(vault: Vault, offerId: number): string {
  return `${offerId}-${vault.fingerprint(`bridge:${offerId}`).slice(0, sealLength)}`;
}

async function isToldOn(ctx: Pick<ShopContext, 'em'>, offer: { identityId: number; to: string }): Promise<boolean> {
  const known = await row(
    ctx.em,
    `select 1 from identity as mine join identity as other on other.customer_id = mine.customer_id
     where mine.id = ? and other.channel = ? and other.blocked_at is null limit 1`,
    [offer.identityId, offer.to],
  );
  return known !== undefined;
}
