import type { Database } from './opened-database.ts';

/** Plain access to the table `key_value`; keys are whole. */
export interface KeyValueTable {
  /** What was last written under the key; the caller knows its shape. */
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown, ttlSeconds?: number): Promise<void>;
  delete(key: string): Promise<void>;
  purge(): Promise<number>;
}

/** Values as JSON in one row each; an expired row counts as gone from that second on. */
export function keyValueTable(database: Database): KeyValueTable {
  const em = database.em();
  return {
    read: async (key) => {
      const [row] = await em.execute<{ value: string }[]>(
        `select "value" from "key_value" where "key" = ? and ("expires_at" is null or "expires_at" > now())`,
        [key],
      );
      return row && JSON.parse(row.value);
    },
    write: async (key, value, ttlSeconds) => {
      await em.execute(
        `insert into "key_value" ("key", "value", "expires_at") values (?, ?, now() + make_interval(secs => ?))
         on conflict ("key") do update set "value" = excluded."value", "expires_at" = excluded."expires_at"`,
        [key, JSON.stringify(value), ttlSeconds ?? null],
        'run',
      );
    },
    delete: async (key) => {
      await em.execute(`delete from "key_value" where "key" = ?`, [key], 'run');
    },
    purge: async () => {
      const { affectedRows } = await em.execute<{ affectedRows: number }>(
        `delete from "key_value" where "expires_at" <= now()`,
        [],
        'run',
      );
      return affectedRows;
    },
  };
}
