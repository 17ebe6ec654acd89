import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Database } from './opened-database.ts';

/** Any number that nothing else locks by; the same on every node. */
const migrationLock = 7_201_001;

/**
 * Brings the tables up to date. Safe when several nodes start at once: they take turns,
 * and the later ones find nothing to do.
 */
export async function migrate(database: Database): Promise<void> {
  if (database.kind === 'embedded') {
    await database.orm.migrator.up();
    return;
  }
  // Held by a transaction, so a node that dies in the middle lets go of it. The migrator works on other connections.
  await database.em().transactional(async (tx) => {
    await holdStarts(database, tx);
    await database.unhurried(() => database.orm.migrator.up());
  });
}

/** Nodes that start wait until this transaction ends. The embedded database has one process, so there nobody starts. */
export async function holdStarts(database: Database, tx: SqlEntityManager): Promise<void> {
  if (database.kind === 'embedded') return;
  const run = (statement: string, values: unknown[] = []): Promise<unknown> =>
    tx.getConnection().execute(statement, values, 'run', tx.getTransactionContext());
  // Other connections do the work meanwhile.
  await run('set local idle_in_transaction_session_timeout = 0');
  await database.unhurried(() => run('select pg_advisory_xact_lock(?)', [migrationLock]));
}
