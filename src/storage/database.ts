import { openEmbedded } from './embedded.ts';
import type { StorageLog } from './log.ts';
import type { Database } from './opened-database.ts';
import { openServer } from './server.ts';

export type { Database } from './opened-database.ts';

/**
 * Opens the database; `migrate` brings its tables up to date. `databaseUrl` is the `postgres://...` address
 * of a PostgreSQL 15 or newer; where it is missing, the embedded database in `dataDir` is used.
 * Throws `DataDirInUse` or `UnusableServer` with a sentence that a person can act on.
 */
export async function openDatabase(deps: {
  dataDir: string;
  databaseUrl?: string | undefined;
  log: StorageLog;
}): Promise<Database> {
  const { dataDir, databaseUrl, log } = deps;
  return databaseUrl === undefined ? openEmbedded({ dataDir, log }) : openServer({ databaseUrl, log });
}
