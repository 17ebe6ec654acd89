import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { expectBooksToBalance } from '../support/books.ts';
import { startChaosProxy, type ChaosProxy } from '../support/chaos-proxy.ts';
import { openShopOn, settingsFor, type OpenShop } from '../support/open-shop.ts';
import { isLong, latenessMs, note, outageLasts } from '../support/outage.ts';
import { newDatabaseOn, type PostgresServer, type RedisServer } from '../support/servers.ts';
import { startPostgres } from '../support/postgres.ts';
import { startRedis } from '../support/redis.ts';
import { checkOut, chooseTrainers, does, placeOrder, type SaleStep } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';
import { countStock } from '../support/stock.ts';

const webhookSecret = 'outage-outage-outage-outage-outage-1';
const patience = { timeout: isLong ? 900_000 : 60_000 };

let postgres: PostgresServer;
let redis: RedisServer;
let databaseLine: ChaosProxy;
let redisLine: ChaosProxy;
let shop: OpenShop;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const databaseUrl = await newDatabaseOn(postgres.url);
  databaseLine = await startChaosProxy(postgres.url);
  redisLine = await startChaosProxy(redis.url);
  const opening = openShopOn({
    ...(await settingsFor('embedded')),
    PLAYGROUND: 'on',
    TELEGRAM_BOT_TOKEN: '7000000003:NobodyIsCalledWithThisToken_0123456',
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    DATABASE_URL: databaseLine.through(databaseUrl),
    REDIS_URL: redisLine.through(redis.url),
  });
  // It starts again by itself when its line breaks in the middle of making the tables.
  await vi.waitFor(() => expect(databaseLine.open()).toBeGreaterThan(1), { interval: 5, timeout: 20_000 });
  databaseLine.cut();
  shop = await opening;
  // Every scene buys the same trainers.
  await countStock(shop.app.database, 100);
});

afterAll(async () => {
  for (const line of [databaseLine, redisLine]) line.heal();
  await shop.settled();
  await expectBooksToBalance(shop.app);
  await shop.close();
  for (const line of [databaseLine, redisLine]) line.close();
  await redis.stop();
  postgres.stop();
});

const checksOut = checkOut.slice(0, 1);
const givesPhone = checkOut.slice(1, 2);
const choosesPost = checkOut.slice(2, 3);
const choosesRegion = checkOut.slice(3, 4);
const restOfCheckOut = checkOut.slice(4);

async function buyerWithCart(name: string): Promise<Shopper> {
  const buyer = await shop.customer(name);
  await does(buyer, chooseTrainers);
  return buyer;
}

/** Milliseconds until the shop has answered this step. */
async function timed(buyer: Shopper, step: SaleStep): Promise<number> {
  const before = performance.now();
  await does(buyer, [step]);
  return performance.now() - before;
}

/** Breaks the database's connections at moments that an update takes. */
async function cutSoon(): Promise<void> {
  for (const afterMs of [20, 40, 80]) {
    await pause(afterMs);
    databaseLine.cut();
  }
}

async function health(): Promise<{ code: number; parts: { [part: string]: string } }> {
  const answer = await fetch(`http://127.0.0.1:${shop.app.port}/health/ready`);
  const body: { parts: { [part: string]: string } } = JSON.parse(await answer.text());
  return { code: answer.status, parts: body.parts };
}

/** One order, one hold, nothing parked: whatever the outage made come twice, it was done once. */
async function expectOneOrder(buyer: Shopper): Promise<void> {
  await shop.settled();
  const [counted] = await shop.app.database.em().execute<{ orders: number; pieces: number; parked: number }[]>(
    `select count(distinct o.id)::int as orders, coalesce(sum(l.quantity), 0)::int as pieces,
       (select count(*) from queue.job where name = 'parked')::int as parked
     from identity i join orders o on o.customer_id = i.customer_id join order_line l on l.order_id = o.id
     where i.external_id = ?`,
    [String(buyer.person.user.id)],
  );
  expect(counted).toEqual({ orders: 1, pieces: 1, parked: 0 });
}

/** Each step is answered within three seconds, as is wanted while Redis is away. */
async function answeredInTime(buyer: Shopper, steps: SaleStep[]): Promise<void> {
  const tookMs: number[] = [];
  for (const step of steps) tookMs.push(Math.round(await timed(buyer, step)));
  note('Redis away', { tookMs });
  expect(Math.max(...tookMs)).toBeLessThan(3_000);
}

