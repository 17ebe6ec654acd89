import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the same data folder. The message is a sentence for the person who started us. */
export class DataDirInUse extends Error {
  override name = 'DataDirInUse' as const;
}

export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder for this process, or throws `DataDirInUse` naming the process that has it.
 * The embedded database takes no lock of its own, and two writers destroy it.
 * The lock is the operating system's lock on a file, so it ends with the process however that dies,
 * never goes stale, and holds between containers that share the folder.
 */
export function lockFolder(dataDir: string): FolderLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataDir);
  const holderFile = join(folder, 'lock.pid');
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new DataDirInUse(
      `The data folder ${folder} is in use by process ${holder(holderFile)}. ` +
        'Stop that process, or give this one another folder (DATA_DIR=...).',
    );
  }
  writeFileSync(holderFile, String(process.pid));
  return { release: () => lock.close() };
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

function holder(file: string): string {
  try {
    return readFileSync(file, 'utf8') || 'unknown';
  } catch {
    return 'unknown';
  }
}
