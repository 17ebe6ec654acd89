import { afterEach, describe, expect, test } from 'vitest';
import { Variant } from '#src/shop/catalog/product.ts';
import { Order } from '#src/shop/orders/order.ts';
import { OrderDraft } from '#src/shop/orders/draft.ts';
import { expectBooksToBalance } from '../support/books.ts';
import { engines, openShop, type OpenShop } from '../support/open-shop.ts';
import { checkOut, chooseTrainers, does } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';
import { countStock } from '../support/stock.ts';

/** The embedded engine does one thing at a time in any case. */
const crowds = { embedded: 100, servers: 200 };

describe.each(engines)('the last pair in the shop (%s)', (engine) => {
  const buyers = crowds[engine];
  let shop: OpenShop | undefined;
  afterEach(async () => {
    await shop?.close();
    shop = undefined;
  });

  test(
    `${buyers} tap at once: one has it, all others are told kindly and offered a way on`,
    { timeout: 180_000 },
    async () => {
      shop = await openShop(engine);
      const first = await shop.customer('Malika');
      await does(first, [...chooseTrainers, ...checkOut]);
      const draft = await shop.app.database
        .em()
        .findOneOrFail(OrderDraft, { status: 'open' }, { populate: ['lines.variant'] });
      const variant = draft.lines.getItems()[0]?.variant.id ?? 0;
      const crowd = [first, ...(await standBeside(shop, draft.id, buyers - 1))];
      await countStock(shop.app.database, 1, variant);

      const taps = await readTaps(shop);
      for (const { person } of crowd) person.tap(1, taps.get(String(person.id)) ?? '');
      await shop.settled();

      expect(await shop.app.database.em().count(Order)).toBe(1);
      expect((await shop.app.database.em().findOneOrFail(Variant, { id: variant })).stock).toBe(0);
      const won = crowd.filter((buyer) => buyer.sees(buyer.text('payment-receipt')));
      expect(won).toHaveLength(1);
      const lost = crowd.filter((buyer) => buyer.sees('sizdan oldinroq'));
      expect(lost).toHaveLength(buyers - 1);
      for (const buyer of lost) {
        const titles =
          buyer
            .sees('sizdan oldinroq')
            ?.buttons.flat()
            .map(({ text }) => text) ?? [];
        expect(titles).toContain(buyer.text('button-show-product'));
        expect(titles.some((title) => title.startsWith('🔔'))).toBe(true);
      }
      await expectBooksToBalance(shop.app);
    },
  );
});

/** More people who have come as far as the first one: each has written to the shop, and has a draft like his. */
async function standBeside(shop: OpenShop, draftId: number, count: number): Promise<Shopper[]> {
  const crowd = Array.from({ length: count }, (_, at) => shop.newcomer(`Xaridor ${at + 1}`));
  for (const buyer of crowd) buyer.starts();
  await shop.settled();
  await shop.app.database.em().execute(
    `with ready as (
       insert into order_draft (customer_id, stage, phone_sealed, delivery_method_id, region, address_sealed,
         recipient_sealed, created_at, updated_at)
       select customer.id, stage, draft.phone_sealed, delivery_method_id, region, address_sealed, recipient_sealed,
         draft.created_at, draft.updated_at
       from customer, order_draft draft where draft.id = ? and customer.id <> draft.customer_id
       returning id
     )
     insert into draft_line (draft_id, variant_id, quantity)
     select ready.id, variant_id, quantity from ready, draft_line where draft_line.draft_id = ?`,
    [draftId, draftId],
  );
  return crowd;
}

/** What the "place" button under each one's summary says, by chat. */
async function readTaps(shop: OpenShop): Promise<Map<string, string>> {
  const drafts = await shop.app.database.em().execute<{ chat: string; draft: number }[]>(
    `select external_id as chat, order_draft.id as draft from identity
     join order_draft on order_draft.customer_id = identity.customer_id and status = 'open'`,
  );
  return new Map(drafts.map(({ chat, draft }) => [chat, `ok:${draft}:464000`]));
}
