import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { IsolationLevel } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Database } from '../storage/database.ts';
import { qualified, quoted, type ShopTable } from './catalog.ts';
import type { TextRow } from './records.ts';

/** All tables as they were at one moment. */
export interface Snapshot {
  /** The table's rows, some at a time. */
  rows(table: ShopTable): AsyncGenerator<TextRow[]>;
}

/** Few enough that the embedded database, which does one thing at a time, is soon free for others again. */
const sliceRows = 250;

/** How values become text on a server, whatever its owner has set. The embedded database, which is ours, does so by itself. */
const exactText = [
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'postgres'`,
  `set local extra_float_digits = 1`,
  `set local bytea_output = 'hex'`,
];

/** Lets the work read the tables as they are now, while others go on writing. */
export async function withSnapshot<T>(
  database: Database,
  tables: readonly ShopTable[],
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  if (database.pglite) return withRowsPutAside(database, database.pglite, tables, work);
  return database.em().transactional(
    async (tx) => {
      // It waits for the disk, and for the pictures between.
      await tx.execute('set local idle_in_transaction_session_timeout = 0');
      return work({ rows: (table) => rowsIn(tx, table) });
    },
    { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true },
  );
}

/**
 * The embedded database has one connection, which may not be kept from everybody while a file is written. So one short
 * transaction makes the engine put all rows aside (cursors that outlive it), as they are: to turn them into text takes
 * three times as long, and is done slice by slice as the work takes them.
 */
async function withRowsPutAside<T>(
  database: Database,
  pglite: PGlite,
  tables: readonly ShopTable[],
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  await database.em().transactional(async (tx) => {
    for (const table of tables) {
      const columns = table.columns
        .map(({ name, isCastOtherwise }) => quoted(name) + (isCastOtherwise ? '::text' : ''))
        .join(', ');
      await tx.execute(`declare ${cursorOf(table)} no scroll cursor with hold for ${selectFrom(table, columns)}`);
    }
  });
  try {
    return await work({ rows: (table) => slices((statement) => textRows(pglite, table, statement), table) });
  } finally {
    for (const table of tables) await pglite.query(`close ${cursorOf(table)}`);
  }
}

async function textRows(pglite: PGlite, table: ShopTable, statement: string): Promise<TextRow[]> {
  const parsers = Object.fromEntries(table.columns.map(({ typeId }) => [typeId, (text: string) => text]));
  return (await pglite.query<TextRow>(statement, [], { rowMode: 'array', parsers })).rows;
}

/** The table's rows as the open transaction sees them. */
export async function* rowsIn(tx: SqlEntityManager, table: ShopTable): AsyncGenerator<TextRow[]> {
  await writeExactly(tx);
  const columns = table.columns.map(({ name }, at) => `${quoted(name)}::text as c${at}`).join(', ');
  await tx.execute(`declare ${cursorOf(table)} no scroll cursor for ${selectFrom(table, columns)}`);
  yield* slices(async (statement) => {
    const rows = await tx.execute<Record<string, string | null>[]>(statement);
    return rows.map((row) => Object.values(row));
  }, table);
  await tx.execute(`close ${cursorOf(table)}`);
}

/** Until the end of the transaction values become text, and text becomes values, without a loss. */
export async function writeExactly(tx: SqlEntityManager): Promise<void> {
  for (const setting of exactText) await tx.execute(setting);
}

function selectFrom(table: ShopTable, columns: string): string {
  const where = table.where === undefined ? '' : ` where ${table.where}`;
  return `select ${columns} from ${qualified(table)}${where}`;
}

function cursorOf({ schema, name }: ShopTable): string {
  return quoted(`backup ${schema} ${name}`);
}

async function* slices(fetch: (statement: string) => Promise<TextRow[]>, table: ShopTable): AsyncGenerator<TextRow[]> {
  for (;;) {
    const rows = await fetch(`fetch ${sliceRows} from ${cursorOf(table)}`);
    if (rows.length > 0) yield rows;
    if (rows.length < sliceRows) return;
    await nextTurn();
  }
}
