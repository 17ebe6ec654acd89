import { describe, expect, test } from 'vitest';
import type { PlatformAttempt } from '#adapters/observer.ts';
import { observedAttempts } from '#adapters/telegram/observed-attempts.ts';
import { attemptCall } from '#adapters/telegram/transport.ts';
import { listen } from '#src/web/server.ts';
import { freePort } from '#test/support/postgres.ts';

async function observe(apiRoot: string, signal = new AbortController().signal): Promise<PlatformAttempt[]> {
  const seen: PlatformAttempt[] = [];
  const attempt = observedAttempts(attemptCall, (call) => void seen.push(call));
  const url = `${apiRoot}/bot1:secret/sendMessage`;
  await attempt({ url, method: 'sendMessage', chatId: '7', body: { chat_id: 7 }, signal }).catch(() => undefined);
  return seen;
}

describe('an observed call', () => {
  test.each([
    [200, { ok: true, result: true }, 'ok'],
    [400, { ok: false, error_code: 400, description: 'Bad Request' }, 'refused'],
    [403, { ok: false, error_code: 403, description: 'Forbidden' }, 'refused'],
    [429, { ok: false, error_code: 429, parameters: { retry_after: 3 } }, 'rate_limited'],
    [500, { ok: false, error_code: 500, description: 'Internal' }, 'unavailable'],
    [502, '<html>Bad Gateway</html>', 'unavailable'],
  ] as const)('answered with %i is counted as what it is', async (status, body, result) => {
    const fetch = () => new Response(JSON.stringify(body), { status });
    const server = await listen({ fetch }, { host: '127.0.0.1', port: 0 });
    const seen = await observe(`http://127.0.0.1:${server.port}`);
    await server.close(0);
    expect(seen).toEqual([{ channel: 'telegram', method: 'sendMessage', result, seconds: expect.any(Number) }]);
    expect(seen[0]?.seconds).toBeGreaterThan(0);
  });

  test('that nobody was there to take is not the same as one whose answer was lost', async () => {
    expect(await observe(`http://127.0.0.1:${await freePort()}`)).toMatchObject([{ result: 'unavailable' }]);
    const cut = await listen(
      { fetch: (_request, env) => (cutOff(env), new Promise<never>(() => undefined)) },
      { host: '127.0.0.1', port: 0 },
    );
    expect(await observe(`http://127.0.0.1:${cut.port}`)).toMatchObject([{ result: 'unknown' }]);
    await cut.close(0);
  });

  test('that we gave up ourselves is not counted', async () => {
    expect(await observe('http://127.0.0.1:9', AbortSignal.abort())).toEqual([]);
  });
});

function cutOff(env: unknown): void {
  if (typeof env !== 'object' || env === null || !('incoming' in env)) throw new Error('no connection');
  const { incoming } = env;
  if (typeof incoming !== 'object' || incoming === null || !('destroy' in incoming)) throw new Error('no request');
  if (typeof incoming.destroy === 'function') incoming.destroy();
}
