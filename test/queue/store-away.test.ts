import { expect, inject, test } from 'vitest';
import { isStoreAway } from '#src/queue/store-away.ts';
import { openDatabase } from '#src/storage/database.ts';
import { silentLog } from '#test/support/log.ts';
import { freePort, newPostgresDatabase } from '#test/support/postgres.ts';

const failing = (code: string) =>
  `do $$ begin raise exception 'as the server says it' using errcode = '${code}'; end $$`;

test('an error of a store that is away or full is told from one of the work itself', async () => {
  const dataDir = inject('runFolder');
  const database = await openDatabase({ dataDir, databaseUrl: await newPostgresDatabase(), log: silentLog });
  const errorOf = (statement: string) =>
    database
      .em()
      .execute(statement)
      .catch((error: unknown) => error);
  for (const code of ['53100', '53300', '57P01', '08006', '25P03']) {
    expect([code, isStoreAway(await errorOf(failing(code)))]).toEqual([code, true]);
  }
  for (const statement of [failing('23505'), failing('P0001'), 'select nonsense', 'select 1/0']) {
    expect([statement, isStoreAway(await errorOf(statement))]).toEqual([statement, false]);
  }
  expect(isStoreAway(await errorOf('select pg_terminate_backend(pg_backend_pid())'))).toBe(true);
  await database.close();

  const nowhere = `postgres://shop@127.0.0.1:${await freePort()}/shop`;
  const refused = await openDatabase({ dataDir, databaseUrl: nowhere, log: silentLog }).catch(
    (error: unknown) => error,
  );
  expect(isStoreAway(refused)).toBe(true);
  expect(isStoreAway(new Error('The platform took 400'))).toBe(false);
});
