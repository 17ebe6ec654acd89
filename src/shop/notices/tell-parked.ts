import { inTransaction, type ShopContext } from '../context.ts';
import { Identity } from '../customers/identity.ts';
import { fresh } from '../sql.ts';
import { tellOwners } from './tell-owners.ts';

/** An update that could not be answered after all tries: the owners are told once, and the person that nothing is lost. */
export async function tellParked(
  ctx: ShopContext,
  parked: { eventId: string; channel: string; externalId: string },
): Promise<void> {
  const { eventId, channel, externalId } = parked;
  const cause = `parked:${eventId}`;
  await inTransaction(ctx, async (tx) => {
    await tellOwners(ctx, tx, { cause, kind: 'update_parked', data: { eventId, channel } });
    const person = await tx.findOne(Identity, { channel, externalId }, fresh);
    if (person) await ctx.tell(tx, { cause, ordinal: 1, to: person.id, kind: 'answer_failed', data: {} });
  });
}
