import type { ShopContext } from '../context.ts';
import type { Language } from '../language.ts';
import { row } from '../sql.ts';
import { ownerFacts, viewOwnerFacts, type OwnerFacts, type OwnerView } from './find-owner.ts';

/** The owner who is this person on a channel, with the language he chose; also where he writes in a group. */
export async function findOwnerByChat(
  ctx: Pick<ShopContext, 'em' | 'clock'>,
  { channel, externalId }: { channel: string; externalId: string },
): Promise<{ owner: OwnerView; language: Language } | undefined> {
  const found = await row<{ owner: OwnerFacts | null; language: Language }>(
    ctx.em,
    `select ${ownerFacts} as owner, customer.language from identity
     join customer on customer.id = identity.customer_id where identity.channel = ? and identity.external_id = ?`,
    [channel, externalId],
  );
  if (!found?.owner) return undefined;
  return { owner: viewOwnerFacts(found.owner, ctx.clock.now()), language: found.language };
}
