import { createHash } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { type ConstructorOptions, type Db, fromPglite, PgBoss, systemClock } from 'pg-boss';
import { isInTransaction } from '#src/shop/context.ts';
import type { QueueDatabase, QueueLog } from './types.ts';

export const schema = 'queue';

/** `timetable` and `parked` have no lanes. */
const queueNames = ['inbound', 'outbound', 'reading', 'timetable', 'parked'] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * The dispatcher decides when a job is given up, because the engine's own way of giving up blocks the lane.
 * So the engine gets a limit that is never reached; what lies above it counts runs that were no tries.
 */
export const engineRetryLimit = 100_000;

const daySeconds = 86_400;
/** A node that has not said for so long that it works on a job has lost it. */
export const heartbeatSeconds = 10;
/** Over a line on which every answer takes five seconds, a password is agreed on in four answers. */
const connectTimeoutMs = 20_000;
const answerWithinMs = 8_000;
const clockMonitorIntervalSeconds = 60;
// Options of the driver, which the engine hands on: a line that is dead without having said so is given up.
const silenceLimits = { query_timeout: answerWithinMs, keepAlive: true };

/** pg-boss on the shop's database, with its queues made and known. */
export interface Engine {
  boss: PgBoss;
  /** The database as the engine sees it. */
  db: Db;
  kind: QueueDatabase['kind'];
  /** Calls back with the queue's name when some process put a job into it, and with nothing after a gap. */
  listen(onJob: (queue: string | undefined) => void): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

/** Starts the engine; it makes its tables in the schema `queue` by itself, under its own lock. */
export async function startEngine(deps: { database: QueueDatabase; log: QueueLog }): Promise<Engine> {
  const { database, log } = deps;
  const boss = new PgBoss({
    ...connection(database),
    schema,
    application_name: 'shop queue',
    clock: evenClock(),
    clockMonitorIntervalSeconds,
  });
  boss.on('error', (error) => log.warn({ reason: error.message }, 'queue engine failed at something'));
  await boss.start();
  await makeQueues(boss, database.kind);
  const db = boss.getDb();
  return {
    boss,
    db,
    kind: database.kind,
    listen: async (onJob) => {
      if (!db.listen) throw new Error('This database cannot listen.');
      const listening = await db.listen(wakeChannel(), onJob, () => onJob(undefined));
      return () => listening.close();
    },
    stop: () => boss.stop({ graceful: false }),
  };
}

/**
 * The engine's timers are due by its clock, so one that is set back an hour would hold them for that hour. This one only
 * counts on; what it is off from the database's is measured each minute.
 */
function evenClock(): NonNullable<ConstructorOptions['clock']> {
  const startedMs = Date.now() - performance.now();
  return { ...systemClock, now: () => startedMs + performance.now() };
}

function connection(database: QueueDatabase): ConstructorOptions {
  if (database.pglite) return { backend: 'pglite', db: embeddedDb(database.pglite) };
  if (database.url === undefined) throw new Error('A server database needs its address for the queue.');
  return {
    connectionString: database.url,
    max: 8,
    connectionTimeoutMillis: connectTimeoutMs,
    notifyHeartbeatTimeoutMs: answerWithinMs,
    ...silenceLimits,
  };
}

const timestampTypes = [1114, 1184];
const dateParsers = Object.fromEntries(timestampTypes.map((type) => [type, (text: string) => new Date(text)]));

/** The shared PGlite, which answers times as text, in the form the engine expects; refuses to wait for an open transaction. */
function embeddedDb(pglite: PGlite): Db {
  return fromPglite({
    query: (text, values) => guarded(() => pglite.query(text, values, { parsers: dateParsers })),
    exec: (text) => guarded(() => pglite.exec(text, { parsers: dateParsers })),
    listen: (channel, onJob) => pglite.listen(channel, onJob),
  });
}

/** The one connection belongs to the open transaction: a query beside it would wait for ever. */
async function guarded<T>(query: () => Promise<T>): Promise<T> {
  if (!isInTransaction()) return query();
  throw new Error(
    'The queue was used beside the open transaction; inside it only `enqueueNotice` and `enqueueReading` are possible.',
  );
}

/** An embedded database has one process, which frees its orphans as it starts; nodes of a server watch each other. */
async function makeQueues(boss: PgBoss, kind: QueueDatabase['kind']): Promise<void> {
  const work = {
    retryLimit: engineRetryLimit,
    retryDelay: 0,
    deleteAfterSeconds: 7 * daySeconds,
    notify: true,
    ...(kind === 'server' ? { heartbeatSeconds } : {}),
  };
  await boss.createQueue('inbound', { ...work, policy: 'key_strict_fifo' });
  await boss.createQueue('outbound', { ...work, policy: 'key_strict_fifo' });
  await boss.createQueue('reading', { ...work, policy: 'key_strict_fifo' });
  await boss.createQueue('timetable', { ...work, policy: 'standard' });
  await boss.createQueue('parked', { policy: 'standard', retentionSeconds: 365 * daySeconds });
  // Known from now on, so an insert inside a transaction never has to ask beside it.
  for (const name of queueNames) await boss.insert(name, []);
}

/** The channel on which the engine tells of new jobs: its own name for the schema. */
function wakeChannel(): string {
  return `pgboss_${createHash('sha224').update(schema).digest('hex').slice(0, 24)}`;
}
