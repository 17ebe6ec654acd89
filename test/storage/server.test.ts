import { inject, describe, expect, it } from 'vitest';
import { openDatabase } from '#src/storage/database.ts';
import { createDumps } from '#src/storage/dumps.ts';
import { migrate } from '#src/storage/migrate.ts';
import { testDatabase } from '#test/support/database.ts';
import { silentLog } from '#test/support/log.ts';
import { freePort, newPostgresDatabase } from '#test/support/postgres.ts';

describe('a PostgreSQL server', () => {
  it('is brought up to date by three nodes that start at the same time', async () => {
    const databaseUrl = await newPostgresDatabase();
    const open = () => openDatabase({ dataDir: inject('runFolder'), databaseUrl, log: silentLog });
    const nodes = await Promise.all([open(), open(), open()]);
    await Promise.all(nodes.map((node) => migrate(node)));
    const [row] = (await nodes[0]?.em().execute('select count(*)::int as n from mikro_orm_migrations')) ?? [];
    expect(row).toEqual({ n: 1 });
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('that does not answer is named in a sentence without its password', async () => {
    const databaseUrl = `postgres://shop:s3cret@127.0.0.1:${await freePort()}/shop`;
    const refused = await openDatabase({ dataDir: inject('runFolder'), databaseUrl, log: silentLog }).catch(String);
    expect(refused).toMatch(/^UnusableServer: The PostgreSQL server of DATABASE_URL does not answer: .*ECONNREFUSED/);
    expect(refused).not.toContain('s3cret');
  });

  it('is dumped by its owner, not by us', async () => {
    const database = await testDatabase('server');
    const deps = { database, dataDir: '/nowhere', keep: 7, clock: { now: () => new Date() }, log: silentLog };
    await expect(createDumps(deps).dump()).resolves.toBeUndefined();
  });
});
