import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAdapterState, createKeyValue, type KeyValue } from '#src/storage/key-value.ts';
import { startChaosProxy } from '#test/support/chaos-proxy.ts';
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
  it('is neither waited for nor missed by anybody, and used again when it is back; the log says it once', async () => {
    const redis = await startRedis();
    const [warn, info] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const log = { ...silentLog, warn, info };
    const store = createKeyValue({ database: await testDatabase(), redisUrl: redis.url, log });
    const talks = store.namespace<number>('talks', 60);
    await talks.write('7', 1);
    expect(await talks.read('7')).toBe(1);
    await redis.stop();
    const before = performance.now();
    for (let n = 0; n < 200; n++) {
      await talks.write('7', n);
      expect(await talks.read('7')).toBeUndefined();
      await talks.delete('7');
    }
    expect(performance.now() - before).toBeLessThan(2_500);
    expect(await store.ping()).toBe(false);
    expect(warn).toHaveBeenCalledOnce();

    await redis.restart();
    await vi.waitFor(async () => expect(await store.ping()).toBe(true), { timeout: 10_000, interval: 50 });
    await talks.write('7', 2);
    expect(await talks.read('7')).toBe(2);
    expect(info).toHaveBeenCalledOnce();
    await store.close();
    await redis.stop();
  });

  it('without a word costs one second once', async () => {
    const line = await startChaosProxy(await newRedisUrl());
    const store = createKeyValue({
      database: await testDatabase(),
      redisUrl: line.through(await newRedisUrl()),
      log: silentLog,
    });
    const talks = store.namespace<number>(randomUUID());
    await talks.write('7', 1);
    line.halfOpen();
    const before = performance.now();
    await Promise.all(['7', '8', '9'].map(async (key) => talks.read(key)));
    const noticedMs = performance.now() - before;
    for (let n = 0; n < 100; n++) await talks.read('7');
    expect(noticedMs).toBeLessThan(2_000);
    expect(performance.now() - before - noticedMs).toBeLessThan(500);
    line.heal();
    await vi.waitFor(async () => expect(await talks.read('7')).toBe(1), { timeout: 10_000, interval: 50 });
    await store.close();
    line.close();
  });

  it('from the very first moment holds up nobody', async () => {
    const line = await startChaosProxy(await newRedisUrl());
    line.refuse();
    const redisUrl = line.through(await newRedisUrl());
    const store = createKeyValue({ database: await testDatabase(), redisUrl, log: silentLog });
    expect(await store.namespace<number>('talks').read('7')).toBeUndefined();
    await store.close();
    line.close();
  });
});
