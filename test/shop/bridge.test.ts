import { beforeEach, describe, expect, test } from 'vitest';
import { offerBridge, openOfferToken } from '#src/shop/customers/bridge.ts';
import { BridgeOffer } from '#src/shop/customers/bridge-offer.ts';
import { chooseLanguage } from '#src/shop/customers/choose-language.ts';
import { giveConsent } from '#src/shop/customers/consent.ts';
import { Customer } from '#src/shop/customers/customer.ts';
import { Identity } from '#src/shop/customers/identity.ts';
import { offerBridges } from '#src/shop/customers/offer-bridges.ts';
import { openBridge } from '#src/shop/customers/open-bridge.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { setStopped } from '#src/shop/customers/stop.ts';
import { takeOver } from '#src/shop/customers/take-over.ts';
import { watchStock } from '#src/shop/catalog/watch-stock.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { fillDraft } from '#src/shop/orders/fill-draft.ts';
import { OrderDraft } from '#src/shop/orders/draft.ts';
import { listOrders } from '#src/shop/orders/read-order.ts';
import { readDraft } from '#src/shop/orders/read-draft.ts';
import { readHistory } from '#src/shop/orders/read-history.ts';
import { writeOwner } from '#src/shop/owners/claim.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  answers,
  confirms,
  makeDelivery,
  makeSimpleProduct,
  must,
  orders,
  readyToOrder,
  type TestCustomer,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let methodId: number;
let variantId: number;
let otherVariantId: number;

async function open(kind: 'embedded' | 'server' = 'embedded'): Promise<void> {
  shop = createTestShop(await testDatabase(kind));
  methodId = await makeDelivery(shop);
  variantId = (await makeSimpleProduct(shop, 9)).variants[0]?.id ?? 0;
  otherVariantId = (await makeSimpleProduct(shop, 9, 50_000)).variants[0]?.id ?? 0;
}

async function person(channel: string, externalId = '1', name = 'Ali'): Promise<TestCustomer> {
  const { customer, identity } = await recognise(shop.system(), { channel, externalId, name, username: 'ali' });
  return { id: customer.id, identityId: identity.id, ctx: () => shop.as({ kind: 'customer', id: customer.id }) };
}

async function tokenFor({ identityId }: TestCustomer): Promise<string> {
  const offer = await offerBridge(shop.system(), { identityId, to: 'open' });
  return offer?.token ?? 'none';
}

const opens = (opener: TestCustomer, token: string) =>
  openBridge(opener.ctx(), { token, identityId: opener.identityId });

const laysIn = (buyer: TestCustomer, id: number, quantity = 1) =>
  answers(buyer, { slot: 'variant', variantId: id }, { slot: 'quantity', quantity });

async function customerOf({ identityId }: TestCustomer): Promise<number> {
  return (await shop.system().em.findOneOrFail(Identity, { id: identityId }, { disableIdentityMap: true })).customer.id;
}

describe('a link to the other channel', () => {
  beforeEach(() => open());

  test('fits a deep link, stays the same while it is open, and is not made where it is not needed', async () => {
    const there = await person('windowed');
    const token = await tokenFor(there);
    expect(`b_${token}`).toMatch(/^[\w-]{20,64}$/);
    expect(await tokenFor(there)).toBe(token);
    must(await opens(await person('open'), token));
    expect(await offerBridge(shop.system(), { identityId: there.identityId, to: 'open' })).toBeUndefined();
  });

  test('near its end is replaced by a fresh one, and after it opens nothing', async () => {
    const token = await tokenFor(await person('windowed'));
    shop.clock.forward(6 * 24 * 60);
    expect(await tokenFor(await person('windowed'))).not.toBe(token);
    shop.clock.forward(2 * 24 * 60);
    const here = await person('open');
    expect(await opens(here, token)).toEqual({ ok: false, why: 'expired' });
    expect(await customerOf(here)).toBe(here.id);
  });

  test('that we never made opens nothing, however close it comes', async () => {
    const here = await person('open');
    const token = await tokenFor(await person('windowed'));
    const forged = [`${token}x`, token.slice(0, -1), `9${token}`, token.toUpperCase(), '1-', '', '1', `0${token}`];
    for (const one of forged.filter((text) => text !== token)) {
      expect(await opens(here, one)).toEqual({ ok: false, why: 'unknown' });
    }
  });

  test('works once: a stranger with the used one stays who he is, the customer himself is welcome again', async () => {
    const there = await person('windowed');
    const token = await tokenFor(there);
    const here = await person('open');
    const stranger = await person('open', '2', 'Begona');
    expect(await opens(here, token)).toEqual({ ok: true, value: 'joined' });
    expect(await opens(stranger, token)).toEqual({ ok: false, why: 'used' });
    expect(await opens(here, token)).toEqual({ ok: true, value: 'already' });
    expect(await customerOf(stranger)).toBe(stranger.id);
  });

  test('tells the chat it was made in, once, so that a link in wrong hands is noticed', async () => {
    const there = await person('windowed');
    const here = await person('open');
    const token = await tokenFor(there);
    must(await opens(here, token));
    must(await opens(here, token));
    const told = await shop.system().em.find(Notice, {});
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: 'bridge_used', data: { identityId: here.identityId } });
    expect(told[0]?.identity.id).toBe(there.identityId);
  });

  test('in the hands of an owner, or of another person on its own channel, changes nothing and stays good', async () => {
    const there = await person('windowed');
    const token = await tokenFor(there);
    const owner = await person('open', '5', 'Ega');
    await writeOwner(shop.system().em, { identityId: owner.identityId, name: 'Ega', now: shop.clock.now() });
    expect(await opens(owner, token)).toEqual({ ok: false, why: 'owner' });
    expect(await opens(await person('windowed', '2', 'Begona'), token)).toEqual({ ok: false, why: 'unknown' });
    expect(await opens(await person('open'), token)).toEqual({ ok: true, value: 'joined' });
  });

  test('run again after a cut answers the same and joins nobody twice', async () => {
    const token = await tokenFor(await person('windowed'));
    const here = await person('open');
    const run = (attempt: number) =>
      openBridge({ ...here.ctx(), cause: { id: 'u1', attempt } }, { token, identityId: here.identityId });
    expect(await run(1)).toEqual({ ok: true, value: 'joined' });
    expect(await run(2)).toEqual({ ok: true, value: 'joined' });
    expect(await shop.system().em.count(Customer)).toBe(1);
  });

  test('is closed for good once it was used', async () => {
    const there = await person('windowed');
    const offer = await offerBridge(shop.system(), { identityId: there.identityId, to: 'open' });
    expect(await openOfferToken(shop.system(), offer?.id ?? 0)).toBe(offer?.token);
    must(await opens(await person('open'), offer?.token ?? ''));
    expect(await openOfferToken(shop.system(), offer?.id ?? 0)).toBeUndefined();
  });
});

