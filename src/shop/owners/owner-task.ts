import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { Owner, type OwnerTask } from './owner.ts';

/** Notes what the owner's next message answers; `null` when nothing is asked any more. */
export async function setTask(ctx: Pick<ShopContext, 'em'>, ownerId: number, task: OwnerTask | null): Promise<void> {
  await ctx.em.nativeUpdate(Owner, { id: ownerId }, { task });
}

/** Takes the open task, so that two messages at once never both answer it. */
export async function takeTask(ctx: Pick<ShopContext, 'em'>, ownerId: number): Promise<OwnerTask | undefined> {
  const taken = await row<{ task: OwnerTask }>(
    ctx.em,
    `with taken as (select id, task from owner where id = ? and task is not null for update)
     update owner set task = null from taken where owner.id = taken.id returning taken.task`,
    [ownerId],
  );
  return taken?.task;
}
