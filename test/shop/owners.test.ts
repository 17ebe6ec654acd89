import { beforeEach, describe, expect, test } from 'vitest';
import { Notice } from '#src/shop/notices/notice.ts';
import { answerPrompt, dropPrompt, findPrompt, promptPassword } from '#src/shop/owners/sign-in.ts';
import { claimShop, makeClaim } from '#src/shop/owners/claim.ts';
import { ensureOwners, removeOwner } from '#src/shop/owners/ensure-owners.ts';
import { findOwner, listOwners } from '#src/shop/owners/find-owner.ts';
import { OwnerClaim, Owner, PasswordPrompt } from '#src/shop/owners/owner.ts';
import { createPasswordDoor, type PasswordDoor } from '#src/shop/owners/password-door.ts';
import { hashPassword } from '#src/shop/owners/password.ts';
import { signOut, touchSession } from '#src/shop/owners/session.ts';
import { readIdentity, recognise } from '#src/shop/customers/recognise.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner, must, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

const password = 'olma-anor-behi-uzum';

let shop: TestShop;
let door: PasswordDoor;

beforeEach(async () => {
  const database = await testDatabase();
  shop = createTestShop(database);
  door = createPasswordDoor({ em: database.em(), clock: shop.clock });
});

async function writes(person: TestCustomer, text: string): Promise<string | undefined> {
  const chat = await readIdentity(shop.system(), person.identityId);
  door.forget();
  return door.seal({ channel: 'chat', externalId: chat?.identity.externalId ?? '', text });
}

async function asks(person: TestCustomer, purpose: 'set' | 'sign_in'): Promise<string> {
  const asked = await promptPassword(person.ctx(), { identityId: person.identityId, purpose });
  return asked.ok ? 'asked' : asked.why;
}

async function answersWith(person: TestCustomer, text: string): Promise<string> {
  const sealed = await writes(person, text);
  const result = await answerPrompt(person.ctx(), { identityId: person.identityId, sealed: sealed ?? text });
  return result.ok ? result.value : result.why;
}

async function isIn(person: TestCustomer): Promise<boolean | undefined> {
  return (await findOwner(shop.system(), person.identityId))?.signedIn;
}

async function ownerWithPassword(): Promise<TestCustomer> {
  const owner = await makeOwner(shop);
  await shop.system().em.nativeUpdate(Owner, { id: owner.id }, { passwordHash: await hashPassword(password) });
  return owner;
}

describe('claiming the shop', () => {
  test('works once, and only the hash of the link is kept', async () => {
    const token = must(await makeClaim(shop.system()));
    expect(token).toMatch(/^[\w-]{22}$/u);
    expect(JSON.stringify(await shop.system().em.find(OwnerClaim, {}))).not.toContain(token);
    const [ega, ali] = [await makeCustomer(shop, 'Ega'), await makeCustomer(shop)];
    const claim = (by: TestCustomer, which = token) =>
      claimShop(by.ctx(), { token: which, identityId: by.identityId, name: 'Ega' });
    expect(await claim(ega, 'guess')).toMatchObject({ why: 'claim_unknown' });
    expect(must(await claim(ega))).toMatchObject({ name: 'Ega', hasPassword: false, signedIn: false });
    expect(await claim(ali)).toMatchObject({ why: 'claim_used' });
    expect(await makeClaim(shop.system())).toMatchObject({ why: 'already_owned' });
    expect(await findOwner(shop.system(), ali.identityId)).toBeUndefined();
  });
});

