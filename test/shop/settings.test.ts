import { beforeEach, describe, expect, test } from 'vitest';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { ShopSettings } from '#src/shop/settings/shop-settings.ts';
import { addCard } from '#src/shop/settings/add-card.ts';
import { changeDelivery } from '#src/shop/settings/change-delivery.ts';
import { changeHold } from '#src/shop/settings/change-hold.ts';
import { pauseShop } from '#src/shop/settings/pause-shop.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { todayNumbers } from '#src/shop/stats/today-numbers.ts';
import { listDelivery } from '#src/shop/delivery/list-delivery.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  makeCustomer,
  makeDelivery,
  makeOwner,
  makeSimpleProduct,
  must,
  orders,
  sendsReceipt,
  type TestCustomer,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let owner: TestCustomer;
let ali: TestCustomer;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  owner = await makeOwner(shop);
  ali = await makeCustomer(shop);
});

describe('settings', () => {
  test('are the owner’s alone', async () => {
    const methodId = await makeDelivery(shop);
    const card = { number: '8600123456789012', holder: 'ALI VALIYEV' };
    const tries = [
      addCard(ali.ctx(), card),
      changeDelivery(ali.ctx(), { methodId, feeSom: 0 }),
      changeHold(ali.ctx(), 60),
      pauseShop(ali.ctx(), true),
    ];
    for (const result of await Promise.all(tries)) expect(result).toMatchObject({ why: 'not_allowed' });
    expect(await shop.system().em.count(ShopSettings)).toBe(0);
  });

  test('the card is kept sealed', async () => {
    for (const number of ['8600 1234 5678 901', '8600 1234 5678 90123', 'card', '']) {
      expect(await addCard(owner.ctx(), { number, holder: 'ALI VALIYEV' })).toMatchObject({ why: 'bad_card' });
    }
    expect(await addCard(owner.ctx(), { number: '8600123456789012', holder: '1' })).toMatchObject({
      why: 'bad_holder',
    });
    expect(await listCards(owner.ctx())).toEqual([]);
    must(await addCard(owner.ctx(), { number: '8600 1234-5678 9012', holder: ' ALI  VALIYEV\u202e' }));
    expect(await listCards(owner.ctx())).toMatchObject([{ number: '8600123456789012', holder: 'ALI VALIYEV' }]);
    expect(JSON.stringify(await shop.system().em.find(ShopSettings, {}))).not.toContain('5678');
    expect(JSON.stringify(await readSettings(owner.ctx()))).not.toContain('5678');
    expect(await readSettings(owner.ctx())).toMatchObject({ hasCard: true, holdMinutes: 30, maxUnits: 5 });
  });

  test('two changes at once both take effect', async () => {
    await Promise.all([pauseShop(owner.ctx(), true), changeHold(owner.ctx(), 12)]);
    expect(await readSettings(owner.ctx())).toMatchObject({ paused: true, holdMinutes: 12, reminderMinutes: 6 });
    for (const minutes of [4, 1441, 1.5, Number.NaN]) {
      expect(await changeHold(owner.ctx(), minutes)).toMatchObject({ why: 'bad_minutes' });
    }
  });

  test('delivery gets another fee, and comes off the offer', async () => {
    const methodId = await makeDelivery(shop);
    must(await changeDelivery(owner.ctx(), { methodId, feeSom: 15_000, freeFromSom: 500_000 }));
    expect(await listDelivery(ali.ctx())).toMatchObject([{ feeSom: 15_000, freeFromSom: 500_000 }]);
    expect(must(await changeDelivery(owner.ctx(), { methodId, freeFromSom: null })).freeFromSom).toBeNull();
    must(await changeDelivery(owner.ctx(), { methodId, active: false }));
    expect(await listDelivery(ali.ctx())).toEqual([]);
    expect(await listDelivery(ali.ctx(), 'all')).toHaveLength(1);
    expect(await changeDelivery(owner.ctx(), { methodId, feeSom: -1 })).toMatchObject({ why: 'bad_amount' });
    expect(await changeDelivery(owner.ctx(), { methodId: 999, feeSom: 1 })).toMatchObject({ why: 'delivery_gone' });
  });
});

describe("today's numbers", () => {
  test('begin at midnight of the shop, and leave out what is paid back', async () => {
    const methodId = await makeDelivery(shop, { feeSom: 0 });
    const variantId = (await makeSimpleProduct(shop, 9, 100_000)).variants[0]?.id ?? 0;
    const pays = async (quantity: number): Promise<number> => {
      const { id: orderId } = await orders(ali, { variantId, quantity, methodId });
      await sendsReceipt(ali, orderId, `r${orderId}`);
      must(await acceptReceipt(owner.ctx(), { orderId }));
      return orderId;
    };
    const timeZone = 'Asia/Tashkent';
    expect(await todayNumbers(owner.ctx(), { timeZone })).toMatchObject({ placed: 0, revenueSom: 0, averageSom: 0 });
    await pays(1);
    shop.clock.forward(12 * 60);
    await pays(1);
    await pays(2);
    must(await cancelOrder(owner.ctx(), { orderId: await pays(3) }));
    await orders(ali, { variantId, methodId });
    expect(await todayNumbers(owner.ctx(), { timeZone })).toEqual({
      placed: 4,
      paid: 3,
      cancelled: 1,
      revenueSom: 300_000,
      averageSom: 150_000,
      open: [
        { status: 'awaiting_payment', count: 1 },
        { status: 'checking_receipt', count: 0 },
        { status: 'confirmed', count: 0 },
        { status: 'paid', count: 3 },
        { status: 'packed', count: 0 },
        { status: 'shipped', count: 0 },
        { status: 'refund_due', count: 1 },
      ],
    });
    expect(await todayNumbers(owner.ctx(), { timeZone: 'Etc/UTC' })).toMatchObject({ placed: 5, paid: 4 });
  });
});
