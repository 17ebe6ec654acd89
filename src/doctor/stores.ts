import type { Database } from '../storage/opened-database.ts';
import { fine, type Check, type Finding } from './finding.ts';

type Found = Omit<Finding, 'check'>;

const longestWaitSeconds = 60;
const largestClockGapSeconds = 5;

/** The database and what is kept in it: version, tables, queue, owners, and its clock beside ours. */
export function storeChecks(database: Database): Check[] {
  return [
    { name: 'database', look: () => version(database), fix: 'Start the PostgreSQL server, and check DATABASE_URL.' },
    { name: 'tables', look: () => tables(database) },
    { name: 'queue', look: () => queue(database) },
    { name: 'parked', look: () => parked(database) },
    { name: 'owners', look: () => owners(database) },
    { name: 'clock', look: () => clock(database) },
  ];
}

async function one<Row>(database: Database, statement: string): Promise<Row> {
  const [row] = await database.em().execute<Row[]>(statement);
  if (!row) throw new Error('The database gave no answer.');
  return row;
}

async function version(database: Database): Promise<Found> {
  const { version: running } = await one<{ version: string }>(
    database,
    `select current_setting('server_version') as version`,
  );
  return fine(database.kind === 'embedded' ? `embedded, PostgreSQL ${running}` : `server, PostgreSQL ${running}`);
}

async function tables(database: Database): Promise<Found> {
  const pending = await database.orm.migrator.getPending();
  if (pending.length === 0) return fine('up to date');
  const fix = 'Start the shop: it brings the tables up to date by itself.';
  return { status: 'warn', detail: `${pending.length} migrations to come`, fix };
}

const noQueue: Found = { status: 'warn', detail: 'not made yet', fix: 'Start the shop once.' };

async function hasTable(database: Database, table: string): Promise<boolean> {
  return (await one<{ made: boolean }>(database, `select to_regclass('${table}') is not null as made`)).made;
}

async function queue(database: Database): Promise<Found> {
  if (!(await hasTable(database, 'queue.job_common'))) return noQueue;
  const { waiting, oldest } = await one<{ waiting: number; oldest: number }>(
    database,
    `select count(*)::int as waiting, coalesce(extract(epoch from max(now() - created_on)), 0)::int as oldest
     from queue.job_common where state < 'active' and start_after <= now() and name in ('inbound', 'outbound', 'reading')`,
  );
  const detail = waiting === 0 ? 'empty' : `${waiting} waiting, the oldest for ${oldest} s`;
  if (oldest <= longestWaitSeconds) return fine(detail);
  const fix = 'Nobody works, or too few do: start the shop, or a further process with ROLE=worker; look into its log.';
  return { status: 'fail', detail, fix };
}

async function parked(database: Database): Promise<Found> {
  if (!(await hasTable(database, 'queue.job_common'))) return noQueue;
  const { count } = await one<{ count: number }>(
    database,
    `select count(*)::int as count from queue.job_common where name = 'parked' and state < 'active'`,
  );
  if (count === 0) return fine('none');
  const fix = 'Look at them and retry them: npm run -s sotuv -- parked list';
  return { status: 'warn', detail: `${count} were given up after all tries`, fix };
}

async function owners(database: Database): Promise<Found> {
  if (!(await hasTable(database, 'owner'))) return { ...noQueue };
  const { count, locked } = await one<{ count: number; locked: number }>(
    database,
    `select count(*)::int as count, count(*) filter (where password_hash is null)::int as locked
     from owner where removed_at is null`,
  );
  if (count === 0) {
    const fix = 'Start the shop and open the one-use link that it prints.';
    return { status: 'warn', detail: 'nobody owns this shop yet', fix };
  }
  if (locked === 0) return fine(`${count}`);
  return { status: 'warn', detail: `${locked} of ${count} have no password yet`, fix: 'Send /admin to the bot.' };
}

async function clock(database: Database): Promise<Found> {
  const asked = Date.now();
  const { at } = await one<{ at: number }>(database, 'select extract(epoch from clock_timestamp())::float8 as at');
  const gap = Math.abs(at - (asked + Date.now()) / 2000);
  const detail = `${gap.toFixed(1)} s from the database's`;
  if (gap <= largestClockGapSeconds) return fine(detail);
  return { status: 'fail', detail, fix: 'Set the clocks of this machine and of the database server (NTP).' };
}
