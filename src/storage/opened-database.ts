import type { PGlite } from '@electric-sql/pglite';
import type { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

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
  /** Runs work whose single statements may take long: a migration, a restore. Others are given up after 8 s on a server. */
  unhurried<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when the embedded engine has given itself up, as on a full disk: only a new process opens it again. */
  readonly stopped: Promise<Error>;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  /** Closes the connections, and gives the data folder free. */
  close(): Promise<void>;
}
