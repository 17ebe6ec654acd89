import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { Owner } from '../owners/owner.ts';
import { fresh } from '../sql.ts';
import type { KnownNotice } from './notice-kinds.ts';

/** Tells every owner who was not removed, apart from the one who did it himself. `except` is an owner's id. */
export async function tellOwners(
  ctx: Pick<ShopContext, 'tell'>,
  tx: EntityManager,
  notice: KnownNotice & { cause: string; except?: number },
): Promise<void> {
  const { cause, kind, data, except } = notice;
  const owners = await tx.find(Owner, { removedAt: null }, { ...fresh, orderBy: { id: 'asc' } });
  for (const owner of owners) {
    if (owner.id !== except) await ctx.tell(tx, { cause, to: owner.identity.id, kind, data });
  }
}
