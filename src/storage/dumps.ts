import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#src/shop/ports.ts';
import type { Database } from './opened-database.ts';
import type { StorageLog } from './log.ts';

export interface Dumps {
  /** Writes a dump and removes the oldest ones. Takes about a second, in which nothing else runs. */
  dump(): Promise<void>;
}

const dumpName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.tar\.gz$/;

/**
 * Copies of the embedded database in `<dataDir>/dumps`, the newest `keep` of them: what a power cut can destroy.
 * On a PostgreSQL server `dump` does nothing; its owner has backups of his own.
 */
export function createDumps(deps: {
  database: Database;
  dataDir: string;
  keep: number;
  clock: Clock;
  log: StorageLog;
}): Dumps {
  const folder = join(deps.dataDir, 'dumps');
  return {
    dump: async () => {
      const { pglite } = deps.database;
      if (!pglite) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${deps.clock.now().toISOString().slice(0, 19).replaceAll(':', '-')}.tar.gz`;
      const dump = await pglite.dumpDataDir('gzip');
      const beside = join(folder, `${name}.new`);
      await writeFile(beside, Buffer.from(await dump.arrayBuffer()), { mode: 0o600, flush: true });
      await rename(beside, join(folder, name));
      const dumps = (await readdir(folder)).filter((file) => dumpName.test(file)).toSorted();
      for (const old of dumps.slice(0, Math.max(0, dumps.length - deps.keep))) await rm(join(folder, old));
      deps.log.info({ dump: name }, 'dumped the database');
    },
  };
}
