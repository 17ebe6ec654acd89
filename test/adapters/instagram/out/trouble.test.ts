import { inspect } from 'node:util';
import { HttpError } from 'grammy';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AdapterDeps, Json } from '#adapters/adapter.ts';
import type { Backend } from '#adapters/instagram/out/backend.ts';
import { createGraphClient } from '#adapters/instagram/out/graph.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import { accessToken } from '#test/playground/graph-scene.ts';
import { heard, openPlatform, openShop, type Platform, type Shop } from './house.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform();
});
afterEach(() => {
  const { conditions, faults } = platform.scene.graph;
  conditions.reviveToken();
  conditions.unbar();
  conditions.setUsage(undefined);
  faults.clear();
});
afterAll(async () => await platform.close());

/** As the journal answers a call whose answer was lost three times. */
async function takenForDone<T extends Json>(): Promise<T> {
  return JSON.parse('true');
}

async function customer(shop: Shop, name = 'Dilnoza') {
  const person = shop.person(name);
  return { person, chat: await shop.greets(person) };
}

test.each([
  ['a temporary error', graphFault({ code: 2, message: 'busy', status: 500 })],
  ['an error inside a 200', graphFault({ code: 1, message: 'busy', status: 200 })],
  ['a gateway page', { status: 502, body: '<html>' }],
])('after %s the message goes out once', async (_, fault) => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', fault, 2);
  await shop.api.sendMessage(chat, 'salom');
  expect(heard(person)).toEqual(['salom']);
  expect(shop.pace.waits).toEqual([500, 1000]);
});

test('a platform that stays away is an error that the house tries again', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', graphFault({ code: 2, message: 'busy', status: 500 }), 4);
  await expect(shop.api.sendMessage(chat, 'salom')).rejects.toMatchObject({ error_code: 502 });
});

test('what waits for its rate is told how long, doubling, and the others of the account go on', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  const tooMuch = graphFault({ code: 613, message: 'too many' });
  platform.scene.graph.faults.next('messages', tooMuch);
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 60 },
  });
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({ error_code: 429 });
  await shop.api.sendChatAction(chat, 'typing');
  expect(shop.calls('messages')).toHaveLength(1);
  expect(shop.calls('sender_action')).toEqual([]);
  const other = await customer(shop, 'Aziz');
  await shop.api.sendMessage(other.chat, 'salom');

  await shop.pace.wait(60_000);
  platform.scene.graph.faults.next('messages', tooMuch);
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({ parameters: { retry_after: 120 } });
  await shop.pace.wait(120_000);
  await shop.api.sendMessage(chat, 'bir');
  expect(heard(person)).toEqual(['bir']);
});

test('the account is silent as long as the platform says, and so is every node', async () => {
  const readers = new Map<string, ((news: Json) => void)[]>();
  const shop = openShop(platform);
  const bulletin: NonNullable<AdapterDeps['bulletin']> = {
    publish: (topic, news) => readers.get(topic)?.forEach((read) => read(news)),
    subscribe: (topic, onNews) => void readers.set(topic, [...(readers.get(topic) ?? []), onNews]),
  };
  const [first, second] = [shop.node({ bulletin }), shop.node({ bulletin })];
  const { chat } = await customer(shop);
  const send = async (node: Backend): Promise<unknown> => {
    return await shop.call('sendMessage', { chat_id: chat, text: 'salom' }, node);
  };
  platform.scene.graph.conditions.setUsage({ percent: 100, regainMinutes: 3 });
  const tooEarly = { error_code: 429, parameters: { retry_after: 180 } };
  expect(await send(first)).toMatchObject(tooEarly);
  platform.scene.graph.conditions.setUsage(undefined);
  expect(await send(second)).toMatchObject(tooEarly);
  expect(shop.calls('messages')).toHaveLength(1);
  await shop.pace.wait(180_000);
  expect(await send(second)).toMatchObject({ ok: true });
});

test('near the end of the allowance messages slow down', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  platform.scene.graph.conditions.setUsage({ percent: 85 });
  await shop.api.sendMessage(chat, 'bir');
  expect(shop.pace.waits).toEqual([]);
  await shop.api.sendMessage(chat, 'ikki');
  expect(shop.pace.waits).toEqual([1000]);
});

