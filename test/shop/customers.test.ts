import { beforeEach, describe, expect, test } from 'vitest';
import { chooseLanguage } from '#src/shop/customers/choose-language.ts';
import { giveConsent } from '#src/shop/customers/consent.ts';
import { Customer } from '#src/shop/customers/customer.ts';
import { Identity } from '#src/shop/customers/identity.ts';
import { markBlocked } from '#src/shop/customers/mark-blocked.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { setStopped } from '#src/shop/customers/stop.ts';
import { giveBack, giveBackDue, takeOver } from '#src/shop/customers/take-over.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { passOnMessage } from '#src/shop/owners/pass-on-message.ts';
import { writeToCustomer } from '#src/shop/owners/write-to-customer.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner, must, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
});

async function told(person: TestCustomer): Promise<Notice[]> {
  return shop.system().em.find(Notice, { identity: person.identityId }, { orderBy: { id: 'asc' } });
}

describe('recognising a person', () => {
  const visitor = { channel: 'chat', externalId: '77', name: 'Ali', username: 'ali', languageHint: 'en' };

  test('makes one at the first update and finds it again', async () => {
    const first = await recognise(shop.system(), visitor);
    expect(first).toMatchObject({
      isNew: true,
      customer: { name: 'Ali', language: 'en', languageChosen: false, consentVersion: null },
      identity: { channel: 'chat', externalId: '77', username: 'ali', stopped: false, takenOverUntil: null },
    });
    const again = await recognise(shop.system(), { channel: 'chat', externalId: '77' });
    expect(again).toEqual({ ...first, isNew: false });
    const elsewhere = await recognise(shop.system(), { ...visitor, channel: 'other' });
    expect(elsewhere.customer.id).not.toBe(first.customer.id);
  });

  test('passes over languages it does not speak, and takes invisible letters out of names', async () => {
    const met = await recognise(shop.system(), {
      ...visitor,
      languageHint: 'ru',
      name: `\u202e<b>Ali</b>\u0000 \u{200b}{$x}${'y'.repeat(500)}`,
    });
    expect(met.customer.language).toBe('uz');
    expect(met.customer.name?.startsWith('<b>Ali</b> {$x}yy')).toBe(true);
    expect(met.customer.name).toHaveLength(200);
    expect((await recognise(shop.system(), { ...visitor, name: '\u202e ' })).customer.name).toHaveLength(200);
    expect((await recognise(shop.system(), { ...visitor, name: 'Vali' })).customer.name).toBe('Vali');
  });

  test('keeps every sign of a name as it is', async () => {
    const odd = `O'g'il \\' ? ?? $1 :x "%_`;
    await recognise(shop.system(), { ...visitor, name: odd, username: odd });
    const met = await recognise(shop.system(), { ...visitor, name: odd, username: odd });
    expect([met.customer.name, met.identity.username, met.isNew]).toEqual([odd, odd, false]);
  });

  test('notes that he can be reached again', async () => {
    const { identity } = await recognise(shop.system(), visitor);
    await markBlocked(shop.system(), identity.id);
    expect((await shop.system().em.findOneOrFail(Identity, identity.id)).blockedAt).toEqual(shop.clock.now());
    shop.clock.forward(5);
    await recognise(shop.system(), visitor);
    expect(await shop.system().em.findOneOrFail(Identity, identity.id)).toMatchObject({
      blockedAt: null,
      lastInboundAt: shop.clock.now(),
    });
  });

  test('language, consent and stop are kept', async () => {
    const { customer, identity } = await recognise(shop.system(), visitor);
    await chooseLanguage(shop.system(), customer.id, 'uz');
    await giveConsent(shop.system(), customer.id, 'v1');
    const agreedAt = shop.clock.now();
    shop.clock.forward(5);
    await giveConsent(shop.system(), customer.id, 'v1');
    await setStopped(shop.system(), identity.id, true);
    expect((await shop.system().em.findOneOrFail(Customer, customer.id)).consentAt).toEqual(agreedAt);
    const met = await recognise(shop.system(), visitor);
    expect(met.customer).toMatchObject({ language: 'uz', languageChosen: true, consentVersion: 'v1' });
    expect(met.identity.stopped).toBe(true);
    await giveConsent(shop.system(), customer.id, 'v2');
    expect((await shop.system().em.findOneOrFail(Customer, customer.id)).consentAt).toEqual(shop.clock.now());
    await setStopped(shop.system(), identity.id, false);
    expect((await recognise(shop.system(), visitor)).identity.stopped).toBe(false);
  });
});

describe('a person of the shop takes over', () => {
  let ali: TestCustomer;
  let owner: TestCustomer;

  beforeEach(async () => {
    ali = await makeCustomer(shop);
    owner = await makeOwner(shop);
  });

  test('when the customer calls: the owners are told once, and the bot comes back by itself', async () => {
    const until = await takeOver(ali.ctx(), ali.identityId);
    expect(until).toBe('2026-03-02T09:00:00.000Z');
    await takeOver(ali.ctx(), ali.identityId);
    expect(await told(owner)).toMatchObject([{ kind: 'operator_wanted', data: { identityId: ali.identityId } }]);
    shop.clock.forward(119);
    expect(await giveBackDue(shop.system())).toBe(0);
    shop.clock.forward(1);
    expect(await giveBackDue(shop.system())).toBe(1);
    expect(await giveBackDue(shop.system())).toBe(0);
    expect(await told(ali)).toMatchObject([{ kind: 'operator_back' }]);
    await takeOver(ali.ctx(), ali.identityId, 5);
    expect(await told(owner)).toHaveLength(2);
  });

  test('and gives it back, once', async () => {
    await takeOver(owner.ctx(), ali.identityId, 30);
    expect(await told(owner)).toEqual([]);
    const given = await Promise.all([giveBack(owner.ctx(), ali.identityId), giveBack(owner.ctx(), ali.identityId)]);
    expect(given.toSorted()).toEqual([false, true]);
    expect(await told(ali)).toHaveLength(1);
  });

  test('words travel both ways, sealed and once', async () => {
    const message = { identityId: ali.identityId, text: 'Salom, \u202equalay?', key: 'u1' };
    expect(await passOnMessage(ali.ctx(), message)).toMatchObject({ why: 'not_taken_over' });
    await takeOver(owner.ctx(), ali.identityId);
    must(await passOnMessage(ali.ctx(), message));
    must(await passOnMessage(ali.ctx(), message));
    expect(await passOnMessage(ali.ctx(), { ...message, text: ' \u200b ' })).toMatchObject({ why: 'empty' });
    const [heard, ...more] = await told(owner);
    expect(more).toEqual([]);
    expect(heard).toMatchObject({ kind: 'customer_wrote', data: { identityId: ali.identityId, mediaId: null } });
    expect(JSON.stringify(heard?.data)).not.toContain('Salom');
    const sealed = heard?.data['sealedText'];
    expect(typeof sealed === 'string' && shop.system().vault.open(sealed)).toBe('Salom, qualay?');

    expect(await writeToCustomer(ali.ctx(), message)).toMatchObject({ why: 'not_allowed' });
    expect(await writeToCustomer(owner.ctx(), { ...message, identityId: 999 })).toMatchObject({ why: 'customer_gone' });
    must(await writeToCustomer(owner.ctx(), { identityId: ali.identityId, mediaId: 'photo', key: 'u2' }));
    expect(await told(ali)).toMatchObject([{ kind: 'operator_message', data: { sealedText: null, mediaId: 'photo' } }]);
  });
});
