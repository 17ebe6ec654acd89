import type { EntityManager } from '@mikro-orm/core';
import { cleanLine, cutTo } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { isLanguage, type Language } from '../language.ts';
import { windowClosed } from '../notices/hold-notice.ts';
import { failed, ok } from '../result.ts';
import { ownerFacts, viewOwnerFacts, type OwnerFacts, type OwnerView } from '../owners/find-owner.ts';
import { row, rows } from '../sql.ts';
import { Customer } from './customer.ts';

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

type Person = { customer: CustomerView; identity: IdentityView };

/** Who is there; `owner` when he runs the shop; `hasHeld` when something was kept for him until he writes. */
export type Recognised = Person & { owner: OwnerView | undefined; isNew: boolean; hasHeld: boolean };

// When somebody wrote last is kept to the minute: so most updates of a person write nothing here.
const seenEveryMs = 60_000;
// Shorter than any window that a notice can have met closed.
const longAwayMs = 3_600_000;

/**
 * Finds the person behind a chat, or makes one; notes that he wrote and so can be reached.
 * Runs on every update: one read for who is known, unless something about him has changed. Two first updates at once
 * make one person.
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
export async function readIdentity(ctx: Pick<ShopContext, 'em'>, identityId: number): Promise<Person | undefined> {
  const found = await row<PersonRow>(
    ctx.em,
    `select ${personColumns} from identity join customer on customer.id = identity.customer_id where identity.id = ?`,
    [identityId],
  );
  return found && viewPerson(found);
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
  const seen = await row<PersonRow & SeenRow>(
    ctx.em,
    `select ${personColumns}, ${ownerFacts} as owner, identity.blocked_at is not null as blocked,
       ${anyHeld('customer.id')} as "hasHeld",
       (extract(epoch from identity.last_inbound_at) * 1000)::float8 as "lastInboundMs"
     from identity join customer on customer.id = identity.customer_id
     where identity.channel = ? and identity.external_id = ?`,
    [visitor.channel, visitor.externalId],
  );
  if (!seen) return undefined;
  const now = ctx.clock.now();
  const { customer, identity } = viewPerson(seen);
  const username = nameOr(visitor.username, identity.username);
  const name = nameOr(visitor.name, customer.name);
  const sinceMs = seen.lastInboundMs === null ? Infinity : Math.abs(now.getTime() - seen.lastInboundMs);
  if (seen.blocked || username !== identity.username || sinceMs >= seenEveryMs)
    await rows(ctx.em, 'update identity set last_inbound_at = ?, blocked_at = null, username = ? where id = ?', [
      now,
      username,
      identity.id,
    ]);
  if (name !== customer.name) await rows(ctx.em, 'update customer set name = ? where id = ?', [name, customer.id]);
  const owner = seen.owner ? viewOwnerFacts(seen.owner, now) : undefined;
  // A notice may have been held between the look and the note that he wrote; who holds one later sees the note.
  const hasHeld = seen.hasHeld || (sinceMs >= longAwayMs && (await isAnyHeld(ctx, customer.id)));
  return { customer: { ...customer, name }, identity: { ...identity, username }, owner, isNew: false, hasHeld };
}

async function isAnyHeld(ctx: ShopContext, customerId: number): Promise<boolean> {
  const found = await row<{ held: boolean }>(ctx.em, `select ${anyHeld('?')} as held`, [customerId]);
  return found?.held === true;
}

function anyHeld(customerId: string): string {
  return `exists (select 1 from notice join identity as chat on chat.id = notice.identity_id
    where chat.customer_id = ${customerId} and notice.status = 'held' and notice.reason = '${windowClosed}')`;
}

/** The cleaned name; the known one where nothing is left of it. */
function nameOr(given: string | undefined, known: string | null): string | null {
  return (given === undefined ? null : named(given)) ?? known;
}

type SeenRow = { owner: OwnerFacts | null; blocked: boolean; hasHeld: boolean; lastInboundMs: number | null };

type PersonRow = CustomerView &
  Omit<IdentityView, 'id' | 'customerId' | 'takenOverUntil'> & { identityId: number; takenOverMs: number | null };

const personColumns = `customer.id, customer.name, customer.language, customer.language_chosen as "languageChosen",
  customer.consent_version as "consentVersion", identity.id as "identityId", identity.channel,
  identity.external_id as "externalId", identity.username, identity.stopped_at is not null as stopped,
  (extract(epoch from identity.taken_over_until) * 1000)::float8 as "takenOverMs"`;

function viewPerson(person: PersonRow): Person {
  const { id, name, language, languageChosen, consentVersion } = person;
  const { identityId, channel, externalId, username, stopped, takenOverMs } = person;
  const takenOverUntil = takenOverMs === null ? null : new Date(takenOverMs).toISOString();
  return {
    customer: { id, name, language, languageChosen, consentVersion },
    identity: { id: identityId, customerId: id, channel, externalId, username, stopped, takenOverUntil },
  };
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
  const clean = cutTo(cleanLine(name), 200);
  return clean === '' ? null : clean;
}
