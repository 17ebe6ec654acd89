import { RedisAdapter } from '@grammyjs/storage-redis';
import type { StorageAdapter } from 'grammy';
import type { Json, Vault } from '#src/shop/ports.ts';
import type { Database } from './opened-database.ts';
import { keyValueTable } from './key-value-table.ts';
import type { StorageLog } from './log.ts';
import { connectRedis } from './redis.ts';

/** Where talks are kept between two updates. What is kept here may be forgotten at any time. */
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

/** Small durable memory; the caller knows the shape of what it wrote. */
export interface AdapterState {
  read(key: string): Promise<unknown>;
  write(key: string, value: Json): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The part of the memory that belongs to one channel. */
export function ofChannel(state: AdapterState, channel: string): AdapterState {
  const own = (key: string): string => `${channel}:${key}`;
  return {
    read: (key) => state.read(own(key)),
    write: (key, value) => state.write(own(key), value),
    delete: (key) => state.delete(own(key)),
  };
}

/** The same memory for what must not be readable in a copy of the database, such as tokens. */
export function sealed(state: AdapterState, vault: Vault): AdapterState {
  return {
    read: async (key) => {
      const kept = await state.read(key);
      return typeof kept === 'string' ? JSON.parse(vault.open(kept)) : undefined;
    },
    write: (key, value) => state.write(key, vault.seal(JSON.stringify(value))),
    delete: (key) => state.delete(key),
  };
}

/** What an adapter must remember whatever becomes of Redis: uploaded file ids, polling offsets. Always in the table. */
export function createAdapterState(database: Database): AdapterState {
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

/**
 * While Redis is away there is no talk to be read and none is kept, and nobody waits for it. That loses nothing, since
 * the draft knows what was answered. Nor does an old talk harm that is found when Redis is back: it asks the draft
 * which question is open before it takes an answer.
 */
function inRedis(redisUrl: string, log: StorageLog): KeyValue {
  const line = connectRedis(redisUrl, log);
  return {
    namespace: <T>(prefix: string, ttlSeconds?: number): StorageAdapter<T> => {
      const ttl = ttlSeconds === undefined ? {} : { ttl: ttlSeconds };
      const ask = <Answer>(question: (adapter: RedisAdapter<T>) => Promise<Answer>): Promise<Answer | undefined> =>
        line.ask((instance) => question(new RedisAdapter<T>({ instance, ...ttl })));
      return {
        read: async (key) => {
          const whole = fullKey(prefix, key);
          return ask((adapter) => adapter.read(whole));
        },
        write: async (key, value) => {
          const whole = fullKey(prefix, key);
          await ask((adapter) => adapter.write(whole, value));
        },
        delete: async (key) => {
          const whole = fullKey(prefix, key);
          await ask((adapter) => adapter.delete(whole));
        },
      };
    },
    purge: () => Promise.resolve(0),
    ping: () => line.ping(),
    close: () => Promise.resolve(line.close()),
  };
}

function fullKey(prefix: string, key: string): string {
  if (prefix.includes(':')) throw new Error(`The prefix "${prefix}" has a colon, so its keys could meet another's.`);
  return `${prefix}:${key}`;
}