describe('the database', () => {
  test('refuses in the middle of a sale: what was tapped meanwhile is answered when it is back', patience, async () => {
    const buyer = await buyerWithCart('Malika');
    databaseLine.refuse();
    await buyer.taps(buyer.text('button-checkout'));
    expect(await health()).toMatchObject({ code: 503, parts: { database: 'down' } });
    expect((await fetch(`http://127.0.0.1:${shop.app.port}/health/live`)).status).toBe(200);
    await outageLasts();
    databaseLine.accept();
    const before = performance.now();
    await buyer.hears(buyer.text('ask-phone'));
    const firstAnswerMs = performance.now() - before;
    note('database refused', { firstAnswerMs });
    expect(firstAnswerMs).toBeLessThan(10_000);
    await does(buyer, [...givesPhone, ...choosesPost, ...choosesRegion, ...restOfCheckOut, placeOrder]);
    await expectOneOrder(buyer);
  });

  test('is away when the platform knocks: 503, and what it brings again is taken once', patience, async () => {
    const { person } = await shop.customer('Zafar');
    await shop.settled();
    const answered = () => person.messages.filter(({ by }) => by === 'bot').length;
    const before = answered();
    const from = { id: person.user.id, is_bot: false, first_name: 'Zafar' };
    const message = {
      message_id: 1,
      date: 1_790_000_000,
      chat: { id: from.id, type: 'private' },
      from,
      text: '/start',
    };
    const knock = () =>
      fetch(`http://127.0.0.1:${shop.app.port}/telegram/webhook`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': webhookSecret },
        body: JSON.stringify({ update_id: 1_500_000_000, message }),
      });
    databaseLine.refuse();
    const refused = await knock();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    databaseLine.accept();
    await vi.waitFor(async () => expect((await knock()).status).toBe(200), { timeout: 10_000, interval: 100 });
    expect((await knock()).status).toBe(200);
    await shop.settled();
    expect(answered()).toBe(before + 1);
  });

  test('has its connections cut again and again during a sale', patience, async () => {
    const buyer = await buyerWithCart('Nodira');
    for (const step of [...checksOut, ...givesPhone, ...choosesPost]) {
      const cutting = cutSoon();
      await does(buyer, [step]);
      await cutting;
    }
    await does(buyer, [...choosesRegion, ...restOfCheckOut, placeOrder]);
    await expectOneOrder(buyer);
  });

  test('is late with every answer: the sale is slow, and goes on', patience, async () => {
    const buyer = await buyerWithCart('Olim');
    databaseLine.delay(latenessMs);
    const before = performance.now();
    await buyer.taps(buyer.text('button-checkout'));
    await vi.waitFor(() => expect(buyer.sees(buyer.text('ask-phone'))).toBeDefined(), patience);
    note('database late', { latenessMs, stepMs: performance.now() - before });
    databaseLine.heal();
    await does(buyer, [...givesPhone, ...choosesPost, ...choosesRegion, ...restOfCheckOut, placeOrder]);
    await expectOneOrder(buyer);
  });

  if (isLong)
    test('swallows everything without a word: it is missed, and used again', patience, async () => {
      const buyer = await buyerWithCart('Rano');
      databaseLine.halfOpen();
      await buyer.taps(buyer.text('button-checkout'));
      await outageLasts();
      databaseLine.heal();
      const before = performance.now();
      await buyer.hears(buyer.text('ask-phone'));
      note('database half-open', { firstAnswerMs: performance.now() - before });
      await does(buyer, [...givesPhone, ...choosesPost, ...choosesRegion, ...restOfCheckOut, placeOrder]);
      await expectOneOrder(buyer);
    });

  test('is restarted: the shop hears of new work from every connection it had', patience, async () => {
    const buyer = await buyerWithCart('Sardor');
    postgres.stop();
    await buyer.taps(buyer.text('button-checkout'));
    await outageLasts();
    postgres.restart();
    const before = performance.now();
    await buyer.hears(buyer.text('ask-phone'));
    const firstAnswerMs = performance.now() - before;
    note('database restarted', { firstAnswerMs });
    expect(firstAnswerMs).toBeLessThan(10_000);
    await vi.waitFor(
      async () => {
        const listening = await shop.app.database
          .em()
          .execute(
            `select pid from pg_stat_activity where query ~ 'LISTEN|pg_listening_channels' and pid <> pg_backend_pid()`,
          );
        expect(listening.length).toBeGreaterThanOrEqual(1);
      },
      { timeout: 35_000, interval: 200 },
    );
    await does(buyer, [...givesPhone, ...choosesPost, ...choosesRegion, ...restOfCheckOut, placeOrder]);
    await expectOneOrder(buyer);
  });
});

describe('Redis', () => {
  test(
    'can not be reached: the sale goes on by the draft, and an old talk that is found later harms nothing',
    patience,
    async () => {
      const buyer = await buyerWithCart('Barno');
      await does(buyer, [...checksOut]);
      redisLine.refuse();
      await answeredInTime(buyer, [...givesPhone, ...choosesPost]);
      if (isLong) await outageLasts();
      redisLine.accept();
      await vi.waitFor(async () => expect((await health()).parts['redis']).toBe('ok'), {
        timeout: 5_000,
        interval: 50,
      });
      // Redis still holds the talk that asked for the phone number.
      await answeredInTime(buyer, [...choosesRegion, ...restOfCheckOut, placeOrder]);
      await expectOneOrder(buyer);
    },
  );

  test('is away: the shop is open, and says that it lacks something', patience, async () => {
    redisLine.refuse();
    await vi.waitFor(async () => {
      expect(await health()).toMatchObject({ code: 200, parts: { database: 'ok', redis: 'degraded' } });
    });
    redisLine.accept();
    await vi.waitFor(async () => expect((await health()).parts['redis']).toBe('ok'), { timeout: 5_000, interval: 50 });
  });

  test('swallows everything without a word: one second is lost once', patience, async () => {
    const buyer = await buyerWithCart('Davron');
    await does(buyer, [...checksOut]);
    redisLine.halfOpen();
    await answeredInTime(buyer, [...givesPhone, ...choosesPost, ...choosesRegion]);
    redisLine.heal();
    await answeredInTime(buyer, [...restOfCheckOut, placeOrder]);
    await expectOneOrder(buyer);
  });

  test('comes back empty: the talk is taken up from the draft', patience, async () => {
    const buyer = await buyerWithCart('Gulnora');
    await does(buyer, [...checksOut, ...givesPhone]);
    await redis.stop();
    await answeredInTime(buyer, [...choosesPost]);
    if (isLong) await outageLasts();
    await redis.restart();
    await vi.waitFor(async () => expect((await health()).parts['redis']).toBe('ok'), { timeout: 5_000, interval: 50 });
    await answeredInTime(buyer, [...choosesRegion, ...restOfCheckOut, placeOrder]);
    await expectOneOrder(buyer);
  });
});
