import type { Database } from './opened-database.ts';

/**
 * Fresh statistics for the embedded database, which has nobody in the background who gathers them; without them
 * queries over grown tables are planned as if the tables were empty. A PostgreSQL server looks after itself.
 */
export async function refreshStatistics(database: Database): Promise<void> {
  await database.pglite?.exec('vacuum (analyze)');
}
