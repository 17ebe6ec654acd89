import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSettings } from '#src/shop/settings/read-settings.ts';
import { KeyValue } from '#src/storage/key-value-entity.ts';
import { engines, openShopOn, settingsFor, type OpenShop } from '../support/open-shop.ts';
import { checkOut, checkOutToAsk, choosesToPay, chooseTrainers, does, placeOrder } from '../support/sale-steps.ts';

describe.each(engines)('a talk that is dropped (%s)', (engine) => {
  let shop: OpenShop;
  let talks: KeptTalks;
  beforeAll(async () => {
    const settings = await settingsFor(engine);
    shop = await openShopOn(settings);
    talks = settings['REDIS_URL'] === undefined ? inTable(shop) : inRedis(settings['REDIS_URL']);
  });
  afterAll(async () => {
    await talks.close();
    await shop.close();
  });

  /** What a deploy does to every running talk: another version, so the stored log is worth nothing. */
  const dropTalks = async (): Promise<number> => {
    await shop.settled();
    return talks.drop();
  };

  test('before every single answer, the sale ends the same', async () => {
    const buyer = await shop.customer('Malika');
    let dropped = 0;
    await writeSettings(shop.app.database.em(), { cashOnDelivery: true });
    for (const step of [...chooseTrainers, ...checkOutToAsk, choosesToPay('button-pay-card'), placeOrder]) {
      dropped += await dropTalks();
      await does(buyer, [step]);
    }
    await writeSettings(shop.app.database.em(), { cashOnDelivery: false });
    expect(dropped).toBeGreaterThanOrEqual(8);
    expect(buyer.sees(buyer.text('payment-receipt'))?.text).toMatch(/464 \d{3} soʻm/);
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
      largest = Math.max(largest, await talks.largest());
    }
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThanOrEqual(5_000);
  });
});

/** Where talks are kept, seen from outside. */
interface KeptTalks {
  /** Answers how many there were. */
  drop(): Promise<number>;
  /** Length of the longest one, in characters. */
  largest(): Promise<number>;
  close(): Promise<void>;
}

function inTable(shop: OpenShop): KeptTalks {
  const ours = { key: { $like: 'talk%' } };
  return {
    drop: () => shop.app.database.em().nativeDelete(KeyValue, ours),
    largest: async () => {
      const kept = await shop.app.database.em().find(KeyValue, ours);
      return Math.max(0, ...kept.map(({ value }) => value.length));
    },
    close: () => Promise.resolve(),
  };
}

function inRedis(url: string): KeptTalks {
  const redis = new Redis(url);
  const keys = (): Promise<string[]> => redis.keys('talk*');
  return {
    drop: async () => {
      const found = await keys();
      return found.length === 0 ? 0 : redis.del(found);
    },
    largest: async () => Math.max(0, ...(await Promise.all((await keys()).map((key) => redis.strlen(key))))),
    close: async () => void (await redis.quit()),
  };
}
