import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWebServer, listen, type Listening } from '#src/web/server.ts';
import { createMetaWebhook } from '#adapters/instagram/in/webhook.ts';
import { faultOf, hostileRequests, knock } from '../../../support/hostile/index.ts';
import { appSecret, delivery, direct, messaging, openInbound, signed, verifyToken } from './house.ts';
import { metaDoor } from './meta-door.ts';

const handshake = (query: { [name: string]: string }): string =>
  `/meta/webhook?${new URLSearchParams(query).toString()}`;
const right = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken, 'hub.challenge': '1158201444' };

describe('the handshake', () => {
  test('gives the challenge back as plain text', async () => {
    const answer = await openInbound().routes.request(handshake(right));
    expect([answer.status, await answer.text()]).toEqual([200, '1158201444']);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  test.each([
    ['another token', { ...right, 'hub.verify_token': 'guess' }],
    ['an empty token', { ...right, 'hub.verify_token': '' }],
    ['another mode', { ...right, 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken }],
    ['nothing', {}],
  ])('is refused with %s', async (_what, query) => {
    expect((await openInbound().routes.request(handshake(query))).status).toBe(403);
  });

  test('is refused while no token is set, whatever is asked', async () => {
    const { deps } = openInbound();
    const routes = createMetaWebhook({ secrets: [], verifyToken: '', take: async () => {}, log: deps.log });
    expect((await routes.request(handshake({ ...right, 'hub.verify_token': '' }))).status).toBe(403);
  });
});

describe('a delivery', () => {
  test('signed with any of the secrets is stored before it is answered', async () => {
    const { routes, accepted, world } = openInbound();
    const happened: string[] = [];
    world.beforeStoring = async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      happened.push('stored');
    };
    for (const secret of ['an older secret', appSecret]) {
      const answer = await routes.request(signed(direct({ text: 'salom' }), secret));
      happened.push(`answered ${answer.status}`);
    }
    expect(happened).toEqual(['stored', 'answered 200', 'stored', 'answered 200']);
    expect(accepted).toHaveLength(2);
  });

  test('without a secret in the settings nothing is authentic', async () => {
    const { deps } = openInbound();
    const routes = createMetaWebhook({ secrets: [''], verifyToken, take: async () => {}, log: deps.log });
    expect((await routes.request(signed(direct({ text: 'salom' }), ''))).status).toBe(401);
  });

  test('of an object that nobody knows is fine and is nothing', async () => {
    const { post, accepted } = openInbound();
    expect(await post({ object: 'permissions', entry: [{ id: '0', changes: [{ field: 'connected' }] }] })).toBe(200);
    expect(
      await post({ object: 'page', entry: [{ id: '1', messaging: [messaging({ message: { mid: 'm' } })] }] }),
    ).toBe(200);
    expect(accepted).toEqual([]);
  });

  test('is asked for again while the store is away, and then nothing of it is doubled', async () => {
    const { post, stored, world, accepted } = openInbound();
    const body = delivery(
      messaging({ message: { mid: 'first', text: 'salom' } }),
      messaging({ message: { mid: 'second', text: 'bormi?' } }),
    );
    world.beforeStoring = async ({ eventId }) => {
      if (eventId.endsWith('first')) throw new Error('the database is away');
    };
    expect(await post(body)).toBe(503);
    expect(accepted.map(({ eventId }) => eventId.split(':').at(-1))).toEqual(['second']);
    world.beforeStoring = async () => {};
    expect(await post(body)).toBe(200);
    expect(stored()).toHaveLength(2);
  });

  test('tells the platform when to come again, and the log nothing of what was written', async () => {
    const { routes, world, logged } = openInbound();
    world.beforeStoring = async () => {
      throw new Error('insert into inbox values (narxi qancha)');
    };
    const answer = await routes.request(signed(direct({ text: 'narxi qancha' })));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect(logged.join()).toContain('could not be stored');
    expect(logged.join()).not.toContain('narxi');
  });

  test('with one item that can not be read keeps all the others', async () => {
    const { post, stored } = openInbound();
    const good = messaging({ message: { mid: 'good', text: 'salom' } });
    const odd = [[], {}, messaging({ message: 7 }), messaging({ message: { text: 'no id' } })];
    const body = JSON.stringify(delivery(...odd, good)).replace('"messaging":[', '"messaging":[null,7,"text",');
    expect(await post(body)).toBe(200);
    expect(stored().map(({ eventId }) => eventId)).toEqual(['m:17841409990001113:good']);
  });
});

// GET belongs to the handshake: a stranger's is refused as one.
function isHandshake(name: string): boolean {
  return /^(?:method (?:GET|HEAD)|forged: GET)$/.test(name);
}

describe('the door under attack', () => {
  const door = metaDoor();
  const requests = hostileRequests(door);
  let listening: Listening;
  const faults: unknown[] = [];

  beforeAll(async () => {
    const { routes } = openInbound();
    const app = createWebServer({ mounts: [{ path: '/', routes }], onFault: (error) => void faults.push(error) });
    listening = await listen(app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => await listening.close(0));

  test.each(Object.keys(requests))('%s get the right answer at once', async (kind) => {
    const ofKind = requests[kind] ?? [];
    expect(ofKind.length).toBeGreaterThan(20);
    const wrong: (string | undefined)[] = [];
    for (const request of ofKind) {
      const wanted = isHandshake(request.name) ? { ...request, answers: [[403]] } : request;
      wrong.push(faultOf(wanted, await knock(listening.port, wanted), 2000));
    }
    expect(wrong.filter(Boolean)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
