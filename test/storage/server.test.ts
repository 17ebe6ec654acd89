import { inject, describe, expect, it } from 'vitest';
import { openDatabase } from '#src/storage/database.ts';
import { migrate } from '#src/storage/migrate.ts';
import { migrations } from '#src/storage/migrations/index.ts';
import { openServer } from '#src/storage/server.ts';
import { startChaosProxy } from '#test/support/chaos-proxy.ts';
import { silentLog } from '#test/support/log.ts';
import { freePort, newPostgresDatabase } from '#test/support/postgres.ts';

describe('a PostgreSQL server', () => {
  it('is brought up to date by three nodes that start at the same time', async () => {
    const databaseUrl = await newPostgresDatabase();
    const open = () => openDatabase({ dataDir: inject('runFolder'), databaseUrl, log: silentLog });
    const nodes = await Promise.all([open(), open(), open()]);
    await Promise.all(nodes.map((node) => migrate(node)));
    const [row] = (await nodes[0]?.em().execute('select count(*)::int as n from mikro_orm_migrations')) ?? [];
    expect(row).toEqual({ n: migrations.length });
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('that does not answer is named in a sentence without its password', async () => {
    const databaseUrl = `postgres://shop:s3cret@127.0.0.1:${await freePort()}/shop`;
    const refused = await openDatabase({ dataDir: inject('runFolder'), databaseUrl, log: silentLog }).catch(String);
    expect(refused).toMatch(/^ServerAway: The PostgreSQL server of DATABASE_URL does not answer: .*ECONNREFUSED/);
    expect(refused).not.toContain('s3cret');
  });

  it('that kept a shop of the release before is brought up to date, with what was in it', async () => {
    const database = await openServer({ databaseUrl: await newPostgresDatabase(), log: silentLog });
    await database.orm.migrator.up({ to: '2026-01-first-tables' });
    await database.em().execute(`insert into customer (name, created_at) values ('Malika', now())`);
    await migrate(database);
    expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
    expect(await database.em().execute('select name from customer')).toEqual([{ name: 'Malika' }]);
    await database.close();
  });

  it('that ends transactions in the middle leaves no connection behind, however many it ends', async () => {
    const database = await openServer({ databaseUrl: await newPostgresDatabase(), log: silentLog });
    for (let n = 0; n < 12; n += 1) {
      const cutOff = database.em().transactional((tx) => tx.execute('select pg_terminate_backend(pg_backend_pid())'));
      await expect(cutOff).rejects.toThrow(/terminat/);
    }
    expect(await database.em().execute('select 1 as n')).toEqual([{ n: 1 }]);
    await database.close();
  });

  it('that falls silent without a word is given up in time, in a transaction too, and found again', async () => {
    const databaseUrl = await newPostgresDatabase();
    const line = await startChaosProxy(databaseUrl);
    const database = await openServer({ databaseUrl: line.through(databaseUrl), log: silentLog, answerWithinMs: 300 });
    await database.em().execute('create table kept (n int)');
    const begun = Promise.withResolvers<void>();
    const silent = Promise.withResolvers<void>();
    const inTransaction = database.em().transactional(async (tx) => {
      await tx.execute('insert into kept values (1)');
      begun.resolve();
      await silent.promise;
      await tx.execute('insert into kept values (2)');
    });
    await begun.promise;
    // A second connection stands ready: making one may take longer.
    await database.em().execute('select 1');
    line.halfOpen();
    silent.resolve();
    const before = performance.now();
    expect(await Promise.allSettled([inTransaction, database.em().execute('select 1')])).toEqual([
      expect.objectContaining({ status: 'rejected' }),
      expect.objectContaining({ status: 'rejected' }),
    ]);
    expect(performance.now() - before).toBeLessThan(5_000);
    line.heal();
    expect(await database.em().execute('select * from kept')).toEqual([]);
    await expect(database.em().execute('select pg_sleep(0.6)')).rejects.toThrow(/terminated/);
    await database.unhurried(() => database.em().execute('select pg_sleep(0.6)'));
    await database.close();
    line.close();
  });
});
