import { beforeEach, describe, expect, test, vi } from 'vitest';
import { refuseOtherKey } from '#src/storage/key-check.ts';
import { whileLeased } from '#src/storage/lease.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';

describe('work for one node at a time', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase('server');
  });

  const node = (name: string, log: string[], stop: AbortController): Promise<void> =>
    whileLeased({
      database,
      name: 'poll',
      log: silentLog,
      signal: stop.signal,
      work: async (signal) => {
        log.push(`${name} begins`);
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
        log.push(`${name} ends`);
      },
    });

  test('is done by one of two, and by the other when the first stops', async () => {
    const log: string[] = [];
    const [first, second] = [new AbortController(), new AbortController()];
    const one = node('one', log, first);
    await vi.waitFor(() => expect(log).toEqual(['one begins']), { timeout: 10_000, interval: 20 });
    const other = node('other', log, second);
    first.abort();
    await one;
    await vi.waitFor(() => expect(log).toEqual(['one begins', 'one ends', 'other begins']), { timeout: 15_000 });
    second.abort();
    await other;
    expect(log.at(-1)).toBe('other ends');
  });

  test('goes over when the connection of the first breaks, and the first stops by itself', async () => {
    const log: string[] = [];
    const [first, second] = [new AbortController(), new AbortController()];
    const one = node('one', log, first);
    await vi.waitFor(() => expect(log).toEqual(['one begins']), { timeout: 10_000, interval: 20 });
    const other = node('other', log, second);
    await database.em().execute(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
       and database = (select oid from pg_database where datname = current_database())`);
    await vi.waitFor(() => expect(log).toContain('one ends'), { timeout: 10_000, interval: 20 });
    await vi.waitFor(() => expect(log.filter((line) => line.endsWith('begins'))).toHaveLength(2), { timeout: 10_000 });
    first.abort();
    second.abort();
    await Promise.all([one, other]);
  });

  test('is refused to a node that has another key than the data', async () => {
    const [mine, other] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
    await refuseOtherKey(database, mine);
    await refuseOtherKey(database, mine);
    await expect(refuseOtherKey(database, other)).rejects.toThrow('Give every node the same DATA_KEY');
  });
});
