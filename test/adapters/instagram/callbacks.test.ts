import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Hono } from 'hono';
import { z } from 'zod';
import type { AdapterDeps, Json } from '#adapters/adapter.ts';
import { createMetaDoor } from '#adapters/instagram/door.ts';
import { createInstagramAdapter } from '#adapters/instagram/index.ts';
import { instagramFlavour, messengerFlavour } from '#adapters/instagram/out/limits.ts';
import { readSignedRequest } from '#adapters/instagram/signed-request.ts';
import { stateIn } from '../house-memory.ts';
import {
  accountId,
  appScopedId,
  appSecret,
  openAccountScene,
  pageId,
  pageToken,
  type AccountScene,
} from './account-scene.ts';

let scene: AccountScene;
let doors: Hono;
let memories: { [channel: string]: { state: Map<string, Json>; secrets: Map<string, Json> } };

/** A shop on both channels behind one set of doors. */
function withShop(): void {
  beforeEach(async () => {
    scene = await openAccountScene();
    memories = {};
    const depsOf = (channel: string): AdapterDeps => {
      const memory = (memories[channel] ??= { state: new Map(), secrets: new Map() });
      return { ...scene.house.deps, state: stateIn(memory.state), secrets: stateIn(memory.secrets) };
    };
    const page = { accountId: pageId, accessToken: pageToken, graphRoot: `${scene.origin}/graph.facebook.com` };
    const adapters = [
      createInstagramAdapter(scene.settings(), depsOf('instagram'), instagramFlavour),
      createInstagramAdapter(scene.settings(page), depsOf('messenger'), messengerFlavour),
    ];
    for (const adapter of adapters) await adapter.start();
    doors = createMetaDoor({ app: scene.settings(), adapters, deps: depsOf('instagram') });
  });
  afterEach(() => scene.close());
}

const told = z.object({ url: z.string(), confirmation_code: z.string() });
const claims = { user_id: appScopedId, algorithm: 'HMAC-SHA256', issued_at: 1_763_800_000 };

function signed(said: object | string, secret = appSecret): string {
  const payload = Buffer.from(typeof said === 'string' ? said : JSON.stringify(said)).toString('base64url');
  return `${createHmac('sha256', secret).update(payload).digest('base64url')}.${payload}`;
}

async function call(path: string, signedRequest: string | undefined, asForm = true): Promise<Response> {
  const body = new URLSearchParams(signedRequest === undefined ? {} : { signed_request: signedRequest });
  return await doors.request(
    `http://shop.example${path}`,
    asForm ? { method: 'POST', body } : { method: 'POST', body: String(body) },
  );
}

const troubles = () => scene.house.troubles.map(({ trouble }) => trouble);

describe('a signed request', () => {
  test('is believed only with a signature of one of our secrets', () => {
    expect(readSignedRequest(signed(claims), ['another', appSecret])).toMatchObject({ userId: appScopedId });
    expect(readSignedRequest(signed(claims), ['another'])).toBe('forged');
    expect(readSignedRequest(signed(claims, ''), [''])).toBe('forged');
    expect(readSignedRequest(signed(claims), [])).toBe('forged');
  });

  test('keeps every digit of an id that came without quotes', () => {
    const said = '{"user_id":17841400000000043,"algorithm":"HMAC-SHA256"}';
    expect(readSignedRequest(signed(said), [appSecret])).toMatchObject({ userId: '17841400000000043' });
  });

  const [signature = '', payload = ''] = signed(claims).split('.');
  test.each([
    ['', 'malformed'],
    ['abc', 'malformed'],
    [`${signature}.`, 'malformed'],
    [`${signature}.${payload}.${payload}`, 'malformed'],
    [`${signature}.${'a'.repeat(5000)}`, 'malformed'],
    [`.${payload}`, 'malformed'],
    [`AAAA.${payload}`, 'forged'],
    [`${signature.slice(1)}.${payload}`, 'forged'],
    [`${signature}.${payload}AA`, 'forged'],
    [signed({ ...claims, algorithm: 'none' }), 'malformed'],
    [signed({ algorithm: 'HMAC-SHA256' }), 'malformed'],
    [signed('no json'), 'malformed'],
  ])('is refused as %s... when it is none', (text, why) => {
    expect(readSignedRequest(text, [appSecret])).toBe(why);
  });
});

describe('whoever takes the rights away', () => {
  withShop();

  test('stops only the account that is his', async () => {
    expect((await call('/meta/deauthorize', signed(claims))).status).toBe(200);
    expect(troubles()).toEqual(['deauthorised']);
  });

  test('stops all of them when he is known to the platform alone', async () => {
    expect((await call('/meta/deauthorize', signed({ ...claims, user_id: '1234567890' }))).status).toBe(200);
    expect(troubles()).toEqual(['deauthorised', 'deauthorised']);
  });

  test.each(['/meta/deauthorize', '/meta/data-deletion'])('has to prove it at %s', async (path) => {
    expect((await call(path, signed(claims, 'guessed'))).status).toBe(401);
    expect((await call(path, 'nonsense')).status).toBe(400);
    expect((await call(path, undefined)).status).toBe(400);
    expect((await call(path, signed(claims), false)).status).toBe(400);
    expect((await call(path, 'a'.repeat(20_000))).status).toBe(413);
    expect(troubles()).toEqual([]);
  });

  test('is asked to come again when nothing could be written down', async () => {
    const secrets = memories['instagram']?.secrets ?? new Map();
    const away = vi.spyOn(secrets, 'set').mockImplementation(() => {
      throw new Error('the database is away');
    });
    expect((await call('/meta/deauthorize', signed(claims))).status).toBe(503);
    expect(troubles()).toEqual([]);
    away.mockRestore();
    expect((await call('/meta/deauthorize', signed(claims))).status).toBe(200);
    expect(troubles()).toEqual(['deauthorised']);
  });
});

describe('whoever wants his data deleted', () => {
  withShop();

  test('gets a code and a page that tells what became of it, in two languages', async () => {
    const answer = await call('/meta/data-deletion', signed(claims));
    expect(answer.status).toBe(200);
    const { url, confirmation_code: code } = told.parse(await answer.json());
    expect(code).toMatch(/^[\da-f]{24}$/);
    expect(url).toBe(`${scene.origin}/meta/data-deletion/${code}`);
    const page = await doors.request(url);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const words = await page.text();
    expect(words).toContain(code);
    expect(words).toContain('bajarildi');
    expect(words).not.toContain(appScopedId);
    expect(await (await doors.request(`${url}?lang=en`)).text()).toContain('access token and the account data');
    expect(memories['instagram']?.state.has('account')).toBe(false);
    expect(troubles()).toEqual(['deauthorised']);
  });

  test('and asks twice, gets the same code, and owners are told once', async () => {
    const answers: unknown[] = [];
    for (const request of [signed(claims), signed(claims)]) {
      answers.push(await (await call('/meta/data-deletion', request)).json());
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(troubles()).toEqual(['deauthorised']);
  });

  test('but is nobody we know, is told that nothing was kept, and the shop goes on', async () => {
    const answer = await call('/meta/data-deletion', signed({ ...claims, user_id: '1234567890' }));
    const { url } = told.parse(await answer.json());
    expect(await (await doors.request(`${url}?lang=en`)).text()).toContain('kept nothing about you');
    expect(troubles()).toEqual([]);
  });

  test.each(['000000000000000000000000', 'x', '..%2f..', accountId])(
    'finds no page under a code that nobody was given: %s',
    async (code) => {
      expect((await doors.request(`http://shop.example/meta/data-deletion/${code}`)).status).toBe(404);
    },
  );
});
