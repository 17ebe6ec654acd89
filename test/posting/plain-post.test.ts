import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { isNotSent } from '#adapters/error-code.ts';
import { plainPost } from '#src/posting/plain-post.ts';
import { freePort } from '#test/support/postgres.ts';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function platform(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  closing.push(() => (server.closeAllConnections(), server.close()));
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `http://127.0.0.1:${address.port}/bot1:secret/sendMessage`;
}

const post = (url: string, timeoutMs = 30_000, signal = new AbortController().signal) =>
  plainPost({ url, body: '{"text":"salom, oʻlcham 42"}', timeoutMs, signal });

test('what was said arrives whole, and so does the answer, in any script', async () => {
  const url = await platform((request, response) => void request.pipe(response));
  expect(await post(url)).toEqual({ kind: 'answered', status: 200, text: '{"text":"salom, oʻlcham 42"}' });
});

test('a refusal is an answer', async () => {
  const url = await platform((_request, response) => void response.writeHead(429).end('{"ok":false}'));
  expect(await post(url)).toEqual({ kind: 'answered', status: 429, text: '{"ok":false}' });
});

test('where nobody listens nothing was sent', async () => {
  const posted = await post(`http://127.0.0.1:${await freePort()}/bot1:secret/sendMessage`);
  expect(posted).toEqual({ kind: 'broken', code: 'ECONNREFUSED' });
  expect(isNotSent('ECONNREFUSED')).toBe(true);
});

test.each<[string, RequestListener]>([
  ['before the answer', (request) => void request.socket.destroy()],
  ['within the answer', (request, response) => void response.write('{"ok":', () => request.socket.destroy())],
])('a line that breaks %s leaves it unclear', async (_when, answer) => {
  const posted = await post(await platform(answer));
  expect(posted).toMatchObject({ kind: 'broken' });
  expect(posted.kind === 'broken' && isNotSent(posted.code)).toBe(false);
});

test('a platform that says nothing is given up', async () => {
  expect(await post(await platform(() => {}), 50)).toEqual({ kind: 'broken', code: 'time-out' });
});
