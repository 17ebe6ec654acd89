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
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  /** Closes the connections, and gives the data folder free. */
  close(): Promise<void>;
}
