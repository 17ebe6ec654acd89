import { inTransaction, type ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { readSettings } from '../settings/read-settings.ts';
import { fresh, row } from '../sql.ts';
import { Identity } from './identity.ts';

/**
 * A person of the shop talks in this chat; the bot is silent there for `minutes`, or as long as the settings say.
 * When the customer called, the owners are told, once while it lasts. Answers until when, as an ISO string.
 */
export async function takeOver(ctx: ShopContext, identityId: number, minutes?: number): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    const silentMinutes = minutes ?? (await readSettings({ em: tx })).takeOverMinutes;
    const until = new Date(now.getTime() + silentMinutes * 60_000);
    const free = { id: identityId, $or: [{ takenOverUntil: null }, { takenOverUntil: { $lte: now } }] };
    const begun = await tx.nativeUpdate(Identity, free, { takenOverUntil: until });
    if (begun === 0) await tx.nativeUpdate(Identity, { id: identityId }, { takenOverUntil: until });
    if (begun > 0 && ctx.actor.kind === 'customer') {
      const cause = `operator:${identityId}:${now.toISOString()}`;
      await tellOwners(ctx, tx, { cause, kind: 'operator_wanted', data: { identityId } });
    }
    return until.toISOString();
  });
}

/** The bot speaks in this chat again, and says so to the customer. Answers false where it was not silent. */
export async function giveBack(ctx: ShopContext, identityId: number): Promise<boolean> {
  return giveBackUntil(ctx, identityId);
}

/** Gives back the chats whose time is over; answers how many. The timetable calls it. */
export async function giveBackDue(ctx: ShopContext, limit = 100): Promise<number> {
  const now = ctx.clock.now();
  const due = await ctx.em.find(
    Identity,
    { takenOverUntil: { $lte: now } },
    { ...fresh, limit, orderBy: { takenOverUntil: 'asc' } },
  );
  let given = 0;
  for (const { id } of due) if (await giveBackUntil(ctx, id, now)) given += 1;
  return given;
}

async function giveBackUntil(ctx: ShopContext, identityId: number, dueAt?: Date): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const taken = await row<{ since: string }>(
      tx,
      `with taken as (
         select id, taken_over_until from identity
         where id = ? and taken_over_until is not null and taken_over_until <= coalesce(?::timestamptz, taken_over_until)
         for update
       )
       update identity set taken_over_until = null from taken
       where identity.id = taken.id returning taken.taken_over_until::text as since`,
      [identityId, dueAt ?? null],
    );
    if (!taken) return false;
    await ctx.tell(tx, { cause: `operator_back:${taken.since}`, to: identityId, kind: 'operator_back', data: {} });
    return true;
  });
}
