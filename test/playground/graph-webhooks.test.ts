import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GraphPerson } from '#src/playground/graph/person.ts';
import {
  accountId,
  appSecret,
  accessToken,
  codeOf,
  eventsOf,
  openGraphScene,
  pageId,
  verifyToken,
  type GraphScene,
} from './graph-scene.ts';

let scene: GraphScene;
let aziza: GraphPerson;

beforeEach(async () => {
  scene = await openGraphScene();
  aziza = scene.graph.people.openPerson({ name: 'Aziza' });
});
afterEach(() => scene[Symbol.asyncDispose]());

const events = () => scene.deliveries.flatMap(eventsOf);
const textsOf = (told: { [key: string]: unknown }[]) => told.map(({ message }) => Reflect.get(Object(message), 'text'));

describe('a delivery', () => {
  test('is signed over its bytes, which hold nothing but ASCII', async () => {
    aziza.says('Qoʻngʻir, размер 42? 👟 a/b');
    await scene.delivered();
    const [delivery] = scene.deliveries;
    expect(delivery?.isSigned).toBe(true);
    expect(delivery?.body).toMatch(/^[ -~]+$/);
    expect(delivery?.body).toContain(String.raw`Qo\u02bbng\u02bbir`);
    expect(delivery?.body).toContain(String.raw`\ud83d\udc5f a\/b`);
    expect(textsOf(events())).toEqual(['Qoʻngʻir, размер 42? 👟 a/b']);
  });

  test('names account, person and milliseconds', async () => {
    const mid = aziza.says('salom');
    await scene.delivered();
    const timestamp = scene.clock.now().getTime();
    expect(JSON.parse(scene.deliveries[0]?.body ?? '')).toEqual({
      object: 'instagram',
      entry: [
        {
          id: accountId,
          time: timestamp,
          messaging: [
            { sender: { id: aziza.id }, recipient: { id: accountId }, timestamp, message: { mid, text: 'salom' } },
          ],
        },
      ],
    });
  });

  test('is repeated till it is accepted, and does not stop what comes after it', async () => {
    scene.statuses.push(500, 500);
    aziza.says('birinchi');
    await scene.graph.waitFor(() => scene.deliveries.length === 2);
    aziza.says('ikkinchi');
    await scene.delivered();
    const heard = textsOf(events());
    expect(heard.slice(0, 2)).toEqual(['birinchi', 'birinchi']);
    expect(new Set(heard.slice(2))).toEqual(new Set(['birinchi', 'ikkinchi']));
    expect(scene.graph.deliveries.accepted).toHaveLength(2);
  });

  test('can be doubled, held, turned around and put together', async () => {
    const { deliveries } = scene.graph;
    deliveries.configure({ copies: 2 });
    aziza.says('ikki marta');
    await scene.delivered();
    expect(textsOf(events())).toEqual(['ikki marta', 'ikki marta']);
    scene.deliveries.length = 0;
    deliveries.configure({ copies: 1, order: 'reversed', batch: 3 });
    deliveries.hold();
    for (const text of ['a', 'b', 'c', 'd']) aziza.says(text);
    expect(scene.graph.pendingEvents()).toBe(4);
    deliveries.release();
    await scene.delivered();
    expect(scene.deliveries.map((delivery) => textsOf(eventsOf(delivery)))).toEqual([['d', 'c', 'b'], ['a']]);
    expect(await deliveries.repeat(0)).toBe(200);
    expect(scene.deliveries.at(-1)?.body).toContain('ikki marta');
  });

  test('of a comment has either shape, also in an array', async () => {
    const post = scene.graph.account.publishPost({ caption: 'x' });
    aziza.comments(post.id, 'narxi?');
    await scene.delivered();
    scene.graph.deliveries.configure({ comments: 'flat', wrapped: true });
    const second = aziza.comments(post.id, 'bormi?');
    await scene.delivered();
    const value = {
      from: { id: aziza.id, username: aziza.username },
      media: { id: post.id, media_product_type: 'FEED' },
    };
    expect(events()).toMatchObject([
      { field: 'comments', value: { ...value, text: 'narxi?' } },
      { id: accountId, field: 'comments', value: { ...value, id: second }, time: scene.clock.now().getTime() / 1000 },
    ]);
    expect(scene.deliveries[1]?.body).toMatch(/^\[/);
  });

  test('may be anything the test makes up, with the right signature', async () => {
    const body = {
      object: 'instagram',
      entry: [{ id: '0', changes: [{ field: 'messages', value: { sender: { id: '12334' } } }] }],
    };
    expect(await scene.graph.deliveries.sendRaw(body)).toBe(200);
    expect(scene.deliveries).toEqual([{ body: JSON.stringify(body), isSigned: true }]);
  });

  test('needs a handshake before it and a subscription', async () => {
    await expect(scene.graph.setWebhook(`${scene.origin}/hook`, 'wrong')).rejects.toThrow('verify token');
    await expect(scene.graph.setWebhook(`${scene.origin}/nothing`, verifyToken)).rejects.toThrow('404');
    scene.graph.account.unsubscribe();
    expect((await scene.get('me/subscribed_apps')).body).toEqual({ data: [] });
    aziza.says('hech kim eshitmaydi');
    expect(scene.graph.deliveries.unsubscribed).toBe(1);
    expect(codeOf(await scene.post('me/subscribed_apps', { subscribed_fields: 'messages,dreams' }))).toBe('100');
    await scene.post('me/subscribed_apps', { subscribed_fields: 'messages,comments' });
    expect((await scene.get('me/subscribed_apps')).body).toMatchObject({
      data: [{ subscribed_fields: ['messages', 'comments'] }],
    });
    aziza.says('eshitildi');
    await scene.delivered();
    expect(textsOf(events())).toEqual(['eshitildi']);
  });
});

describe('an echo', () => {
  beforeEach(async () => {
    aziza.says('salom');
    await scene.delivered();
    scene.deliveries.length = 0;
  });

  test('follows the answer of every send, without the app, and tells what the owner types', async () => {
    const { body } = await scene.tell(aziza, 'Assalomu alaykum');
    expect(scene.deliveries).toEqual([]);
    await scene.delivered();
    const mid = scene.graph.account.typesByHand(aziza, 'Oʻzim javob beraman');
    await scene.delivered();
    const sides = { sender: { id: accountId }, recipient: { id: aziza.id } };
    expect(events()).toMatchObject([
      { ...sides, message: { mid: body['message_id'], text: 'Assalomu alaykum', is_echo: true } },
      { ...sides, message: { mid, text: 'Oʻzim javob beraman', is_echo: true } },
    ]);
    expect(scene.deliveries[0]?.body).not.toContain('app_id');
    expect(scene.graph.account.thread(aziza).map(({ isByHand }) => isByHand)).toEqual([false, false, true]);
  });

  test('can overtake the answer, be late, or fail to come', async () => {
    scene.graph.deliveries.configure({ echoes: 'overtaking' });
    let hadAnswered = false;
    const orders: boolean[] = [];
    scene.onDelivery.run = () => orders.push(hadAnswered);
    await scene.tell(aziza, 'tez').then(() => (hadAnswered = true));
    expect(orders).toEqual([false]);
    scene.graph.deliveries.hold('echo');
    await scene.tell(aziza, 'kech');
    aziza.says('oldinroq');
    await scene.graph.waitFor(() => scene.graph.pendingEvents() === 1);
    expect(textsOf(events())).toEqual(['tez', 'oldinroq']);
    scene.graph.deliveries.release();
    await scene.delivered();
    expect(textsOf(events()).at(-1)).toBe('kech');
    scene.graph.deliveries.configure({ echoes: 'none' });
    await scene.tell(aziza, 'jim');
    expect(scene.graph.pendingEvents()).toBe(0);
  });
});

const ask = (path: string) => scene.get(path, 'none');
const refresh = (token: string) => ask(`refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`);
const exchange = (secret: string) =>
  ask(`access_token?grant_type=ig_exchange_token&client_secret=${secret}&access_token=${accessToken}`);

describe('tokens', () => {
  test('are renewed once a day old, and end after sixty', async () => {
    const renewed = await refresh(accessToken);
    expect(renewed.body).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
    const token = String(renewed.body['access_token']);
    expect((await scene.get('me?fields=user_id,username', token)).body).toMatchObject({ user_id: accountId });
    expect(codeOf(await refresh(token))).toBe('100');
    scene.clock.advance(60 * 86_400_000);
    expect(codeOf(await refresh(token))).toBe('190/463');
    expect(codeOf(await scene.get('me', token))).toBe('190/463');
  });

  test('are exchanged with the secret of the app only', async () => {
    expect(codeOf(await exchange('wrong'))).toBe('100');
    expect((await exchange(appSecret)).body['access_token']).not.toBe(accessToken);
    expect(JSON.stringify(scene.graph.calls)).not.toContain(accessToken);
  });

  test('tell two ids of one account, and the Page with its account', async () => {
    const { body } = await scene.get('me?fields=id,user_id,username');
    expect(body).toEqual({ id: scene.graph.account.appScopedId, user_id: accountId, username: 'sotuv_demo' });
    const page = await scene.get(`${pageId}?fields=name,instagram_business_account`);
    expect(page.body).toMatchObject({ id: pageId, instagram_business_account: { id: accountId } });
  });
});
