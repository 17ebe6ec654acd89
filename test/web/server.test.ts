import { connect } from 'node:net';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { afterEach, describe, expect, test } from 'vitest';
import { createWebServer, listen, type Listening, ListenError, type Mount } from '#src/web/server.ts';

function openDoors(mounts: Mount[]) {
  const faults: { error: unknown; request: object }[] = [];
  const app = createWebServer({ mounts, onFault: (error, request) => void faults.push({ error, request }) });
  return { app, faults };
}

function echo(): Hono {
  const routes = new Hono();
  routes.post('/echo', async (c) => c.text(await c.req.text()));
  routes.get('/secret-fault', () => {
    throw new Error('password is hunter2');
  });
  routes.get('/forbidden', () => {
    throw new HTTPException(403, { message: 'Forbidden' });
  });
  return routes;
}

describe('every door', () => {
  test('carries the security headers, also where nothing is found', async () => {
    const { app } = openDoors([]);
    const answer = await app.request('/nowhere');
    expect(answer.status).toBe(404);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=15552000',
    });
  });

  test('shows nothing of a fault but tells the house', async () => {
    const { app, faults } = openDoors([{ path: '/', routes: echo() }]);
    const answer = await app.request('/secret-fault?token=abc');
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('Internal Server Error');
    expect(faults).toEqual([
      {
        error: expect.objectContaining({ message: 'password is hunter2' }),
        request: { method: 'GET', path: '/secret-fault' },
      },
    ]);
  });

  test('passes on a refusal made on purpose', async () => {
    const { app, faults } = openDoors([{ path: '/', routes: echo() }]);
    expect((await app.request('/forbidden')).status).toBe(403);
    expect(faults).toEqual([]);
  });

  test.each([
    ['/echo', 1024 * 1024, 200],
    ['/echo', 1024 * 1024 + 1, 413],
    ['/small/echo', 10, 200],
    ['/small/echo', 11, 413],
    ['/small/large/echo', 2 * 1024 * 1024, 200],
    ['/smaller/echo', 11, 404],
  ])('%s with %i bytes answers %i', async (path, bytes, status) => {
    const { app } = openDoors([
      { path: '/', routes: echo() },
      { path: '/small', routes: echo(), maxBodyBytes: 10 },
      { path: '/small/large', routes: echo(), maxBodyBytes: 3 * 1024 * 1024 },
    ]);
    const answer = await app.request(path, {
      method: 'POST',
      body: 'x'.repeat(bytes),
      headers: { 'content-length': String(bytes) },
    });
    expect(answer.status).toBe(status);
  });
});

describe('listening', () => {
  const open: Listening[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close(0);
  });
  async function serve(routes: Hono, port = 0): Promise<Listening> {
    const { app } = openDoors([{ path: '/', routes }]);
    const server = await listen(app, { host: '127.0.0.1', port });
    open.push(server);
    return server;
  }

  test('a body without a length is counted while it arrives', async () => {
    const { port } = await serve(echo());
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(64 * 1024)) });
    const answer = await fetch(`http://127.0.0.1:${port}/echo`, { method: 'POST', body: endless, duplex: 'half' });
    expect(answer.status).toBe(413);
  });

  test('a port in use is a sentence with a way out', async () => {
    const { port } = await serve(echo());
    const second = serve(echo(), port);
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or set PORT to a free one`,
    );
  });

  test('a host that is not this machine is a sentence with a way out', async () => {
    const { app } = openDoors([]);
    await expect(listen(app, { host: '192.0.2.1', port: 0 })).rejects.toThrow(
      '192.0.2.1 is not an address of this machine. Set HOST to one that is',
    );
  });

  test('closing lets an open request end and takes no new one', async () => {
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const routes = new Hono().get('/slow', async (c) => {
      arrived.resolve();
      await released.promise;
      return c.text('done');
    });
    const server = await serve(routes);
    const slow = fetch(`http://127.0.0.1:${server.port}/slow`);
    await arrived.promise;
    const closed = server.close();
    await expect(fetch(`http://127.0.0.1:${server.port}/slow`)).rejects.toThrow('fetch failed');
    released.resolve();
    expect(await (await slow).text()).toBe('done');
    await closed;
  });

  test('closing cuts what does not end', async () => {
    const arrived = Promise.withResolvers<void>();
    const routes = new Hono().get('/endless', async (c) => {
      arrived.resolve();
      await new Promise(() => {});
      return c.text('never');
    });
    const server = await serve(routes);
    const endless = fetch(`http://127.0.0.1:${server.port}/endless`);
    const cut = expect(endless).rejects.toThrow('fetch failed');
    await arrived.promise;
    await server.close(0);
    await cut;
  });

  test('a caller who goes away in the middle is not a fault of the house', async () => {
    const faults: unknown[] = [];
    const ended = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const routes = new Hono();
    routes.use(async (_c, next) => {
      arrived.resolve();
      await next();
      ended.resolve();
    });
    routes.post('/echo', async (c) => c.text(await c.req.text()));
    const app = createWebServer({ mounts: [{ path: '/', routes }], onFault: (error) => void faults.push(error) });
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    open.push(server);
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write('POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: 100\r\n\r\nhalf');
    });
    await arrived.promise;
    socket.destroy();
    await ended.promise;
    expect(faults).toEqual([]);
  });

  test('what is not HTTP gets a refusal and harms nobody', async () => {
    const { port } = await serve(echo());
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('HELLO SHOP\r\n\r\n'));
      socket.on('data', (bytes) => resolve(bytes.toString()));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`http://127.0.0.1:${port}/nowhere`)).status).toBe(404);
  });
});
