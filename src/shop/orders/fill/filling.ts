import type { EntityManager } from '@mikro-orm/core';
import type { Options } from '../../catalog/product.ts';
import type { ShopContext } from '../../context.ts';
import type { Refusal } from '../../result.ts';
import { row, rows } from '../../sql.ts';
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

/** Columns of what an answer can change in a draft. */
const columns = {
  stage: 'stage',
  product: 'product_id',
  chosen: 'chosen',
  phoneSealed: 'phone_sealed',
  deliveryMethod: 'delivery_method_id',
  region: 'region',
  addressSealed: 'address_sealed',
  recipientSealed: 'recipient_sealed',
  paymentKind: 'payment_kind',
} as const;

type Field = keyof typeof columns;

const fields: readonly Field[] = [
  'stage',
  'product',
  'chosen',
  'phoneSealed',
  'deliveryMethod',
  'region',
  'addressSealed',
  'recipientSealed',
  'paymentKind',
];

/** Writes fields of the draft in hand. */
export async function write(
  { ctx, tx, draft }: Filling,
  change: { [F in Field]?: F extends 'chosen' ? Options | null : string | number | null },
): Promise<void> {
  const changed = fields.filter((field) => change[field] !== undefined);
  const values = changed.map((field) => stored(change[field] ?? null));
  const sets = changed.map((field) => `${columns[field]} = ?, `).join('');
  const sql = `update order_draft set ${sets}updated_at = ? where id = ?`;
  await rows(tx, sql, [...values, ctx.clock.now(), draft.id]);
}

function stored(value: string | number | Options | null): string | number | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Fields of a draft that is back at its cart. */
export const atCart = { stage: 'cart', product: null, chosen: null } as const;
