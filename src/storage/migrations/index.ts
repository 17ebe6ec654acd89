import { FirstTables } from './first.ts';
import { Money } from './money.ts';
import { OtherChannels } from './other-channels.ts';
import { RunTwice } from './run-twice.ts';

/** All migrations in their order; a name, once released, never changes. */
export const migrations = [
  { name: '2026-01-first-tables', class: FirstTables },
  { name: '2026-11-run-twice', class: RunTwice },
  { name: '2026-12-other-channels', class: OtherChannels },
  { name: '2026-12-money', class: Money },
];
