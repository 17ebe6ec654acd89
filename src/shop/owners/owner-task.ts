import type { ShopContext } from '../context.ts';
import { Owner, type OwnerTask } from './owner.ts';

/** Notes what the owner's next message answers; `null` when nothing is asked any more. */
export async function setTask(ctx: Pick<ShopContext, 'em'>, ownerId: number, task: OwnerTask | null): Promise<void> {
  await ctx.em.nativeUpdate(Owner, { id: ownerId }, { task });
}
