import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMetricsRoutes } from '#src/web/metrics.ts';
import { createWebServer, listen, type Listening } from '#src/web/server.ts';

const contentType = 'text/plain; version=0.0.4; charset=utf-8';
const text = 'sotuv_database_up 1\n';
const token = 'a-token-of-32-letters-or-even-more';

function doors(given: { token: string | undefined }) {
  const routes = createMetricsRoutes({ ...given, scrape: async () => ({ contentType, text }) });
  return createWebServer({
    mounts: [{ path: '/', routes }],
    onFault: (error) => {
      throw error;
    },
  });
}

/** A request as it looks when it came from this address. */
function from(remoteAddress: string | undefined) {
  const remoteFamily = remoteAddress?.includes(':') ? 'IPv6' : 'IPv4';
  return { incoming: { socket: { remoteAddress, remoteFamily: remoteAddress && remoteFamily } } };
}

describe('without a token', () => {
  const { fetch } = doors({ token: undefined });
  const ask = (address: string | undefined, headers: Record<string, string> = {}) =>
    fetch(new Request('http://shop/metrics', { headers }), from(address));

  test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('a reader at %s may read', async (address) => {
    const answer = await ask(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(contentType);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toBe(text);
  });

  test.each(['10.0.0.7', '203.0.113.9', '::ffff:10.0.0.7', '2001:db8::1', '::', '0.0.0.0', undefined])(
    'a reader at %s gets nothing',
    async (address) => {
      const answer = await ask(address);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe('');
    },
  );

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'X-Forwarded-For'])(
    'whoever comes through a proxy of this machine (%s) gets nothing, whatever it says',
    async (header) => {
      const answer = await ask('127.0.0.1', { [header]: '127.0.0.1' });
      expect(answer.status).toBe(403);
    },
  );

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'host'])(
    'a written %s makes nobody local',
    async (header) => {
      expect((await ask('203.0.113.9', { [header]: '127.0.0.1' })).status).toBe(403);
    },
  );
});

function askAt(port: number, authorization?: string): Promise<Response> {
  const headers = authorization === undefined ? undefined : { authorization };
  return fetch(`http://127.0.0.1:${port}/metrics`, headers && { headers });
}

describe('over a real connection', () => {
  const open: Listening[] = [];
  const ports = { closed: 0, open: 0 };
  beforeAll(async () => {
    for (const [name, given] of [
      ['open', undefined],
      ['closed', token],
    ] as const) {
      const { fetch } = doors({ token: given });
      // As the program does it: the doors come after the server.
      const listening = await listen({ fetch: (...args) => fetch(...args) }, { host: '127.0.0.1', port: 0 });
      open.push(listening);
      ports[name] = listening.port;
    }
  });
  afterAll(async () => {
    for (const listening of open) await listening.close(0);
  });

  test("the socket's own address reaches the door", async () => {
    const answer = await askAt(ports.open);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(text);
    const statusFrom127002 = await new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port: ports.open, path: '/metrics', localAddress: '127.0.0.2' });
      asking.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      asking.end();
    });
    expect(statusFrom127002).toBe(200);
  });

  test.each([`Bearer ${token}`, `bearer  ${token}`])('the token opens: %s', async (authorization) => {
    expect((await askAt(ports.closed, authorization)).status).toBe(200);
  });

  test.each([
    undefined,
    '',
    'Bearer',
    'Bearer ',
    token,
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token} ${token}`,
    `Bearer ${token.toUpperCase()}`,
  ])('nothing else does, not even on this machine: %s', async (authorization) => {
    const answer = await askAt(ports.closed, authorization);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.text()).toBe('');
  });

  test('other methods find no door', async () => {
    expect((await fetch(`http://127.0.0.1:${ports.open}/metrics`, { method: 'POST', body: 'x' })).status).toBe(404);
  });
});
