import { FirstTables } from './first.ts';

/** All migrations in their order; a name, once released, never changes. */
export const migrations = [{ name: '2026-01-first-tables', class: FirstTables }];
