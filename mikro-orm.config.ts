import { defineConfig } from '@mikro-orm/pglite';
import { ormOptions } from './src/storage/orm-options.ts';

// For the command line (`npm run orm -- migration:create`): compares the entities with an empty database in memory.
export default defineConfig({ ...ormOptions, dbName: 'memory://' });