describe('the password door', () => {
  test('leaves every text alone while nothing is asked', async () => {
    const owner = await ownerWithPassword();
    expect(await writes(owner, password)).toBeUndefined();
    expect(await asks(await makeCustomer(shop), 'sign_in')).toBe('not_owner');
  });

  test('turns the password into its hash before anything is stored', async () => {
    const owner = await ownerWithPassword();
    expect(await asks(owner, 'sign_in')).toBe('asked');
    expect(await findPrompt(shop.system(), owner.identityId)).toBe('sign_in');
    const sealed = await writes(owner, password);
    expect(sealed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(sealed).not.toContain(password);
    expect(await writes(owner, 'x'.repeat(129))).toBe('weak:too_long');
    expect(await writes(await makeCustomer(shop), password)).toBeUndefined();
  });

  test('shuts again after ten minutes, or when the question is dropped', async () => {
    const owner = await ownerWithPassword();
    await asks(owner, 'sign_in');
    shop.clock.forward(10);
    expect(await writes(owner, password)).toBeUndefined();
    expect(await answersWith(owner, password)).toBe('no_prompt');
    await asks(owner, 'sign_in');
    await dropPrompt(shop.system(), owner.identityId);
    expect(await writes(owner, password)).toBeUndefined();
  });

  test('of another node knows at once of a question that was asked elsewhere', async () => {
    const elsewhere = createPasswordDoor({ em: shop.system().em, clock: shop.clock, shared: true });
    const owner = await ownerWithPassword();
    const chat = await readIdentity(shop.system(), owner.identityId);
    const message = { channel: 'chat', externalId: chat?.identity.externalId ?? '', text: password };
    const together = (): Promise<unknown[]> => Promise.all([1, 2, 3].map(() => elsewhere.seal(message)));
    expect(await together()).toEqual([undefined, undefined, undefined]);
    await asks(owner, 'sign_in');
    expect(await together()).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^\$argon2id/u)));
  });

  test('says why a new password is too weak, and keeps nothing of it', async () => {
    const owner = await makeOwner(shop);
    expect(await asks(owner, 'sign_in')).toBe('no_password');
    expect(await asks(owner, 'set')).toBe('asked');
    expect(await writes(owner, 'parol12345678')).toBe('weak:common');
    expect(await answersWith(owner, 'parol12345678')).toBe('weak_password');
    expect(await answersWith(owner, password)).toBe('password_set');
    expect(await isIn(owner)).toBe(true);
    expect(await shop.system().em.count(PasswordPrompt)).toBe(0);
  });

  test('a text that did not pass it never becomes a password', async () => {
    const owner = await makeOwner(shop);
    await asks(owner, 'set');
    const past = await answerPrompt(owner.ctx(), { identityId: owner.identityId, sealed: password });
    expect(past).toMatchObject({ why: 'no_prompt' });
    expect((await findOwner(shop.system(), owner.identityId))?.hasPassword).toBe(false);
  });
});