describe('two who become one customer', () => {
  beforeEach(() => open());

  test('have one history: orders, carts, watches, phone, consent and language', async () => {
    const there = await person('windowed');
    const here = await person('open', '1', 'Ali (ikkinchi)');
    await chooseLanguage(shop.system(), here.id, 'en');
    const first = await orders(there, { variantId, methodId });
    const second = await orders(here, { variantId, methodId });
    await giveConsent(shop.system(), here.id, '1');
    const soldOut = (await makeSimpleProduct(shop, 0)).variants[0]?.id ?? 0;
    must(await watchStock(here.ctx(), { variantId: soldOut, identityId: here.identityId }));
    await laysIn(there, variantId);
    must(await opens(here, await tokenFor(there)));

    expect(await customerOf(here)).toBe(there.id);
    const mine = await listOrders(shop.system(), there.id, 10);
    expect(mine.map(({ number }) => number)).toEqual([second.number, first.number]);
    expect(mine[0]?.identityId).toBe(here.identityId);
    expect(await readHistory(shop.system(), second.id)).toMatchObject([{ event: 'place', actorName: 'Ali' }]);
    expect((await readDraft(shop.system(), there.id)).lines).toHaveLength(1);
    const [customer, ...more] = await shop.system().em.find(Customer, {}, { disableIdentityMap: true });
    expect(more).toEqual([]);
    expect(customer).toMatchObject({ id: there.id, language: 'en', languageChosen: true, consentVersion: '1' });
    expect(customer?.phoneSealed).not.toBeNull();
  });

  test('speak the language that was chosen where the link was made', async () => {
    const there = await person('windowed');
    const here = await person('open');
    await chooseLanguage(shop.system(), there.id, 'en');
    await chooseLanguage(shop.system(), here.id, 'uz');
    must(await opens(here, await tokenFor(there)));
    expect((await recognise(shop.system(), { channel: 'open', externalId: '1' })).customer.language).toBe('en');
  });

  test('have one cart: the newer one stays with its answers and gets the lines of the other', async () => {
    const there = await person('windowed');
    const here = await person('open');
    await readyToOrder(there, { variantId, methodId, quantity: 2 });
    await laysIn(there, otherVariantId);
    shop.clock.forward(5);
    await readyToOrder(here, { variantId, methodId, quantity: 1 });
    must(await opens(here, await tokenFor(there)));
    const draft = await readDraft(shop.system(), there.id);
    expect(draft).toMatchObject({ stage: 'checkout', recipient: 'Ali Valiyev' });
    expect(draft.lines.map((line) => [line.variantId, line.quantity])).toEqual([
      [variantId, 2],
      [otherVariantId, 1],
    ]);
    const statuses = (await shop.system().em.find(OrderDraft, {}, { orderBy: { id: 'asc' } })).map((one) => one.status);
    expect(statuses).toEqual(['dropped', 'open']);
    must(await confirms({ ...there, identityId: here.identityId }, draft));
  });

  test('keep a full cart, however new the empty one is', async () => {
    const there = await person('windowed');
    const here = await person('open');
    await laysIn(there, variantId);
    shop.clock.forward(5);
    must(await fillDraft(here.ctx(), here.id, { slot: 'back_to_cart' }));
    must(await opens(here, await tokenFor(there)));
    expect((await readDraft(shop.system(), there.id)).lines).toHaveLength(1);
  });
});

