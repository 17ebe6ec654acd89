import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { oncePerCause } from '../once.ts';
import { failed, ok, type Result } from '../result.ts';
import { onlyOneAtATime, row, rows } from '../sql.ts';
import { offerOfToken } from './bridge.ts';
import { joinCustomers } from './join-customers.ts';

/** Why a link takes nobody over; each is also the key of a customer text (`bridge-<why>`). */
export type BridgeRefusal = 'unknown' | 'used' | 'expired' | 'owner';

type Opened = Promise<Result<'joined' | 'already', BridgeRefusal>>;

/**
 * Takes the customer of a bridge's offer over to the identity that opened its link: from then on both are one customer,
 * and news of his orders come there. The chat that the offer was made in is told, so that a link in the wrong hands is noticed.
 * Of two who open the same link at once one wins; `already` when both were one customer before.
 */
export async function openBridge(ctx: ShopContext, opening: { token: string; identityId: number }): Opened {
  const offerId = offerOfToken(ctx.vault, opening.token);
  if (offerId === undefined) return failed('unknown');
  return oncePerCause(
    ctx,
    { name: 'open_bridge' },
    { work: (tx) => open(ctx, tx, offerId, opening.identityId), again: async () => ok('joined') },
  );
}

async function open(ctx: ShopContext, tx: EntityManager, offerId: number, openerId: number): Opened {
  // Joins touch all that two customers have; one after the other they never wait for each other.
  await onlyOneAtATime(tx, 'join customers');
  const now = ctx.clock.now();
  const offer = await readOffer(tx, offerId, openerId);
  if (!offer) return failed('unknown');
  if (offer.customerId === offer.openerCustomerId) {
    await markUsed(tx, offerId, now);
    return ok('already');
  }
  // The link leads to another channel; on its own one it is in the hands of another person.
  if (offer.channel === offer.openerChannel) return failed('unknown');
  if (offer.byOwner) return failed('owner');
  if (offer.used) return failed('used');
  if (offer.expiresMs <= now.getTime()) return failed('expired');
  await joinCustomers(tx, { keepId: offer.customerId, joinId: offer.openerCustomerId, now });
  // News of his orders come where he went.
  const here = [openerId, offer.customerId, offer.identityId];
  await rows(tx, 'update orders set identity_id = ? where customer_id = ? and identity_id = ?', here);
  await markUsed(tx, offerId, now);
  await ctx.tell(tx, {
    cause: `bridge_used:${offerId}`,
    to: offer.identityId,
    kind: 'bridge_used',
    data: { identityId: openerId },
  });
  return ok('joined');
}

type OfferRow = {
  identityId: number;
  customerId: number;
  channel: string;
  used: boolean;
  expiresMs: number;
  openerCustomerId: number;
  openerChannel: string;
  byOwner: boolean;
};

async function readOffer(tx: EntityManager, offerId: number, openerId: number): Promise<OfferRow | undefined> {
  return row<OfferRow>(
    tx,
    `select mine.id as "identityId", mine.customer_id as "customerId", mine.channel,
       offer.used_at is not null as used, (extract(epoch from offer.expires_at) * 1000)::float8 as "expiresMs",
       opener.customer_id as "openerCustomerId", opener.channel as "openerChannel",
       exists (select 1 from owner where owner.identity_id = opener.id and owner.removed_at is null) as "byOwner"
     from bridge_offer as offer join identity as mine on mine.id = offer.identity_id
     join identity as opener on opener.id = ? where offer.id = ?`,
    [openerId, offerId],
  );
}

async function markUsed(tx: EntityManager, offerId: number, now: Date): Promise<void> {
  await rows(tx, 'update bridge_offer set used_at = ? where id = ? and used_at is null', [now, offerId]);
}
