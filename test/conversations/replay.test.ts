import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KeyValue } from '#src/storage/key-value-entity.ts';
import { openShop, type OpenShop } from '../support/open-shop.ts';
import { checkOut, chooseTrainers, does, placeOrder } from '../support/sale-steps.ts';

describe('a talk that is dropped', () => {
  let shop: OpenShop;
  beforeAll(async () => {
    shop = await openShop('embedded');
  });
  afterAll(() => shop.close());

  /** What a deploy does to every running talk: another version, so the stored log is worth nothing. */
  const dropTalks = async (): Promise<number> => {
    await shop.settled();
    return shop.app.database.em().nativeDelete(KeyValue, { key: { $like: 'talk%' } });
  };

  test('before every single answer, the sale ends the same', async () => {
    const buyer = await shop.customer('Malika');
    let dropped = 0;
    for (const step of [...chooseTrainers, ...checkOut, placeOrder]) {
      dropped += await dropTalks();
      await does(buyer, [step]);
    }
    expect(dropped).toBeGreaterThanOrEqual(7);
    expect(buyer.sees(buyer.text('payment-receipt'))?.text).toContain('464 000');
  });

  test('every message of the sale was sent once', async () => {
    const buyer = await shop.customer('Sardor');
    await does(buyer, [...chooseTrainers, ...checkOut]);
    await shop.settled();
    const texts = buyer.person.messages.filter(({ by }) => by === 'bot').map(({ text }) => text);
    for (const key of ['ask-phone', 'ask-address', 'ask-recipient']) {
      expect(
        texts.filter((text) => text.includes(buyer.text(key))),
        key,
      ).toHaveLength(1);
    }
  });

  test('what a talk keeps stays small, however long the sale', async () => {
    const buyer = await shop.customer('Zuhra');
    let largest = 0;
    for (const step of [...chooseTrainers, ...checkOut]) {
      await does(buyer, [step]);
      await shop.settled();
      const kept = await shop.app.database.em().find(KeyValue, { key: { $like: 'talk%' } });
      largest = Math.max(largest, ...kept.map((row) => JSON.stringify(row.value).length));
    }
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThanOrEqual(5_000);
  });
});
