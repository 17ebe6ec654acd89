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
    await tx
      .getConnection()
      .execute('select pg_advisory_xact_lock(?)', [migrationLock], 'run', tx.getTransactionContext());
    await database.orm.migrator.up();
  });
}
