import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../../context.ts';
import type { Refusal } from '../../result.ts';
import { row } from '../../sql.ts';
import { OrderDraft } from '../draft.ts';
import type { DraftChange, DraftRefusal, DraftView } from '../draft-view.ts';

/** What a slot's file is given: the locked draft as it stands, and where to write. */
export type Filling = {
  ctx: ShopContext;
  tx: EntityManager;
  customerId: number;
  draft: DraftView;
};

/** Nothing when the answer was taken. */
export type Filled = Promise<Refusal<DraftRefusal> | undefined>;

/** The change of one slot. */
export type ChangeOf<S extends DraftChange['slot']> = Extract<DraftChange, { slot: S }>;

/**
 * Finds the customer's open draft, makes one where there is none, and keeps others off it until the transaction ends.
 * Answers its id.
 */
export async function lockOpenDraft(ctx: ShopContext, tx: EntityManager, customerId: number): Promise<number> {
  const find = `select id from order_draft where customer_id = ? and status = 'open' for update`;
  const now = ctx.clock.now();
  const open =
    (await row<{ id: number }>(tx, find, [customerId])) ??
    (await row<{ id: number }>(
      tx,
      `insert into order_draft (customer_id, stage, created_at, updated_at) values (?, 'cart', ?, ?)
       on conflict do nothing returning id`,
      [customerId, now, now],
    )) ??
    (await row<{ id: number }>(tx, find, [customerId]));
  if (!open) throw new Error(`Customer ${customerId} has no open draft and none can be made.`);
  return open.id;
}

/** Writes fields of the draft in hand. */
export async function write(
  { ctx, tx, draft }: Filling,
  change: Parameters<typeof tx.nativeUpdate<OrderDraft>>[2],
): Promise<void> {
  await tx.nativeUpdate(OrderDraft, { id: draft.id }, { ...change, updatedAt: ctx.clock.now() });
}

/** Fields of a draft that is back at its cart. */
export const atCart = { stage: 'cart', product: null, chosen: null } as const;
