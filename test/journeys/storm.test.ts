import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RecordedCall } from '#src/playground/telegram/calls.ts';
import type { Fault } from '#src/playground/telegram/faults.ts';
import { seeded } from '../ledger/crowd.ts';
import { expectBooksToBalance } from '../support/books.ts';
import { openShop, type OpenShop } from '../support/open-shop.ts';
import { isLong } from '../support/outage.ts';
import { chooseTrainers, does, wholeOrder } from '../support/sale-steps.ts';
import type { Shopper } from '../support/shopper.ts';

/** Of each ten calls so many fail, until the weather is used up. */
const badOfTen = 4;
/** Longer than one call is tried again for, so that the updates themselves come again. */
const outageMs = isLong ? 60_000 : 4_000;

/** A call that came before the answer to the one that was refused had gone out. */
const onItsWayMs = 100;

interface TimedCall {
  atMs: number;
  call: RecordedCall;
}

describe('a platform in bad weather', () => {
  let shop: OpenShop;
  let owner: Shopper;
  const calls: TimedCall[] = [];
  beforeAll(async () => {
    shop = await openShop('embedded');
    owner = await shop.owner();
    shop.telegram.onChange(({ kind }) => {
      const call = shop.telegram.calls.at(-1);
      if (kind === 'call' && call) calls.push({ atMs: performance.now(), call });
    });
  });
  afterEach(async () => {
    shop.telegram.faults.clear();
    shop.graph.faults.clear();
    await shop.settled();
    await expectBooksToBalance(shop.app);
    expect(await shop.app.queue.counts()).toMatchObject({ parked: 0 });
  });
  afterAll(() => shop.close());

  test('loses no order, calls nobody too early and keeps the order within a chat', async () => {
    const buyers = await Promise.all(['Malika', 'Sardor', 'Nodira'].map((name) => shop.customer(name)));
    const talker = await shop.customer('Gulnora');
    const forecast = weather(seeded(20_260));
    const left = stormy(shop, seeded(7), forecast);
    const wishes = Array.from({ length: 8 }, (_, at) => `yoqxona${at}`);
    for (const wish of wishes) talker.says(wish);
    const numbers = await Promise.all(buyers.map((buyer) => does(buyer, wholeOrder)));

    expect(new Set(numbers).size).toBe(buyers.length);
    for (const number of numbers) await owner.hears(number);
    await shop.settled();
    expect(left()).toBeLessThan(forecast.length / 2);
    const heard = talker.person.messages.flatMap(({ by, text }) =>
      by === 'bot' ? (/yoqxona\d+/.exec(text)?.[0] ?? []) : [],
    );
    expect([...new Set(heard)]).toEqual(wishes);
    // What is said again after lost answers may be heard three times, and no more often.
    for (const wish of wishes) expect(heard.filter((one) => one === wish).length).toBeLessThanOrEqual(3);
    expect(calls.some(({ call }) => waitOf(call) > 0)).toBe(true);
    expect(calledTooEarly(calls)).toEqual([]);
  });

  test('is away for a while: everybody is answered afterwards', { timeout: isLong ? 180_000 : 90_000 }, async () => {
    const buyers = await Promise.all(['Olim', 'Barno', 'Lola'].map((name) => shop.customer(name)));
    shop.telegram.faults.next('*', { status: 502, body: '<html>Bad Gateway</html>' }, 10_000);
    for (const buyer of buyers) buyer.says('/orders');
    await pause(outageMs);
    for (const buyer of buyers) expect(buyer.sees(buyer.text('orders-empty'))).toBeUndefined();
    shop.telegram.faults.clear();
    for (const buyer of buyers) await buyer.hears(buyer.text('orders-empty'));
    await Promise.all(buyers.map((buyer) => does(buyer, chooseTrainers)));
  });

  test('Instagram in it, too: every order is placed once, and nothing is said twice', async () => {
    const names = ['Zilola', 'Kamola'];
    const buyers = await Promise.all(names.map((name) => shop.buyer('instagram', name)));
    const coming = graphWeather(seeded(11));
    const random = seeded(12);
    const calm = shop.graph.onChange((change) => {
      const fault = change.kind === 'call' && random() * 10 < badOfTen ? coming.shift() : undefined;
      if (fault) shop.graph.faults.next('messages', fault);
    });
    const numbers = await Promise.all(buyers.map((buyer) => does(buyer, wholeOrder)));
    calm();
    expect(new Set(numbers).size).toBe(buyers.length);
    expect(coming).toEqual([]);
    for (const person of shop.graph.people.all().filter(({ name }) => names.includes(name))) {
      const heard = person.messages.flatMap(({ by, text }) => (by === 'account' && text !== '' ? [text] : []));
      expect(heard).toEqual([...new Set(heard)]);
    }
  });
});

/** Lines that are cut before and after the message was delivered, and refusals, in an order of its own. */
function graphWeather(random: () => number): Fault[] {
  const busy: Fault = { status: 429, body: 'Too Many Requests', headers: { 'retry-after': '1' } };
  const unwell: Fault = { status: 503, body: '<html>Service Unavailable</html>' };
  const all = (['drop', 'drop-answer', busy, unwell] as const).map((fault) => ({
    fault,
    place: random(),
  }));
  return all.toSorted((a, b) => a.place - b.place).map(({ fault }) => fault);
}

function tooMany(seconds: number): Fault {
  const parameters = { retry_after: seconds };
  return { status: 429, body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters } };
}

/** All that a platform's calls may meet, in an order of its own. */
function weather(random: () => number): Fault[] {
  const kinds: [Fault, number][] = [
    [tooMany(1), 3],
    [tooMany(2), 1],
    [{ status: 503, body: 'Service Unavailable' }, 6],
    ['drop', 4],
    ['drop-answer', 4],
  ];
  const all = kinds.flatMap(([fault, times]) => Array.from({ length: times }, () => ({ fault, place: random() })));
  return all.toSorted((a, b) => a.place - b.place).map(({ fault }) => fault);
}

/** Lets some of the coming calls meet the next of these faults; answers how many are left. */
function stormy({ telegram }: OpenShop, random: () => number, forecast: Fault[]): () => number {
  const coming = [...forecast];
  telegram.onChange(({ kind }) => {
    if (kind !== 'call' || random() * 10 >= badOfTen) return;
    const fault = coming.shift();
    if (fault) telegram.faults.next('*', fault);
  });
  return () => coming.length;
}

/** Calls that came although the platform had told their chat, or everybody, to wait. */
function calledTooEarly(calls: TimedCall[]): TimedCall[] {
  return calls.filter(({ atMs, call }) =>
    calls.some(({ atMs: refusedMs, call: refused }) => {
      const waitMs = waitOf(refused) * 1000;
      const concerns = chatOf(refused) === undefined || chatOf(refused) === chatOf(call);
      return concerns && atMs > refusedMs + onItsWayMs && atMs < refusedMs + waitMs;
    }),
  );
}

function waitOf({ answer }: RecordedCall): number {
  const refusal = typeof answer === 'object' && answer !== null && 'parameters' in answer ? answer.parameters : {};
  return typeof refusal === 'object' && refusal !== null && 'retry_after' in refusal ? Number(refusal.retry_after) : 0;
}

/** As it was sent: a call and the one that was refused say it alike. */
function chatOf({ payload }: RecordedCall): unknown {
  return payload['chat_id'];
}
