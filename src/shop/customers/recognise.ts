import type { EntityManager } from '@mikro-orm/core';
import { cleanLine } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { isLanguage, type Language } from '../language.ts';
import { failed, ok } from '../result.ts';
import { fresh, row } from '../sql.ts';
import { Customer } from './customer.ts';
import { Identity } from './identity.ts';

/** A customer as screens see him. */
export type CustomerView = {
  id: number;
  name: string | null;
  language: Language;
  languageChosen: boolean;
  /** The version of the privacy text that was agreed to. */
  consentVersion: string | null;
};

/** A person on one channel as screens see it. Times are ISO strings in UTC. */
export type IdentityView = {
  id: number;
  customerId: number;
  channel: string;
  externalId: string;
  username: string | null;
  stopped: boolean;
  /** In the future while a person of the shop talks here. */
  takenOverUntil: string | null;
};

/** A customer who writes, as the platform names him. */
export type Visitor = {
  channel: string;
  externalId: string;
  name?: string;
  username?: string;
  /** The language of his app; what the shop does not speak is passed over. */
  languageHint?: string;
};

export type Recognised = { customer: CustomerView; identity: IdentityView; isNew: boolean };

/**
 * Finds the person behind a chat, or makes one; notes that he wrote and so can be reached.
 * Runs on every update: one statement and one read for who is known. Two first updates at once make one person.
 */
export async function recognise(ctx: ShopContext, visitor: Visitor): Promise<Recognised> {
  const known = await greet(ctx, visitor);
  if (known) return known;
  const isNew = await register(ctx, visitor);
  const made = await greet(ctx, visitor);
  if (!made) throw new Error('An identity is gone that was just written.');
  return { ...made, isNew };
}

/** Reads a person on a channel with the customer behind it. */
export async function readIdentity(
  ctx: Pick<ShopContext, 'em'>,
  identityId: number,
): Promise<Omit<Recognised, 'isNew'> | undefined> {
  const found = await ctx.em.findOne(
    Identity,
    { id: identityId },
    { ...fresh, populate: ['customer'], strategy: 'joined' },
  );
  return found ? { customer: viewCustomer(found.customer), identity: viewIdentity(found) } : undefined;
}

/** Finds or makes the person behind a chat without noting that he wrote: for people named in the settings. */
export async function recogniseQuietly(ctx: ShopContext, visitor: Visitor): Promise<number> {
  const find = 'select id from identity where channel = ? and external_id = ?';
  const chat = [visitor.channel, visitor.externalId];
  const known = await row<{ id: number }>(ctx.em, find, chat);
  if (known) return known.id;
  await register(ctx, visitor);
  const made = await row<{ id: number }>(ctx.em, find, chat);
  if (!made) throw new Error('An identity is gone that was just written.');
  return made.id;
}

async function greet(ctx: ShopContext, visitor: Visitor): Promise<Recognised | undefined> {
  const { channel, externalId, username } = visitor;
  const seen = await row<{ id: number }>(
    ctx.em,
    `update identity set last_inbound_at = ?, blocked_at = null, username = coalesce(?, username)
     where channel = ? and external_id = ? returning id`,
    [ctx.clock.now(), username === undefined ? null : named(username), channel, externalId],
  );
  const found = seen && (await readIdentity(ctx, seen.id));
  if (!found) return undefined;
  const name = visitor.name === undefined ? found.customer.name : named(visitor.name);
  if (name === null || name === found.customer.name) return { ...found, isNew: false };
  await ctx.em.nativeUpdate(Customer, { id: found.customer.id }, { name });
  return { identity: found.identity, customer: { ...found.customer, name }, isNew: false };
}

async function register(ctx: ShopContext, visitor: Visitor): Promise<boolean> {
  const made = await inTransaction(ctx, async (tx) => {
    const customerId = await tx.insert(Customer, {
      name: visitor.name === undefined ? null : named(visitor.name),
      language: isLanguage(visitor.languageHint) ? visitor.languageHint : 'uz',
      languageChosen: false,
      createdAt: ctx.clock.now(),
    });
    // Lost the race: the rollback takes the customer back, and the winner's is found.
    return (await insertIdentity(tx, visitor, customerId)) ? ok(null) : failed('already_there');
  });
  return made.ok;
}

async function insertIdentity(tx: EntityManager, visitor: Visitor, customerId: number): Promise<boolean> {
  const written = await row(
    tx,
    `insert into identity (customer_id, channel, external_id, username) values (?, ?, ?, ?)
     on conflict (channel, external_id) do nothing returning id`,
    [customerId, visitor.channel, visitor.externalId, visitor.username === undefined ? null : named(visitor.username)],
  );
  return written !== undefined;
}

function named(name: string): string | null {
  const clean = [...cleanLine(name)].slice(0, 200).join('');
  return clean === '' ? null : clean;
}

function viewCustomer(customer: Customer): CustomerView {
  const { id, language, languageChosen } = customer;
  return { id, name: customer.name ?? null, language, languageChosen, consentVersion: customer.consentVersion ?? null };
}

function viewIdentity(identity: Identity): IdentityView {
  const { id, channel, externalId } = identity;
  return {
    id,
    customerId: identity.customer.id,
    channel,
    externalId,
    username: identity.username ?? null,
    stopped: Boolean(identity.stoppedAt),
    takenOverUntil: identity.takenOverUntil?.toISOString() ?? null,
  };
}