describe('signing in', () => {
  test('lasts while something is done, half an hour without, twelve hours at most', async () => {
    const owner = await ownerWithPassword();
    await asks(owner, 'sign_in');
    expect(await answersWith(owner, password)).toBe('signed_in');
    shop.clock.forward(29);
    expect(await touchSession(shop.system(), owner.id)).toBe(true);
    shop.clock.forward(29);
    expect(await isIn(owner)).toBe(true);
    shop.clock.forward(2);
    expect(await isIn(owner)).toBe(false);
    expect(await touchSession(shop.system(), owner.id)).toBe(false);

    await asks(owner, 'sign_in');
    await answersWith(owner, password);
    for (let half = 1; half < 24; half += 1) {
      shop.clock.forward(29.5);
      expect(await touchSession(shop.system(), owner.id)).toBe(true);
    }
    shop.clock.forward(29.5);
    await touchSession(shop.system(), owner.id);
    shop.clock.forward(12.5);
    expect(await isIn(owner)).toBe(false);
  });

  test('ends with signing out, and a password is changed only when signed in', async () => {
    const owner = await ownerWithPassword();
    expect(await asks(owner, 'set')).toBe('not_allowed');
    await asks(owner, 'sign_in');
    await answersWith(owner, password);
    expect(await asks(owner, 'set')).toBe('asked');
    expect(await answersWith(owner, 'yangi-soʻzlar-toʻplami')).toBe('password_set');
    await signOut(shop.system(), owner.id);
    expect(await isIn(owner)).toBe(false);
    await asks(owner, 'sign_in');
    expect(await answersWith(owner, password)).toBe('wrong_password');
    expect(await answersWith(owner, 'yangi-soʻzlar-toʻplami')).toBe('signed_in');
  });

  test('five wrong tries shut one owner out, each lock twice as long, and nobody else', async () => {
    const owner = await ownerWithPassword();
    const other = await makeOwner(shop, 'Sherik');
    await shop.system().em.nativeUpdate(Owner, { id: other.id }, { passwordHash: await hashPassword(password) });
    for (const minutes of [15, 30, 60]) {
      expect(await asks(owner, 'sign_in')).toBe('asked');
      for (let wrong = 1; wrong < 5; wrong += 1) expect(await answersWith(owner, 'xato')).toBe('wrong_password');
      expect(await answersWith(owner, 'xato')).toBe('locked');
      expect(await asks(owner, 'sign_in')).toBe('locked');
      shop.clock.forward(minutes - 1);
      expect(await asks(owner, 'sign_in')).toBe('locked');
      shop.clock.forward(1);
    }
    await asks(other, 'sign_in');
    expect(await answersWith(other, password)).toBe('signed_in');
    const alerts = await shop.system().em.find(Notice, { kind: 'sign_in_alert', identity: other.identityId });
    expect(alerts).toHaveLength(3);
    await asks(owner, 'sign_in');
    expect(await answersWith(owner, password)).toBe('signed_in');
    await asks(owner, 'sign_in');
    for (let wrong = 1; wrong < 5; wrong += 1) await answersWith(owner, 'xato');
    expect(await answersWith(owner, 'xato')).toBe('locked');
    shop.clock.forward(15);
    expect(await asks(owner, 'sign_in')).toBe('asked');
  });

  test('wrong tries are forgotten after a quarter of an hour', async () => {
    const owner = await ownerWithPassword();
    await asks(owner, 'sign_in');
    for (let wrong = 1; wrong < 5; wrong += 1) await answersWith(owner, 'xato');
    shop.clock.forward(15);
    await asks(owner, 'sign_in');
    expect(await answersWith(owner, 'xato')).toBe('wrong_password');
  });
});

describe('who runs the shop', () => {
  test('the settings name owners again and again without effect on what they chose', async () => {
    const given = { channel: 'chat', externalIds: ['11', '12'], passwordHash: await hashPassword(password) };
    await ensureOwners(shop.system(), given);
    const [first] = await listOwners(shop.system());
    await shop.system().em.nativeUpdate(Owner, { id: first?.id ?? 0 }, { passwordHash: 'own' });
    await ensureOwners(shop.system(), given);
    const kept = await shop.system().em.find(Owner, {}, { orderBy: { id: 'asc' } });
    expect(kept.map((owner) => owner.passwordHash)).toEqual(['own', given.passwordHash]);
    const { identity } = await recognise(shop.system(), { channel: 'chat', externalId: '11', name: 'Ega' });
    expect(identity.id).toBe(first?.identityId);
  });

  test('a removed owner is out at once; the last one stays', async () => {
    const owner = await ownerWithPassword();
    const other = await makeOwner(shop, 'Sherik');
    await asks(owner, 'sign_in');
    await answersWith(owner, password);
    expect(await removeOwner((await makeCustomer(shop)).ctx(), { ownerId: owner.id })).toMatchObject({
      why: 'not_allowed',
    });
    must(await removeOwner(other.ctx(), { ownerId: owner.id }));
    expect(await findOwner(shop.system(), owner.identityId)).toBeUndefined();
    expect(await touchSession(shop.system(), owner.id)).toBe(false);
    expect(await asks(owner, 'sign_in')).toBe('not_owner');
    expect(await removeOwner(other.ctx(), { ownerId: other.id })).toMatchObject({ why: 'last_owner' });
    expect(await removeOwner(other.ctx(), { ownerId: owner.id })).toMatchObject({ why: 'owner_gone' });
  });
});
