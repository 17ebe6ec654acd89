import { rows } from '#src/shop/sql.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import type { DraftView } from '#src/shop/orders/draft-view.ts';
import { makeCustomer, readyToOrder, type TestCustomer } from './factories.ts';
import type { TestShop } from './shop.ts';

/** Many customers at once, each looking at the summary of an order of one piece of the same variant. */
export async function crowdReadyToOrder(
  shop: TestShop,
  { variantId, methodId, people }: { variantId: number; methodId: number; people: number },
): Promise<{ buyer: TestCustomer; draft: DraftView }[]> {
  const first = await makeCustomer(shop);
  const draft = await readyToOrder(first, { variantId, methodId });
  const made = await rows<{ customer: number; identity: number; draft: number }>(
    shop.system().em,
    `with person as (
       insert into customer (name, created_at) select 'Xaridor ' || n, now() from generate_series(2, ?) as n returning id
     ), chat as (
       insert into identity (customer_id, channel, external_id) select id, 'crowd', id::text from person returning id, customer_id
     ), ready as (
       insert into order_draft (customer_id, stage, phone_sealed, delivery_method_id, region, address_sealed,
         recipient_sealed, created_at, updated_at)
       select person.id, stage, phone_sealed, delivery_method_id, region, address_sealed, recipient_sealed, now(), now()
       from person, order_draft where order_draft.id = ? returning id, customer_id
     ), line as (
       insert into draft_line (draft_id, variant_id, quantity) select id, ?, 1 from ready
     )
     select chat.customer_id as customer, chat.id as identity, ready.id as draft
     from chat join ready on ready.customer_id = chat.customer_id`,
    [people, draft.id, variantId],
  );
  const crowd = made.map(({ customer, identity, draft: id }) => {
    const ctx: TestCustomer['ctx'] = () => shop.as({ kind: 'customer', id: customer });
    return { buyer: { id: customer, identityId: identity, ctx }, draft: { ...draft, id } };
  });
  return [{ buyer: first, draft: await readDraft(first.ctx(), first.id) }, ...crowd];
}
