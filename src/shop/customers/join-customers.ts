import type { EntityManager } from '@mikro-orm/core';
import { rows } from '../sql.ts';

type Joining = {
  /** Who stays. */
  keepId: number;
  /** Whose identities, orders and carts go over to him, and who is deleted. */
  joinId: number;
  now: Date;
};

/**
 * Makes two customers one, with one history. Identities and orders go over, and with the identities their watches and
 * notices. Of two open drafts the newer one that holds something stays and gets the other's lines. Language, phone and
 * consent of the one who stays count; what he lacks he gets from the other. Joins must come one at a time.
 * Whoever writes for the deleted customer at this moment fails on the database's keys, and finds the joined one again.
 */
export async function joinCustomers(tx: EntityManager, joining: Joining): Promise<void> {
  const { keepId, joinId } = joining;
  // Drafts before customers, as placing an order locks them.
  await joinDrafts(tx, joining);
  await rows(tx, 'select id from customer where id in (?) order by id for update', [[keepId, joinId]]);
  // Again: one may have been begun until the customers were locked.
  await joinDrafts(tx, joining);
  await rows(tx, 'update order_draft set customer_id = ? where customer_id = ?', [keepId, joinId]);
  await rows(
    tx,
    `update order_event set actor_id = ? where actor_kind = 'customer' and actor_id = ?
     and order_id in (select id from orders where customer_id = ?)`,
    [keepId, joinId, joinId],
  );
  await rows(tx, 'update orders set customer_id = ? where customer_id = ?', [keepId, joinId]);
  await rows(tx, 'update identity set customer_id = ? where customer_id = ?', [keepId, joinId]);
  await joinFacts(tx, joining);
  await rows(tx, 'delete from customer where id = ?', [joinId]);
}

async function joinDrafts(tx: EntityManager, { keepId, joinId, now }: Joining): Promise<void> {
  const open = await rows<{ id: number; full: boolean; updatedMs: number }>(
    tx,
    `select id, (extract(epoch from updated_at) * 1000)::float8 as "updatedMs",
       product_id is not null or exists (select 1 from draft_line where draft_id = order_draft.id) as full
     from order_draft where customer_id in (?) and status = 'open' order by id for update`,
    [[keepId, joinId]],
  );
  const [stays, goes] = open.toSorted((a, b) => Number(b.full) - Number(a.full) || b.updatedMs - a.updatedMs);
  if (!stays || !goes) return;
  await rows(
    tx,
    `insert into draft_line (draft_id, variant_id, quantity)
     select ?, variant_id, quantity from draft_line where draft_id = ? order by id
     on conflict (draft_id, variant_id) do update set quantity = greatest(draft_line.quantity, excluded.quantity)`,
    [stays.id, goes.id],
  );
  await rows(tx, `update order_draft set status = 'dropped', updated_at = ? where id = ?`, [now, goes.id]);
}

async function joinFacts(tx: EntityManager, { keepId, joinId }: Joining): Promise<void> {
  await rows(
    tx,
    `update customer as keep set
       name = coalesce(keep.name, other.name),
       language = case when other.language_chosen and not keep.language_chosen then other.language else keep.language end,
       language_chosen = keep.language_chosen or other.language_chosen,
       phone_sealed = coalesce(keep.phone_sealed, other.phone_sealed),
       phone_fingerprint = coalesce(keep.phone_fingerprint, other.phone_fingerprint),
       consent_version = coalesce(keep.consent_version, other.consent_version),
       consent_at = case when keep.consent_version is null then other.consent_at else keep.consent_at end,
       created_at = least(keep.created_at, other.created_at)
     from customer as other where keep.id = ? and other.id = ?`,
    [keepId, joinId],
  );
}
