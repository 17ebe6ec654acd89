import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { adoptJobs, jobTable } from '../queue/kept-jobs.ts';
import { qualified, quoted, type ShopTable } from './catalog.ts';
import type { MediaFiles } from './media-files.ts';
import { eachRecord, sumOf } from './read-backup.ts';
import type { Manifest, TextRow } from './records.ts';
import { createRowSum } from './row-sum.ts';
import { rowsIn, writeExactly } from './snapshot.ts';

/** Where a backup goes. */
export interface Loading {
  /** The one transaction in which everything happens. */
  tx: SqlEntityManager;
  tables: readonly ShopTable[];
  media: MediaFiles;
  file: string;
  secret: string;
  manifest: Manifest;
  say: (line: string) => void;
}

/**
 * Puts what the file holds in the place of what the tables hold, and compares the outcome with the manifest.
 * Nothing is seen of it before the transaction ends. Deletions of people's data that were made after the backup
 * belong behind `verify`, in the same transaction.
 */
export async function load(loading: Loading): Promise<void> {
  const { tx, tables } = loading;
  await writeExactly(tx);
  const keys = await dropForeignKeys(tx);
  await empty(tx, tables);
  await fill(loading);
  await setSequences(tx, loading.manifest);
  await verify(loading);
  for (const statement of adoptJobs) await tx.execute(statement);
  // Made again at the end: rows may come in any order, and what points nowhere stops it all.
  for (const key of keys) await tx.execute(key);
}

/** Answers the statements that make the keys again. */
async function dropForeignKeys(tx: SqlEntityManager): Promise<string[]> {
  const keys = await tx.execute<{ table: string; name: string; definition: string }[]>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid, conname`,
  );
  for (const { table, name } of keys) await tx.execute(`alter table ${table} drop constraint ${quoted(name)}`);
  return keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${quoted(name)} ${definition}`);
}

async function empty(tx: SqlEntityManager, tables: readonly ShopTable[]): Promise<void> {
  const own = tables.filter(({ schema }) => schema !== jobTable.schema);
  await tx.execute(`truncate ${own.map(qualified).join(', ')}`);
  await tx.execute(`delete from ${qualified(jobTable)}`);
}

async function fill({ tx, tables, media, file, secret, say }: Loading): Promise<void> {
  let table: ShopTable | undefined;
  let next: { id: string; mime: string } | undefined;
  await eachRecord(file, secret, async (record) => {
    if (record.kind === 'table') {
      table = tables.find(({ schema, name }) => schema === record.schema && name === record.name);
      say(`Table ${record.name}`);
    }
    if (record.kind === 'rows' && table) await insert(tx, table, record.rows);
    if (record.kind === 'file') next = record;
    if (record.kind === 'bytes' && next) {
      const isSame = await media.write(next.id, { mime: next.mime, bytes: record.bytes });
      if (!isSame) throw new Error(`The file ${next.id} in the backup has other bytes than its name says.`);
    }
  });
}

async function insert(tx: SqlEntityManager, table: ShopTable, rows: TextRow[]): Promise<void> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const values = table.columns.map(({ type }, at) => `(row ->> ${at})::${type}`).join(', ');
  await tx.execute(
    `insert into ${qualified(table)} (${columns}) overriding system value
     select ${values} from json_array_elements(?::json) as row`,
    [JSON.stringify(rows)],
  );
}

/** `setval` would outlive a rollback; this does not. */
async function setSequences(tx: SqlEntityManager, { sequences }: Manifest): Promise<void> {
  for (const { name, next } of sequences)
    await tx.execute(`alter sequence public.${quoted(name)} restart with ${BigInt(next)}`);
}

async function verify({ tx, tables, manifest, say }: Loading): Promise<void> {
  say('Comparing');
  const wanted = new Map(manifest.tables.map((sum) => [qualified(sum), JSON.stringify(sum)]));
  for (const { schema, name, columns } of tables) {
    // All its rows, whichever of them a backup made now would take.
    const table = { schema, name, columns };
    const sum = createRowSum();
    for await (const rows of rowsIn(tx, table)) sum.add(rows);
    if (JSON.stringify(sumOf(table, sum)) === wanted.get(qualified(table))) continue;
    throw new Error(`The table ${table.name} did not become what the backup says; nothing was changed.`);
  }
}
