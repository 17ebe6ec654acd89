import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Clock } from '../shop/ports.ts';
import { failed, ok, type Result } from '../shop/result.ts';
import type { Database } from '../storage/database.ts';
import { deriveSecret } from '../storage/secrets.ts';
import { migrationNames, nextNumbers, shopTables, type ShopTable } from './catalog.ts';
import { sealFrames } from './frames.ts';
import { openMediaFiles } from './media-files.ts';
import { encodeRecord, type BackupRecord, type Manifest } from './records.ts';
import { createRowSum } from './row-sum.ts';
import { withSnapshot, type Snapshot } from './snapshot.ts';

/** What a backup holds. */
export interface BackupReport {
  file: string;
  bytes: number;
  tables: number;
  rows: number;
  media: number;
}

export type BackupRefusal = 'busy' | 'not_written';

/** Makes copies of the whole shop while it goes on. */
export interface Backup {
  /**
   * Writes database, waiting jobs and media into one encrypted file, mode 0600, which appears whole or not at all and
   * takes the place of one with that name. One backup at a time; `not_written` has the system's reason.
   */
  write(file: string, say?: (line: string) => void): Promise<Result<BackupReport, BackupRefusal>>;
}

export interface BackupDeps {
  database: Database;
  mediaFolder: string;
  /** 32 bytes, base64; whoever restores needs the same. */
  dataKey: string;
  clock: Clock;
}

/** Backups of the shop on this database, whichever engine it is. */
export function createBackup(deps: BackupDeps): Backup {
  let busy = false;
  return {
    write: async (file, say = () => undefined) => {
      if (busy) return failed('busy');
      busy = true;
      try {
        return ok(await write(deps, resolve(file), say));
      } catch (error) {
        if (isSystemError(error)) return failed('not_written', { reason: error.message });
        throw error;
      } finally {
        busy = false;
      }
    },
  };
}

/** The name under which a backup grows; one that was cut off is overwritten by the next. */
export const unfinishedEnding = '.new';

async function write(deps: BackupDeps, file: string, say: (line: string) => void): Promise<BackupReport> {
  const beside = `${file}${unfinishedEnding}`;
  if ((await stat(file).catch(() => undefined))?.isDirectory()) throw notAFile(file);
  // Before anything is read, so that a folder that is not there is said at once.
  await (await open(beside, 'w', 0o600)).close();
  const tables = await shopTables(deps.database.em());
  let manifest: Manifest | undefined;
  try {
    await withSnapshot(deps.database, tables, (snapshot) =>
      pipeline(
        Readable.from(
          encoded(contents({ ...deps, tables, snapshot, say }), (record) => {
            if (record.kind === 'manifest') manifest = record;
          }),
        ),
        createGzip({ level: 3 }),
        sealFrames(deriveSecret(deps.dataKey, 'backup')),
        createWriteStream(beside, { mode: 0o600, flush: true }),
      ),
    );
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
  const rows = manifest?.tables.reduce((sum, table) => sum + table.rows, 0) ?? 0;
  return { file, bytes: (await stat(file)).size, tables: tables.length, rows, media: manifest?.files ?? 0 };
}

async function* encoded(
  records: AsyncIterable<BackupRecord>,
  see: (record: BackupRecord) => void,
): AsyncGenerator<Buffer> {
  for await (const record of records) {
    see(record);
    yield encodeRecord(record);
  }
}

async function* contents(
  given: BackupDeps & { tables: readonly ShopTable[]; snapshot: Snapshot; say: (line: string) => void },
): AsyncGenerator<BackupRecord> {
  const { database, clock, tables, snapshot, say } = given;
  yield { kind: 'head', madeAt: clock.now().toISOString(), migrations: migrationNames };
  const counted: Manifest['tables'] = [];
  for (const [at, table] of tables.entries()) {
    say(`Table ${at + 1} of ${tables.length}: ${table.name}`);
    const { schema, name } = table;
    yield {
      kind: 'table',
      schema,
      name,
      columns: table.columns.map((column) => ({ name: column.name, type: column.type })),
    };
    const sum = createRowSum();
    for await (const rows of snapshot.rows(table)) {
      sum.add(rows);
      yield { kind: 'rows', rows };
    }
    counted.push({ schema, name, rows: sum.rows(), checksum: sum.checksum() });
  }
  const sequences = await nextNumbers(database.em());
  // After the rows, so that every picture they name is there already.
  const files = yield* mediaContents(given.mediaFolder, say);
  yield { kind: 'manifest', tables: counted, sequences, files };
}

async function* mediaContents(folder: string, say: (line: string) => void): AsyncGenerator<BackupRecord, number> {
  const media = openMediaFiles(folder);
  const ids = await media.ids();
  let files = 0;
  for (const id of ids) {
    const found = await media.read(id);
    if (!found) continue;
    files++;
    if (files % 20 === 1) say(`Picture ${files} of ${ids.length}`);
    yield { kind: 'file', id, mime: found.mime };
    yield { kind: 'bytes', bytes: found.bytes };
  }
  return files;
}

/** Makes the new name last; a file system that can't do this for folders does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}

function notAFile(file: string): Error {
  return Object.assign(new Error(`EISDIR: ${file} is a folder`), { code: 'EISDIR', syscall: 'rename' });
}

/** The file system refused: no such folder, no right, no room. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'code' in error && !('severity' in error);
}