test('a dead token is told once, nothing is called till it lives again, and then what was held goes out', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  platform.scene.graph.conditions.killToken();
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({ error_code: 401 });
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({
    error_code: 401,
    description: /^Unauthorized/,
  });
  expect(shop.calls('messages')).toHaveLength(1);
  expect(shop.troubles).toEqual(['token_dead']);
  platform.scene.graph.conditions.reviveToken();
  await shop.backend.health.well('token');
  expect(shop.recoveries.count).toBe(1);
  await shop.api.sendMessage(chat, 'bir');
  expect(heard(person)).toEqual(['bir']);
});

test('a barred account rests for an hour, then one message tries, and success ends it', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  platform.scene.graph.conditions.bar();
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({ error_code: 403, description: /barred/ });
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({ error_code: 403 });
  expect(shop.calls('messages')).toHaveLength(1);
  await shop.backend.health.well('token');
  expect(shop.recoveries.count).toBe(0);
  platform.scene.graph.conditions.unbar();
  platform.scene.clock.advance(3_600_000);
  await shop.api.sendMessage(chat, 'bir');
  expect(heard(person)).toEqual(['bir']);
  expect(shop).toMatchObject({ troubles: ['barred'], recoveries: { count: 1 } });
});

test('who blocked the shop, and a permission that is missing, are refusals', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  person.blocks();
  await expect(shop.api.sendMessage(chat, 'salom')).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  person.unblocks();
  platform.scene.graph.faults.next('messages', graphFault({ code: 200, message: 'no', status: 403 }));
  await expect(shop.api.sendMessage(chat, 'salom')).rejects.toMatchObject({
    error_code: 403,
    description: /permission/,
  });
  expect(shop.troubles).toEqual(['permission_missing']);
});

test('the window that the platform says is closed is closed for us, too', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', graphFault({ code: 10, subcode: 2534022, message: 'outside' }));
  await expect(shop.api.sendMessage(chat, 'salom')).rejects.toMatchObject({ error_code: 403 });
  expect(await shop.backend.isWindowOpen(chat)).toBe(false);
  await shop.backend.opened(chat, platform.scene.clock.now().getTime());
  expect(await shop.backend.isWindowOpen(chat)).toBe(false);
  await shop.backend.opened(chat, platform.scene.clock.now().getTime() + 1);
  expect(await shop.backend.isWindowOpen(chat)).toBe(true);
});

test('a message whose answer was lost is found in the conversation and not said twice', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  const sent = await shop.api.sendMessage(chat, 'Buyurtma qabul qilindi');
  expect(heard(person)).toEqual(['Buyurtma qabul qilindi']);
  expect(sent.message_id).toBe(await shop.numberOf('message', person.lastHeard?.id ?? ''));
});

test('a message that never left is unknown, and the next run of the work sends it', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  await shop.api.sendMessage(chat, 'bir');
  platform.scene.graph.faults.next('messages', 'drop');
  const error = await shop.api.sendMessage(chat, 'ikki').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ error: { name: 'OutcomeUnknown' } });
  shop.journal.nextRun();
  await shop.api.sendMessage(chat, 'bir');
  await shop.api.sendMessage(chat, 'ikki');
  expect(heard(person)).toEqual(['bir', 'ikki']);
});

test('an echo tells that a lost send arrived, so the next run does not repeat it', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('conversations', { status: 500, body: {} }, 2);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  await expect(shop.api.sendMessage(chat, 'Buyurtma qabul qilindi')).rejects.toBeInstanceOf(HttpError);
  const mid = person.lastHeard?.id ?? '';
  expect(await shop.backend.isOwnMessage(mid)).toBe(false);
  expect(await shop.backend.claimEcho(chat, { mid, text: 'Buyurtma qabul qilindi', attachments: [] })).toBe(true);
  shop.journal.nextRun();
  await shop.api.sendMessage(chat, 'Buyurtma qabul qilindi');
  expect(heard(person)).toEqual(['Buyurtma qabul qilindi']);
  expect(await shop.backend.isOwnMessage(mid)).toBe(true);
});

