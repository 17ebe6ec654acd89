import type { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from './embedded.ts';
import type { StorageLog } from './log.ts';
import { openServer } from './server.ts';

/** The shop's database, whichever engine it is. */
export interface Database {
  readonly kind: 'embedded' | 'server';
  readonly orm: MikroORM;
  /** Address of the server, where it is one. */
  readonly url?: string;
  /** The embedded engine itself; the one connection that everybody shares. */
  readonly pglite?: PGlite;
  /** A manager of its own for one update, job or request. */
  em(): SqlEntityManager;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  /** Closes the connections, and gives the data folder free. */
  close(): Promise<void>;
}

export interface DatabaseDeps {
  dataDir: string;
  /** `postgres://...` of a PostgreSQL 15 or newer; the embedded database in `dataDir` where it is missing. */
  databaseUrl?: string | undefined;
  log: StorageLog;
}

/**
 * Opens the database; `migrate` brings its tables up to date.
 * Throws `DataDirInUse` or `UnusableServer` with a sentence that a person can act on.
 */
export async function openDatabase({ dataDir, databaseUrl, log }: DatabaseDeps): Promise<Database> {
  return databaseUrl === undefined ? openEmbedded({ dataDir, log }) : openServer({ databaseUrl, log });
}
