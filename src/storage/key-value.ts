import { RedisAdapter } from '@grammyjs/storage-redis';
import type { StorageAdapter } from 'grammy';
import type { Json } from '#src/shop/ports.ts';
import type { Database } from './database.ts';
import { keyValueTable } from './key-value-table.ts';
import type { StorageLog } from './log.ts';
import { connectRedis, RedisAway } from './redis.ts';

/** Where talks and menus are kept between two updates. */
export interface KeyValueStore {
  /**
   * A part of the store of its own. Values are plain JSON; keys may hold any text, the prefix no colon.
   * With `ttlSeconds` a value is forgotten that long after it was last written.
   */
  namespace<T>(prefix: string, ttlSeconds?: number): StorageAdapter<T>;
  /** Removes what has expired; answers how many entries. Redis does it by itself. */
  purge(): Promise<number>;
  /** Resolves when the store answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** On Redis where an address is given, else in a table of the database. */
export function createKeyValue(deps: { database: Database; redisUrl?: string; log: StorageLog }): KeyValueStore {
  return deps.redisUrl === undefined ? inTable(deps.database) : inRedis(deps.redisUrl, deps.log);
}

/** What an adapter must remember whatever becomes of Redis: uploaded file ids, polling offsets. Always in the table. */
export function adapterState({ database }: { database: Database }): {
  read(key: string): Promise<unknown>;
  write(key: string, value: Json): Promise<void>;
  delete(key: string): Promise<void>;
} {
  const table = keyValueTable(database);
  const inAdapter = (key: string) => fullKey('adapter', key);
  return {
    read: (key) => table.read(inAdapter(key)),
    write: (key, value) => table.write(inAdapter(key), value),
    delete: (key) => table.delete(inAdapter(key)),
  };
}

function inTable(database: Database): KeyValueStore {
  const table = keyValueTable(database);
  return {
    namespace: <T>(prefix: string, ttlSeconds?: number): StorageAdapter<T> => ({
      // What is read was written through the same adapter.
      read: async (key) => (await table.read(fullKey(prefix, key))) as T | undefined,
      write: (key, value) => table.write(fullKey(prefix, key), value, ttlSeconds),
      delete: (key) => table.delete(fullKey(prefix, key)),
    }),
    purge: () => table.purge(),
    ping: () => database.ping(),
    close: () => Promise.resolve(),
  };
}

function inRedis(redisUrl: string, log: StorageLog): KeyValueStore {
  const redis = connectRedis(redisUrl, log);
  return {
    namespace: <T>(prefix: string, ttlSeconds?: number): StorageAdapter<T> => {
      const adapter = new RedisAdapter<T>({
        instance: redis,
        ...(ttlSeconds === undefined ? {} : { ttl: ttlSeconds }),
      });
      return {
        read: (key) => orAway(adapter.read(fullKey(prefix, key))),
        write: (key, value) => orAway(adapter.write(fullKey(prefix, key), value)),
        delete: (key) => orAway(adapter.delete(fullKey(prefix, key))),
      };
    },
    purge: () => Promise.resolve(0),
    ping: async () => void (await orAway(redis.ping())),
    close: () => Promise.resolve(redis.disconnect()),
  };
}

async function orAway<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw new RedisAway(cause);
  }
}

function fullKey(prefix: string, key: string): string {
  if (prefix.includes(':')) throw new Error(`The prefix "${prefix}" has a colon, so its keys could meet another's.`);
  return `${prefix}:${key}`;
}
