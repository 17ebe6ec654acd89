import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createBackup, type Backup } from '#src/backup/create-backup.ts';
import { restoreShop } from '#src/backup/restore-shop.ts';
import { createQueue, type Queue } from '#src/queue/queue.ts';
import { openDatabase, type Database } from '#src/storage/database.ts';
import { createMediaStore } from '#src/storage/media.ts';
import { migrate } from '#src/storage/migrate.ts';
import { fillingStatements } from '../../bench/fill/rows.ts';
import { silentLog } from '#test/support/log.ts';
import { newPostgresDatabase } from '#test/support/postgres.ts';
import { settingsFor } from '#test/support/open-shop.ts';

/** A key that both shops have. */
export const dataKey = Buffer.alloc(32, 9).toString('base64');

/** Where a shop keeps its things. */
export interface Place {
  dataDir: string;
  databaseUrl: string | undefined;
}

/** A folder, with a server's empty database beside it where one is wanted. */
export async function emptyPlace(kind: Database['kind']): Promise<Place> {
  const dataDir = mkdtempSync(join(inject('runFolder'), 'place-'));
  return { dataDir, databaseUrl: kind === 'server' ? await newPostgresDatabase() : undefined };
}

export function open({ dataDir, databaseUrl }: Place): Promise<Database> {
  return openDatabase({ dataDir, databaseUrl, log: silentLog });
}

export function backupOf(database: Database, { dataDir }: Place): Backup {
  const clock = { now: () => new Date('2026-05-04T04:30:00Z') };
  return createBackup({ database, mediaFolder: join(dataDir, 'media'), dataKey, clock });
}

export function restoreInto(place: Place, file: string, replace = false): ReturnType<typeof restoreShop> {
  return restoreShop({ ...place, file, replace, dataKey, log: silentLog });
}

const strange = 'Oʻzbek "qoʻsh" \\ \' ; -- $1 ? \n\t {"a":[null]} 🧥';

/** A demo shop with customers and orders, odd values, pictures, and work that waits; its queue has run. */
export async function filledPlace(): Promise<Place> {
  const place: Place = { dataDir: (await settingsFor('embedded'))['DATA_DIR'] ?? '', databaseUrl: undefined };
  const database = await open(place);
  await migrate(database);
  await database.em().transactional(async (tx) => {
    await tx.execute('set local session_replication_role = replica');
    await tx.execute(`insert into customer (created_at) values (now())`);
    await tx.execute(`insert into identity (customer_id, channel, external_id) values (1, 'test', '1')`);
    await tx.execute(`insert into owner (identity_id, name, created_at) values (1, 'Rustam', now())`);
    for (const [, sql] of fillingStatements({ size: 300, sealed: 'v1:x' })) await tx.execute(sql);
    await tx.execute(
      `insert into customer (name, language, created_at) values (?, 'en', '2026-01-31 23:59:59.123456+05'), (null, 'uz', now())`,
      [strange],
    );
    await tx.execute(
      `insert into notice (cause, identity_id, kind, data, created_at)
       select 'odd:' || n, (select min(id) from identity), 'odd', d, now()
       from unnest(array['null', '"text"', '[1e400, 0.10, null]', ?]::jsonb[]) with ordinality as odd (d, n)`,
      [JSON.stringify({ strange })],
    );
  });
  const media = createMediaStore(join(place.dataDir, 'media'));
  for (const bytes of [Buffer.from('a picture'), Buffer.alloc(300_000, 7)])
    await media.put({ bytes, mime: 'image/jpeg' });
  await leaveWork(database);
  await database.close();
  return place;
}

export const event = (n: number) => ({
  channel: 'test',
  eventId: `e${n}`,
  lane: `lane-${n % 3}`,
  order: n,
  payload: { n },
});

/** Events 1 to 3 were handled, 4 to 9 wait; the fourth was begun when it was cut off. */
async function leaveWork(database: Database): Promise<void> {
  const queue = await createQueue({ database, log: silentLog });
  for (const n of [1, 2, 3]) await queue.accept(event(n));
  await queue.start({ ...handlers(async () => undefined) });
  await queue.whenIdle();
  await queue.stop();
  const later = await createQueue({ database, log: silentLog });
  for (const n of [4, 5, 6, 7, 8, 9]) await later.accept(event(n));
  await later.stop();
  await database
    .em()
    .execute(
      `update queue.job set state = 'active', started_on = now() where name = 'inbound' and data ->> 'eventId' = 'e4'`,
    );
}

/** Handlers of a queue that hand on the number of each event. */
export function handlers(inbound: (n: number, attempt: number) => Promise<void>): Parameters<Queue['start']>[0] {
  return {
    inbound: ({ payload }, { attempt }) => inbound(Object(payload).n, attempt),
    outbound: async () => undefined,
    onParked: () => undefined,
    timetable: [],
  };
}

/** Every row of every table of the shop as JSON, apart from jobs. */
export async function tablesOf(database: Database): Promise<{ [table: string]: string[] }> {
  return database.em().transactional(async (tx) => {
    await tx.execute(`set local timezone = 'UTC'`);
    const tables = await tx.execute<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'`,
    );
    const found: { [table: string]: string[] } = {};
    for (const { name } of tables) {
      const rows = await tx.execute<{ row: string }[]>(`select row_to_json(t)::text as row from "${name}" t`);
      found[name] = rows.map(({ row }) => row).toSorted();
    }
    return found;
  });
}
