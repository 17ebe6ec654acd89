import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Variant } from '#src/shop/catalog/product.ts';
import { Order } from '#src/shop/orders/order.ts';
import { expectBooksToBalance } from '../support/books.ts';
import { engines, openShop, ownerPassword, type OpenShop } from '../support/open-shop.ts';
import { counts } from '../support/owner-steps.ts';
import { chooseTrainers, does, wholeOrder } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';

describe.each(engines)('after and beside a sale (%s)', (engine) => {
  let shop: OpenShop;
  let owner: Shopper;
  beforeAll(async () => {
    shop = await openShop(engine);
    owner = await shop.owner();
  });
  afterAll(async () => {
    await shop.settled();
    await expectBooksToBalance(shop.app);
    await shop.close();
  });

  test('who waits for a sold-out size is told when the owner has it again, once', async () => {
    const buyer = await shop.customer('Kamola');
    await does(buyer, chooseTrainers.slice(0, 3));
    await buyer.taps(buyer.text('button-order'));
    await buyer.taps('qizil');
    await buyer.taps('❌ 40');
    await buyer.hears(buyer.text('option-sold-out', { value: '' }).trim());
    await buyer.taps(/^🔔/);
    await buyer.hears(buyer.text('watch-set'));
    await buyer.taps(/^🔔/);
    await buyer.hears(buyer.text('watch-set'));

    await counts(owner, { product: /shamol/i, variant: /qizil, 40/, count: 2 });
    await buyer.hears(/🔔.*qizil, 40/);
    await owner.taps(owner.text('owner-button-less'));
    await owner.hears(owner.text('owner-variant-stock', { count: 1 }));
    await shop.settled();
    expect(buyer.person.messages.filter(({ text }) => /🔔.*qizil, 40/.test(text))).toHaveLength(1);
  });

  test('the password that the owner typed stands nowhere', async () => {
    const em = shop.app.database.em();
    const tables = await em.execute<{ name: string }[]>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'queue')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const found = await em.execute(`select 1 from ${name} as kept where kept::text like ?`, [`%${ownerPassword}%`]);
      expect(found, name).toEqual([]);
    }
    expect(owner.person.messages.filter(({ text }) => text.includes(ownerPassword))).toEqual([]);
  });

  test('an order is repeated with one tap, and its delivery is known', async () => {
    const buyer = await shop.customer('Botir');
    const number = await does(buyer, wholeOrder);
    await buyer.taps(buyer.text('button-cancel-order'));
    await buyer.taps(buyer.text('button-cancel-yes'));
    await buyer.hears(buyer.text('cancel-done', { number }));
    await buyer.taps(buyer.text('button-repeat'));
    const summary = await buyer.hears(buyer.text('summary-title'));
    expect(summary.text).toContain('Bunyodkor');
    await buyer.taps(buyer.text('button-place'));
    await buyer.hears(buyer.text('payment-receipt'));
  });

  test('a paid order that is cancelled is refunded, and both steps are told', async () => {
    const buyer = await shop.customer('Lola');
    const number = await does(buyer, wholeOrder);
    buyer.sendsPicture();
    await owner.taps(owner.text('owner-button-accept'), new RegExp(`🧾 ?${number}`));
    await buyer.hears(buyer.text('notice-order_paid', { number }));
    await owner.taps(owner.text('owner-button-cancel'), number);
    await owner.taps(owner.text('owner-button-cancel-now'), number);
    await buyer.hears(`💸 ${number}`);
    await owner.taps(owner.text('owner-button-refund'), number);
    await owner.taps(owner.text('owner-button-refund-yes'), number);
    await buyer.hears(new RegExp(`${number}: 464 \\d{3} soʻm`));
    const order = await shop.app.database.em().findOneOrFail(Order, { number }, { populate: ['lines.variant'] });
    expect(order.status).toBe('refunded');
    const variant = order.lines.getItems()[0]?.variant.id ?? 0;
    const [kept] = await shop.app.database
      .em()
      .execute<{ moved: number }[]>('select sum(delta)::int as moved from stock_move where variant_id = ?', [variant]);
    expect((await shop.app.database.em().findOneOrFail(Variant, { id: variant })).stock).toBe(kept?.moved);
  });

  test('a paused shop shows its goods, takes no order and keeps the cart', async () => {
    const buyer = await shop.customer('Umid');
    owner.says('/admin');
    await owner.taps(owner.text('owner-button-settings'));
    await owner.taps(owner.text('owner-button-pause'));
    await owner.hears(owner.text('owner-settings-paused').trim());
    await does(buyer, wholeOrder.slice(0, -1));
    await buyer.taps(buyer.text('button-place'));
    await buyer.hears(buyer.text('place-shop_paused'));
    await owner.taps(owner.text('owner-button-resume'));
    await owner.hears(owner.text('owner-settings-open'));
    buyer.says('/cart');
    await buyer.hears('Shamol');
  });
});
