import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEngine } from '../queue/engine.ts';
import { failed, ok, type Result } from '../shop/result.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import type { StorageLog } from '../storage/log.ts';
import { holdStarts, migrate } from '../storage/migrate.ts';
import { deriveSecret, readOrMakeSecrets } from '../storage/secrets.ts';
import { refreshStatistics } from '../storage/statistics.ts';
import { migrationNames, qualified, shopTables, type ShopTable } from './catalog.ts';
import { load } from './load.ts';
import { openMediaFiles, type MediaFiles } from './media-files.ts';
import { checkBackup, type Contents } from './read-backup.ts';
import { otherUsers } from './other-users.ts';
import type { Unreadable } from './unreadable.ts';

/** What came back. */
export interface RestoreReport {
  file: string;
  /** When the backup was made. */
  madeAt: string;
  tables: number;
  rows: number;
  media: number;
}

export type RestoreRefusal =
  | Unreadable
  | 'no_key'
  | 'not_readable'
  | 'other_version'
  | 'shop_not_empty'
  | 'shop_running';

export interface RestoreRequest {
  file: string;
  /** Allowed to put the backup in the place of a shop that is there. */
  replace: boolean;
  dataDir: string;
  /** PostgreSQL; where missing, the embedded database of the folder. */
  databaseUrl: string | undefined;
  /** Where missing, the one in `<dataDir>/secrets`. */
  dataKey: string | undefined;
  log: StorageLog;
  say?: (line: string) => void;
}

type Restored = Result<RestoreReport, RestoreRefusal>;

/**
 * Brings a shop back from a file made by `Backup.write`, on either engine. The file is read and checked as a whole
 * before anything is touched; then all is replaced in one transaction, so a process killed in the middle leaves what
 * was there. Refuses while a shop runs on the database. Throws `DataDirInUse` when one runs on the folder.
 */
export async function restoreShop(request: RestoreRequest): Promise<Restored> {
  const { dataDir, say = () => undefined } = request;
  if (request.dataKey === undefined && !existsSync(join(dataDir, 'secrets'))) return failed('no_key');
  const dataKey = request.dataKey ?? readOrMakeSecrets(dataDir).dataKey;
  const secret = deriveSecret(dataKey, 'backup');
  const file = resolve(request.file);
  say('Checking the file');
  const checked = await checkBackup(file, secret);
  if (!checked.ok) return checked;
  const contents = checked.value;
  if (!sameNames(contents.head.migrations, migrationNames)) return failed('other_version');

  const database = await openDatabase({ dataDir, databaseUrl: request.databaseUrl, log: request.log });
  try {
    const users = await otherUsers(database);
    if (users.length > 0) return failed('shop_running', { reason: users.join(', ') });
    return await into({ ...request, database, contents, file, secret, say });
  } finally {
    await database.close();
  }
}

type Into = RestoreRequest & {
  database: Database;
  contents: Contents;
  secret: string;
  say: (line: string) => void;
};

async function into(given: Into): Promise<Restored> {
  const { database, contents, replace, dataDir, log, file } = given;
  await migrate(database);
  // Makes the tables of the jobs where there are none yet.
  await (await startEngine({ database, log })).stop();
  const tables = await shopTables(database.em());
  if (!sameTables(tables, contents.tables)) return failed('other_version');
  if (!replace && (await holdsRows(database, tables))) return failed('shop_not_empty');

  const media = openMediaFiles(join(dataDir, 'media'));
  const before = new Set(await media.ids());
  const kept = await database.unhurried(() => loadAll({ ...given, tables, media }));
  for (const id of before) if (!kept.has(id)) await media.remove(id);
  await refreshStatistics(database);
  const { manifest, head } = contents;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return ok({ file, madeAt: head.madeAt, tables: tables.length, rows, media: manifest.files });
}

/** Answers the ids of the files that came. */
async function loadAll(given: Into & { tables: readonly ShopTable[]; media: MediaFiles }): Promise<Set<string>> {
  const { database, media, contents } = given;
  const kept = new Set<string>();
  const noted: MediaFiles = {
    ...media,
    write: (id, bytes) => {
      kept.add(id);
      return media.write(id, bytes);
    },
  };
  await database.em().transactional(async (tx) => {
    // A shop that starts in the meantime waits for it.
    await holdStarts(database, tx);
    await load({ ...given, tx, media: noted, manifest: contents.manifest });
  });
  return kept;
}

// Written by the mere opening of a shop.
const smallState = 'key_value';

async function holdsRows(database: Database, tables: readonly ShopTable[]): Promise<boolean> {
  const any = tables
    .filter(({ name }) => name !== smallState)
    .map((table) => `exists (select 1 from ${qualified(table)})`)
    .join(' or ');
  const [row] = await database.em().execute<{ any: boolean }[]>(`select ${any} as any`);
  return row?.any ?? false;
}

function sameTables(there: readonly ShopTable[], wanted: Contents['tables']): boolean {
  return sameNames(there.map(shapeOf), wanted.map(shapeOf));
}

function shapeOf({ schema, name, columns }: Omit<Contents['tables'][number], 'kind'>): string {
  return JSON.stringify([schema, name, columns.map((column) => `${column.name} ${column.type}`).toSorted()]);
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify(some.toSorted()) === JSON.stringify(others.toSorted());
}
