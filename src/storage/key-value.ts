import { RedisAdapter } from '@grammyjs/storage-redis';
import type { StorageAdapter } from 'grammy';
import type { Json } from '#src/shop/ports.ts';
import { answers } from './answers.ts';
import type { Database } from './opened-database.ts';
import { keyValueTable } from './key-value-table.ts';
import type { StorageLog } from './log.ts';
import { connectRedis, RedisAway } from './redis.ts';

/** Where talks and menus are kept between two updates. */
export interface KeyValue {
  /**
   * A part of the store of its own. Values are plain JSON; keys may hold any text, the prefix no colon.
   * With `ttlSeconds` a value is forgotten that long after it was last written.
   */
  namespace<T>(prefix: string, ttlSeconds?: number): StorageAdapter<T>;
  /** Removes what has expired; answers how many entries. Redis does it by itself. */
  purge(): Promise<number>;
  /** Whether the store answers. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** On Redis where an address is given, else in a table of the database. */
export function createKeyValue(deps: { database: Database; redisUrl?: string | undefined; log: StorageLog }): KeyValue {
  return deps.redisUrl === undefined ? inTable(deps.database) : inRedis(deps.redisUrl, deps.log);
}

/** What an adapter must remember whatever becomes of Redis: uploaded file ids, polling offsets. Always in the table. */
export function createAdapterState(database: Database): {
  read(key: string): Promise<unknown>;
  write(key: string, value: Json): Promise<void>;
  delete(key: string): Promise<void>;
} {
  const table = keyValueTable(database);
  return {
    read: (key) => table.read(fullKey('adapter', key)),
    write: (key, value) => table.write(fullKey('adapter', key), value),
    delete: (key) => table.delete(fullKey('adapter', key)),
  };
}

function inTable(database: Database): KeyValue {
  const table = keyValueTable(database);
  return {
    namespace: <T>(prefix: string, ttlSeconds?: number): StorageAdapter<T> => ({
      read: (key) => table.read<T>(fullKey(prefix, key)),
      write: (key, value) => table.write(fullKey(prefix, key), value, ttlSeconds),
      delete: (key) => table.delete(fullKey(prefix, key)),
    }),
    purge: () => table.purge(),
    ping: () => database.ping(),
    close: () => Promise.resolve(),
  };
}

function inRedis(redisUrl: string, log: StorageLog): KeyValue {
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
    ping: () => answers(redis.ping()),
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
