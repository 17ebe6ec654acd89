import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { readWays } from './ways.ts';

/** How else an owner can reach a customer. */
export type ContactsView = {
  name: string | null;
  /** In E.164; null when he never gave one. */
  phone: string | null;
  /** His other channels, the one he used last first. */
  others: { identityId: number; channel: string; username: string | null; blocked: boolean }[];
};

/** How the customer behind an identity can be reached apart from it; undefined when there is no such identity. */
export async function readContacts(
  ctx: Pick<ShopContext, 'em' | 'vault'>,
  identityId: number,
): Promise<ContactsView | undefined> {
  const customer = await row<{ name: string | null; phoneSealed: string | null }>(
    ctx.em,
    `select customer.name, customer.phone_sealed as "phoneSealed"
     from identity join customer on customer.id = identity.customer_id where identity.id = ?`,
    [identityId],
  );
  if (!customer) return undefined;
  const ways = await readWays(ctx, identityId);
  const others = ways
    .filter((way) => way.identityId !== identityId)
    .map(({ identityId: id, channel, username, blocked }) => ({ identityId: id, channel, username, blocked }));
  return { name: customer.name, phone: customer.phoneSealed && ctx.vault.open(customer.phoneSealed), others };
}
