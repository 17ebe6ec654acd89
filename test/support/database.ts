import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { embeddedDatabase, pgliteOptions } from '#src/storage/embedded.ts';
import { migrate } from '#src/storage/migrate.ts';
import { newPostgresDatabase } from './postgres.ts';
import { silentLog } from './log.ts';

export interface TestDatabase extends Database {
  /** Empties every table and starts every number anew. Stop queues that run on it first. */
  reset(): Promise<void>;
}

const opened = new Map<Database['kind'], Promise<TestDatabase>>();

/**
 * The worker's own migrated database of that kind, emptied. Opened once and shared by the worker's test files,
 * so `close` does nothing here: call `reset` between tests.
 */
export async function testDatabase(kind: Database['kind'] = 'embedded'): Promise<TestDatabase> {
  const opening = opened.get(kind) ?? (kind === 'embedded' ? openTemplate() : openPostgres());
  opened.set(kind, opening);
  const database = await opening;
  await database.reset();
  return database;
}

/** A migrated embedded database of its own, in memory; the caller closes it. */
export async function freshEmbedded(): Promise<Database> {
  const template = new Blob([readFileSync(join(inject('runFolder'), 'template.tar'))]);
  return embeddedDatabase(await PGlite.create({ ...pgliteOptions, loadDataDir: template }), silentLog);
}

async function openTemplate(): Promise<TestDatabase> {
  return resettable(await freshEmbedded());
}

async function openPostgres(): Promise<TestDatabase> {
  const databaseUrl = await newPostgresDatabase();
  const database = await openDatabase({ dataDir: inject('runFolder'), databaseUrl, log: silentLog });
  await migrate(database);
  return resettable(database);
}

function resettable(database: Database): TestDatabase {
  return { ...database, close: () => Promise.resolve(), reset: () => empty(database) };
}

/** What the queue engine keeps per job; its list of queues stays. */
const queueTables = ['job_common', 'job_dependency', 'schedule', 'subscription', 'warning'];

async function empty(database: Database): Promise<void> {
  const em = database.em();
  const tables = await em.execute<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where (schemaname = 'public' and tablename <> 'mikro_orm_migrations')
        or (schemaname = 'queue' and tablename in (?))`,
    [queueTables],
  );
  // To cut a table off costs many times what it costs to see that nothing was ever written into it.
  const looks = tables.map(({ name }) => `select '${name}' as name where exists (select from ${name})`);
  const numbered = `select format('%I.%I', table_ns.nspname, t.relname) from pg_sequences s
    join pg_class seq on seq.relname = s.sequencename join pg_depend d on d.objid = seq.oid and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid join pg_namespace table_ns on table_ns.oid = t.relnamespace
    where s.last_value is not null and s.schemaname = 'public' and t.relname <> 'mikro_orm_migrations'`;
  const used = await em.execute<{ name: string }[]>([...looks, numbered].join(' union '));
  if (used.length > 0) {
    await em.execute(`truncate ${used.map(({ name }) => name).join(', ')} restart identity cascade`);
  }
  await em.execute('alter sequence order_number_seq restart');
}
