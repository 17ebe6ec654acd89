import { beforeEach, describe, expect, test } from 'vitest';
import { askSum } from '#src/shop/payments/ask-sum.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { listCards } from '#src/shop/payments/cards.ts';
import { listOpenNotices } from '#src/shop/payments/list-notices.ts';
import { takeBankNotice } from '#src/shop/payments/take-bank-notice.ts';
import { addCard, mostCards } from '#src/shop/settings/add-card.ts';
import { changePayments, paymentLimits, paymentNumbers } from '#src/shop/settings/change-payments.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { retireCard } from '#src/shop/settings/retire-card.ts';
import { ShopSettings } from '#src/shop/settings/shop-settings.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner, must, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let owner: TestCustomer;
let ali: TestCustomer;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  owner = await makeOwner(shop);
  ali = await makeCustomer(shop);
});

const card = (tail: number) => ({ number: `86000000000${String(tail).padStart(5, '0')}`, holder: 'DILNOZA R' });

test('how customers pay is the owner’s alone to say', async () => {
  expect(await changePayments(ali.ctx(), { cashOnDelivery: true })).toMatchObject({ why: 'not_allowed' });
  expect(await addCard(ali.ctx(), card(1))).toMatchObject({ why: 'not_allowed' });
  const cardId = must(await addCard(owner.ctx(), card(1)));
  expect(await retireCard(ali.ctx(), { cardId })).toMatchObject({ why: 'not_allowed' });
  expect(await shop.system().em.count(ShopSettings)).toBe(0);
});

describe('numbers', () => {
  test('are taken at their limits and at 0, and refused with the limits beyond them', async () => {
    for (const setting of paymentNumbers) {
      const { least, most } = paymentLimits[setting];
      for (const good of [0, least, most]) must(await changePayments(owner.ctx(), { [setting]: good }));
      for (const bad of [-1, least - 0.5, most + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
        const refused = await changePayments(owner.ctx(), { [setting]: bad });
        expect(refused).toEqual({ ok: false, why: 'out_of_range', with: { setting, least, most } });
      }
      expect(await readSettings(owner.ctx())).toMatchObject({ [setting]: most });
    }
  });

  test('one that can’t be leaves the others as they were', async () => {
    await changePayments(owner.ctx(), { cashOnDelivery: true, prepayPercent: 99 });
    expect(await readSettings(owner.ctx())).toMatchObject({ cashOnDelivery: false, prepayPercent: 0 });
  });

  test('the trust of a day is never below that of an order', async () => {
    const { ctx } = owner;
    expect(must(await changePayments(ctx(), { trustOrderSom: 200_000 }))).toMatchObject({ trustDaySom: 200_000 });
    must(await changePayments(ctx(), { trustDaySom: 1_000_000 }));
    expect(must(await changePayments(ctx(), { trustOrderSom: 300_000 }))).toMatchObject({ trustDaySom: 1_000_000 });
    expect(must(await changePayments(ctx(), { trustDaySom: 100_000 }))).toMatchObject({ trustOrderSom: 100_000 });
    expect(must(await changePayments(ctx(), { trustDaySom: 0 }))).toMatchObject({ trustOrderSom: 0 });
  });
});

async function activeTails(): Promise<string[]> {
  return (await listCards(owner.ctx())).filter(({ active }) => active).map(({ last4 }) => last4);
}

/** The card that the next order is sent to. */
async function nextCard(): Promise<number | null> {
  shop.clock.forward(1);
  return (await askSum(shop.system(), shop.system().em, { payableSom: 100_000, mostTailSom: 499 })).cardId;
}

describe('cards', () => {
  test('are asked for in turn; one that was retired gets no new order, and can come back', async () => {
    const ids = [must(await addCard(owner.ctx(), card(1))), must(await addCard(owner.ctx(), card(2)))];
    expect([await nextCard(), await nextCard(), await nextCard()]).toEqual([ids[0], ids[1], ids[0]]);
    must(await retireCard(owner.ctx(), { cardId: ids[1] ?? 0 }));
    expect(await retireCard(owner.ctx(), { cardId: ids[1] ?? 0 })).toMatchObject({ why: 'card_gone' });
    expect([await nextCard(), await nextCard()]).toEqual([ids[0], ids[0]]);
    expect(must(await addCard(owner.ctx(), card(2)))).toBe(ids[1]);
    expect(await activeTails()).toEqual(['0001', '0002']);
  });

  test(`are ${mostCards} at most, however many are added at once`, async () => {
    const added = await Promise.all(
      Array.from({ length: mostCards + 3 }, (_, tail) => addCard(owner.ctx(), card(tail))),
    );
    expect(added.filter(({ ok }) => ok)).toHaveLength(mostCards);
    expect(added.find(({ ok }) => !ok)).toMatchObject({ why: 'too_many_cards', with: { most: mostCards } });
    expect(await activeTails()).toHaveLength(mostCards);
  });

  test('money that came to a card before it was known can be placed once it is', async () => {
    must(await addCard(owner.ctx(), card(1)));
    const receivedAt = shop.clock.now();
    const facts = { amount: 50_000, currency: 'UZS', last4: '7890', balance: null, place: null } as const;
    const { state } = await takeBankNotice(shop.system(), {
      text: '+50 000 UZS *7890',
      facts: { ...facts, kind: 'in', at: receivedAt.toISOString() },
      sourceKind: 'forward',
      source: 'test',
      receivedAt,
    });
    expect(state).toBe('foreign');
    const page = { offset: 0, limit: 5 };
    expect(await listOpenNotices(owner.ctx(), page)).toEqual([]);
    const cardId = must(await addCard(owner.ctx(), { number: '9860000000007890', holder: 'DILNOZA R' }));
    expect(await listOpenNotices(owner.ctx(), page)).toMatchObject([{ amount: 50_000, last4: '7890' }]);
    expect((await shop.system().em.findOneOrFail(BankNotice, { last4: '7890' })).card?.id).toBe(cardId);
  });
});
