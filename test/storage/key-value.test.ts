import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAdapterState, createKeyValue, type KeyValue } from '#src/storage/key-value.ts';
import { RedisAway } from '#src/storage/redis.ts';
import { testDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';
import { newRedisUrl, startRedis } from '#test/support/redis.ts';

const stores = {
  'the table': async () => createKeyValue({ database: await testDatabase(), log: silentLog }),
  'the table of a server': async () => createKeyValue({ database: await testDatabase('server'), log: silentLog }),
  Redis: async () => createKeyValue({ database: await testDatabase(), redisUrl: await newRedisUrl(), log: silentLog }),
};

describe.each(Object.entries(stores))('talks kept in %s', (_name, open) => {
  let store: KeyValue;
  let prefix: string;

  beforeEach(async () => {
    store = await open();
    prefix = randomUUID();
  });

  afterEach(() => store.close());

  it('come back as they were written', async () => {
    const talks = store.namespace<object>(prefix);
    const talk = { step: 3, words: ["o'lcham", 'a\0b', '\ud83d'], nothing: null, deep: [{ '': 'x:y' }] };
    await talks.write('telegram:7', talk);
    expect(await talks.read('telegram:7')).toEqual(talk);
    expect(await talks.read('telegram:8')).toBeUndefined();
  });

  it('are replaced by the next write, and gone when deleted', async () => {
    const talks = store.namespace<number>(prefix);
    await talks.write('7', 1);
    await talks.write('7', 0);
    expect(await talks.read('7')).toBe(0);
    await talks.delete('7');
    await talks.delete('7');
    expect(await talks.read('7')).toBeUndefined();
  });

  it('do not meet the talks of another part', async () => {
    await store.namespace<string>(`${prefix}a`).write('b:c', 'one');
    expect(await store.namespace<string>(`${prefix}b`).read('b:c')).toBeUndefined();
    await expect(async () => store.namespace(`${prefix}:b`).read('c')).rejects.toThrow('has a colon');
  });

  it('are forgotten when their time is over, counted from the last write', async () => {
    const brief = store.namespace<string>(prefix, 1);
    await brief.write('7', 'soon gone');
    expect(await brief.read('7')).toBe('soon gone');
    await vi.waitFor(async () => expect(await brief.read('7')).toBeUndefined(), { timeout: 5_000, interval: 50 });
  });

  it('survive writes at the same moment', async () => {
    const talks = store.namespace<number>(prefix);
    await Promise.all(Array.from({ length: 20 }, async (_, n) => talks.write('7', n)));
    expect(await talks.read('7')).toBeGreaterThanOrEqual(0);
  });

  it('are asked whether they answer', async () => {
    expect(await store.ping()).toBe(true);
  });
});

describe('the table', () => {
  it('is swept of what has expired, and of nothing else', async () => {
    const database = await testDatabase();
    const store = createKeyValue({ database, log: silentLog });
    await store.namespace<number>('brief', 60).write('1', 1);
    await store.namespace<number>('brief', 60).write('2', 2);
    await store.namespace<number>('lasting').write('3', 3);
    await database.em().execute(`update key_value set expires_at = now() - interval '1 second' where key = 'brief:1'`);
    expect(await store.purge()).toBe(1);
    expect(await store.namespace<number>('brief').read('2')).toBe(2);
    expect(await store.namespace<number>('lasting').read('3')).toBe(3);
  });

  it('remembers what an adapter must not forget', async () => {
    const state = createAdapterState(await testDatabase());
    await state.write('telegram:1:photo:abc.jpg', 'AgAC');
    expect(await state.read('telegram:1:photo:abc.jpg')).toBe('AgAC');
    await state.delete('telegram:1:photo:abc.jpg');
    expect(await state.read('telegram:1:photo:abc.jpg')).toBeUndefined();
  });
});

describe('Redis that goes away', () => {
  it('is missed within seconds, and used again when it is back', async () => {
    const redis = await startRedis();
    const warn = vi.fn<() => void>();
    const store = createKeyValue({ database: await testDatabase(), redisUrl: redis.url, log: { ...silentLog, warn } });
    const talks = store.namespace<number>('talks');
    await talks.write('7', 1);
    await redis.stop();
    const before = performance.now();
    await expect(talks.read('7')).rejects.toThrow(RedisAway);
    expect(performance.now() - before).toBeLessThan(5_000);
    expect(await store.ping()).toBe(false);
    expect(warn).toHaveBeenCalledOnce();

    await redis.restart();
    await vi.waitFor(() => talks.write('7', 2), { timeout: 10_000, interval: 50 });
    expect(await talks.read('7')).toBe(2);
    await store.close();
    await redis.stop();
  });
});
