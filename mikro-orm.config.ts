import { PGlite } from '@electric-sql/pglite';
import { dataDir as prepopulated } from '@electric-sql/pglite-prepopulatedfs';
import { defineConfig } from '@mikro-orm/pglite';
import { embeddedDatabase, pgliteOptions } from './src/storage/embedded.ts';
import { migrate } from './src/storage/migrate.ts';
import { ormOptions } from './src/storage/orm-options.ts';

const silent = () => undefined;

/**
 * For the command line: compares the entities with a database in memory that has all migrations,
 * so `migration:create` writes what is missing and `migration:check` says whether anything is.
 */
export default async function config(): Promise<ReturnType<typeof defineConfig>> {
  const pglite = await PGlite.create({ ...pgliteOptions, loadDataDir: await prepopulated() });
  const database = await embeddedDatabase(pglite, { info: silent, warn: silent, error: silent });
  await migrate(database);
  const migrated = await pglite.dumpDataDir('none');
  await database.close();
  // The command line opens its own copy, and so closes it too.
  return defineConfig({ ...ormOptions, driverOptions: () => ({ loadDataDir: migrated }) });
}
