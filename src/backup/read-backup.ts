import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { failed, ok, type Result } from '../shop/result.ts';
import { openFrames } from './frames.ts';
import { decodeRecords, type BackupRecord, type Head, type Manifest, type TableHead } from './records.ts';
import { createRowSum, type RowSum } from './row-sum.ts';
import { BackupUnreadable, type Unreadable } from './unreadable.ts';

/** What stands in a backup, apart from rows and files. */
export interface Contents {
  head: Head;
  tables: TableHead[];
  manifest: Manifest;
}

const gunzipChunkBytes = 256 * 1024;

/** Hands over the records of a file one after the other. Rejects with `BackupUnreadable` where one is wrong. */
export async function eachRecord(
  file: string,
  secret: string,
  take: (record: BackupRecord) => Promise<void> | void,
): Promise<void> {
  try {
    await pipeline(
      createReadStream(file),
      openFrames(secret),
      createGunzip({ chunkSize: gunzipChunkBytes }),
      async (source: AsyncIterable<Buffer>) => {
        for await (const record of decodeRecords(source)) await take(record);
      },
    );
  } catch (error) {
    // The frames are authentic, so content that can't be understood was made by a program of another kind.
    if (error instanceof z.ZodError || isGzipError(error)) throw new BackupUnreadable('damaged');
    throw error;
  }
}

/** Reads the whole file and compares it with its own manifest; nothing outside is touched. */
export async function checkBackup(
  file: string,
  secret: string,
): Promise<Result<Contents, Unreadable | 'not_readable'>> {
  try {
    return ok(await readContents(file, secret));
  } catch (error) {
    if (error instanceof BackupUnreadable) return failed(error.why);
    if (error instanceof Error && 'syscall' in error) return failed('not_readable', { reason: error.message });
    throw error;
  }
}

async function readContents(file: string, secret: string): Promise<Contents> {
  let head: Head | undefined;
  let manifest: Manifest | undefined;
  const read: { table: TableHead; sum: RowSum }[] = [];
  let files = 0;
  await eachRecord(file, secret, (record) => {
    if (record.kind === 'head') head = record;
    if (record.kind === 'table') read.push({ table: record, sum: createRowSum() });
    if (record.kind === 'rows') read.at(-1)?.sum.add(record.rows);
    if (record.kind === 'file') files++;
    if (record.kind === 'manifest') manifest = record;
  });
  if (!head || !manifest || manifest.files !== files) throw new BackupUnreadable('damaged');
  const sums = read.map(({ table: { schema, name }, sum }) => sumOf({ schema, name }, sum));
  if (JSON.stringify(sums) !== JSON.stringify(manifest.tables)) throw new BackupUnreadable('damaged');
  return { head, manifest, tables: read.map(({ table }) => table) };
}

/** What the manifest says of a table. */
export function sumOf({ schema, name }: { schema: string; name: string }, sum: RowSum): Manifest['tables'][number] {
  return { schema, name, rows: sum.rows(), checksum: sum.checksum() };
}

function isGzipError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
