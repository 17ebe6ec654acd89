import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import type { Options } from '@mikro-orm/postgresql';
import { entities } from '#src/shop/entities.ts';
import { EffectRow } from './effect-entity.ts';
import { ForeignId } from './foreign-id-entity.ts';
import { KeyValue } from './key-value-entity.ts';
import { migrations } from './migrations/index.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** What both engines share. The schema comes from migrations alone, never from the entities at run time. */
export const ormOptions = {
  entities: [...entities, KeyValue, EffectRow, ForeignId],
  extensions: [Migrator],
  migrations: {
    path: migrationsFolder,
    pathTs: migrationsFolder,
    emit: 'ts',
    snapshot: false,
    migrationsList: migrations,
  },
  // The queue engine keeps its own tables in its own schema.
  schemaGenerator: { ignoreSchema: ['queue'] },
} satisfies Partial<Options>;