test('an echo that overtakes the answer is ours, and words of the owner are not', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  const claims: Promise<boolean>[] = [];
  const stop = person.onChange(() => {
    const { by, id, text } = person.messages.at(-1) ?? { by: 'person', id: '', text: '' };
    if (by === 'account' && claims.length === 0)
      claims.push(shop.backend.claimEcho(chat, { mid: id, text, attachments: [] }));
  });
  await shop.api.sendMessage(chat, 'salom');
  stop();
  expect(await Promise.all(claims)).toEqual([true]);
  const byHand = platform.scene.graph.account.typesByHand(person, 'Oʻzim javob beraman');
  expect(await shop.backend.claimEcho(chat, { mid: byHand, text: 'Oʻzim javob beraman', attachments: [] })).toBe(false);
  expect(await shop.backend.isOwnMessage(byHand)).toBe(false);
});

test('what went out twice after a kill is nobody’s by hand', async () => {
  const shop = openShop(platform);
  const aziz = shop.person('Aziz');
  const chat = await shop.greets(aziz);
  const text = 'Qanday yetkazamiz?';
  await shop.api.sendMessage(chat, text);
  const twin = { mid: 'the other one', text, attachments: [] };
  expect(await shop.backend.claimEcho(chat, twin)).toBe(true);
  expect(await shop.backend.claimEcho(chat, { ...twin, mid: 'a third', text: 'Men javob beraman' })).toBe(false);
});

test('the newest forty of our messages to a person are remembered, and no more is kept', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  for (let at = 0; at < 45; at++) await shop.api.sendMessage(chat, `xabar ${at}`);
  const mids = person.messages.filter(({ by }) => by === 'account').map(({ id }) => id);
  expect(await shop.backend.isOwnMessage(mids[4] ?? '')).toBe(false);
  expect(await shop.backend.isOwnMessage(mids[5] ?? '')).toBe(true);
  expect([...shop.memory.keys()].filter((key) => key.startsWith('own:'))).toHaveLength(40);
});

test('a dead token is known to a node that starts, and its life to all', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  platform.scene.graph.conditions.killToken();
  await expect(shop.api.sendMessage(chat, 'bir')).rejects.toMatchObject({ error_code: 401 });
  platform.scene.graph.conditions.reviveToken();
  const message = { chat_id: chat, text: 'bir' };
  const started = shop.node();
  expect(await shop.call('sendMessage', message, started)).toMatchObject({ error_code: 401 });
  expect(shop.calls('messages')).toHaveLength(1);
  await started.health.well('token');
  expect(await shop.call('sendMessage', message, started)).toMatchObject({ ok: true });
});

test('the echo of a lost picture is known for ours by its kind', async () => {
  const shop = openShop(platform);
  platform.media.set('shoe', { bytes: plainPicture(), mime: 'image/png' });
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  await expect(shop.api.sendPhoto(chat, 'media:shoe')).rejects.toBeInstanceOf(HttpError);
  const mid = person.lastHeard?.id ?? '';
  expect(await shop.backend.claimEcho(chat, { mid, text: undefined, attachments: ['image'] })).toBe(true);
  shop.journal.nextRun();
  await shop.api.sendPhoto(chat, 'media:shoe');
  expect(heard(person)).toHaveLength(1);
});

test('a call that the journal takes for done is answered as sent', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  const sent = await shop.call(
    'sendMessage',
    { chat_id: chat, text: 'salom' },
    shop.node({ journal: { once: takenForDone } }),
  );
  expect(sent).toMatchObject({ ok: true, result: { message_id: expect.any(Number) } });
});

test('a run that comes again sends only what it had not sent', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  const long = 'a'.repeat(1500);
  const expected = ['a'.repeat(1000), 'a'.repeat(500)];
  await shop.api.sendMessage(chat, long);
  shop.journal.nextRun();
  await shop.api.sendMessage(chat, long);
  expect(heard(person)).toEqual(expected);
});

test('the token is in no error and no log line', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  const errors: unknown[] = [];
  const note = (error: unknown): void => void errors.push(error);
  const { faults } = platform.scene.graph;
  faults.next('messages', graphFault({ code: 100, message: `Malformed access token ${accessToken}` }));
  await shop.api.sendMessage(chat, 'bir').catch(note);
  faults.next('messages', 'drop');
  await shop.api.sendMessage(chat, 'ikki').catch(note);
  const nowhere = createGraphClient({
    root: 'http://127.0.0.1:47',
    version: '',
    token: () => accessToken,
    channel: 'instagram',
  });
  note(await nowhere.get('me'));
  note(await nowhere.post('me/messages', {}));
  expect(errors).toHaveLength(4);
  expect(inspect([errors, shop.logged], { depth: 12, showHidden: true })).not.toContain(accessToken);
});