describe.each(['embedded', 'server'] as const)('at the same moment, on the %s database', (kind) => {
  beforeEach(() => open(kind));

  test('of two who open one link one comes over', async () => {
    const there = await person('windowed');
    const token = await tokenFor(there);
    const [one, two] = [await person('open', '1'), await person('open', '2')];
    const results = await Promise.all([opens(one, token), opens(two, token), opens(one, token), opens(two, token)]);
    expect(results.map((result) => (result.ok ? result.value : result.why)).toSorted()).toEqual([
      'already',
      'joined',
      'used',
      'used',
    ]);
    expect(await shop.system().em.count(Customer)).toBe(2);
    expect(await shop.system().em.count(Notice, { kind: 'bridge_used' })).toBe(1);
  });

  test('links that cross between the same two end in one customer', async () => {
    const there = await person('windowed');
    const here = await person('open');
    const forth = await tokenFor(there);
    const back = (await offerBridge(shop.system(), { identityId: here.identityId, to: 'windowed' }))?.token ?? '';
    const results = await Promise.all([opens(here, forth), opens(there, back)]);
    expect(results.map((result) => (result.ok ? result.value : result.why)).toSorted()).toEqual(['already', 'joined']);
    expect(await shop.system().em.count(Customer)).toBe(1);
  });

  test('who orders and shops while he is joined loses nothing', async () => {
    const there = await person('windowed');
    const here = await person('open');
    const draft = await readyToOrder(there, { variantId, methodId });
    await laysIn(here, otherVariantId);
    const token = await tokenFor(there);
    const [placed, joined, , filled] = await Promise.all([
      confirms(there, draft),
      opens(here, token),
      opens(here, token),
      fillDraft(here.ctx(), here.id, { slot: 'checkout' }).catch((error: unknown) => String(error)),
    ]);
    must(joined);
    const [order] = await listOrders(shop.system(), there.id, 5);
    const cart = await readDraft(shop.system(), there.id);
    const variants = [...(order?.lines ?? []), ...cart.lines].map((line) => line.variantId);
    expect(new Set(variants)).toEqual(new Set([variantId, otherVariantId]));
    // The summary was of a cart that has grown meanwhile, or it was placed before.
    expect(placed.ok ? 'placed' : placed.why).toMatch(/^(?:placed|total_changed|cart_empty|incomplete)$/);
    if (typeof filled === 'string') expect(filled).toMatch(/foreign key|constraint/i);
    expect(await shop.system().em.count(OrderDraft, { status: 'open' })).toBeLessThanOrEqual(1);
    expect(await shop.system().em.count(Customer)).toBe(1);
  });
});

describe('in good time before the window closes', () => {
  const window = { channel: 'windowed', hours: 24, to: 'open' };
  const offer = () => offerBridges(shop.system(), window, 100);

  beforeEach(() => open());

  test('who has a cart is offered the way over, once in that window', async () => {
    await laysIn(await person('windowed'), variantId);
    shop.clock.forward(20 * 60 + 59);
    expect(await offer()).toBe(0);
    shop.clock.forward(2);
    expect(await offer()).toBe(1);
    shop.clock.forward(30);
    expect(await offer()).toBe(0);
    const [notice] = await shop.system().em.find(Notice, { kind: 'window_bridge' });
    const [kept] = await shop.system().em.find(BridgeOffer, {});
    expect(notice?.data).toEqual({ offerId: kept?.id, to: 'open' });
    await person('windowed');
    shop.clock.forward(22 * 60);
    expect(await offer()).toBe(1);
  });

  test('it is too late in the last half hour, and after it', async () => {
    await laysIn(await person('windowed'), variantId);
    shop.clock.forward(23 * 60 + 35);
    expect(await offer()).toBe(0);
    shop.clock.forward(60);
    expect(await offer()).toBe(0);
  });

  test('who has an order under way is offered it; who has nothing, wants nothing or talks with a person is not', async () => {
    await orders(await person('windowed', '1'), { variantId, methodId });
    await person('windowed', '2');
    const stopped = await person('windowed', '3');
    await laysIn(stopped, variantId);
    await setStopped(shop.system(), stopped.identityId, true);
    const talking = await person('windowed', '4');
    await laysIn(talking, variantId);
    await takeOver(shop.system(), talking.identityId, 48 * 60);
    const known = await person('windowed', '5');
    await laysIn(known, variantId);
    must(await opens(await person('open', '5'), await tokenFor(known)));
    await laysIn(await person('open', '6'), variantId);
    shop.clock.forward(22 * 60);
    expect(await offer()).toBe(1);
    const [notice] = await shop.system().em.find(Notice, { kind: 'window_bridge' }, { populate: ['identity'] });
    expect(notice?.identity.externalId).toBe('1');
  });

  test('two nodes at once offer it once', async () => {
    await laysIn(await person('windowed'), variantId);
    shop.clock.forward(22 * 60);
    await Promise.all([offer(), offer()]);
    expect(await shop.system().em.count(Notice, { kind: 'window_bridge' })).toBe(1);
  });
});
