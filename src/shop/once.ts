import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from './context.ts';
import { row, rows } from './sql.ts';

/**
 * Runs the work in one transaction, and once for the update that caused it: where an earlier run of the update was
 * cut off after this step, `again` answers how it turned out, from the detail that was kept with it.
 * A refusal leaves nothing behind, so it is found anew. `step` names the change; the same one twice in an update
 * needs two names.
 */
export async function oncePerCause<T>(
  ctx: ShopContext,
  step: { name: string; detail?: string },
  does: { work: (tx: EntityManager) => Promise<T>; again: (tx: EntityManager, detail: string | null) => Promise<T> },
): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    const before = await doneBefore({ ...ctx, em: tx }, step.name);
    if (before !== undefined) return does.again(tx, before);
    const result = await does.work(tx);
    await markDone(ctx, tx, step);
    return result;
  });
}

/** Writes, in the transaction of the change, that the running update has made it. */
export async function markDone(
  ctx: Pick<ShopContext, 'cause'>,
  tx: EntityManager,
  { name, detail = null }: { name: string; detail?: string | null },
): Promise<void> {
  if (!ctx.cause) return;
  await rows(
    tx,
    `insert into done_step (cause, step, detail, at) values (?, ?, ?, now())
     on conflict (cause, step) do update set detail = excluded.detail`,
    [ctx.cause.id, name, detail],
  );
}

/** The detail of a step that an earlier run of this update has made; undefined when none did. */
export async function doneBefore(
  ctx: Pick<ShopContext, 'cause' | 'em'>,
  name: string,
): Promise<string | null | undefined> {
  if (!ctx.cause || ctx.cause.attempt === 1) return undefined;
  const found = await row<{ detail: string | null }>(
    ctx.em,
    'select detail from done_step where cause = ? and step = ?',
    [ctx.cause.id, name],
  );
  return found?.detail;
}

const keptDays = 7;

/** Forgets steps so old that their update can't be run again. */
export async function purgeDoneSteps(ctx: Pick<ShopContext, 'em'>): Promise<void> {
  await rows(ctx.em, 'delete from done_step where at < now() - make_interval(days => ?)', [keptDays]);
}
