import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#src/storage/database.ts';
import { withDatabase, type DataPlace } from './books.ts';
import { nowMs } from './ledger.ts';
import type { Stand } from './stand.ts';

/** Places within transactions at which the shop can be made to stand still. */
const places = {
  order: { after: 'insert on orders', when: 'true', lock: 470_001 },
  release: { after: 'insert on stock_move', when: "new.reason = 'release'", lock: 470_002 },
  reading: {
    after: 'update on receipt',
    when: "old.reading = 'waiting' and new.reading <> 'waiting'",
    lock: 470_003,
  },
} as const;

export type StillPlace = keyof typeof places;

const busyMs = 4_000;
const hitWithinMs = 60_000;
const silentMs = 800;

// On a server a lock of ours holds the transaction; the embedded database has nobody beside it, so it counts time, once
// for all rows of a transaction: all the shop stands still meanwhile.
const functionSql = `create or replace function stand_still() returns trigger language plpgsql as $$
  declare until timestamptz := clock_timestamp() + interval '${busyMs} ms';
  begin
    if not exists (select from stand_still where name = tg_argv[0]) then return new; end if;
    if tg_argv[1] = 'lock' then perform pg_advisory_xact_lock_shared(tg_argv[2]::int);
    else
      delete from stand_still where name = tg_argv[0];
      while clock_timestamp() < until loop null; end loop;
    end if;
    return new;
  end $$`;

/** Puts the triggers into a shop's database; an embedded shop must be closed. */
export async function installStandStill(place: DataPlace): Promise<void> {
  const how = place.databaseUrl === undefined ? 'busy' : 'lock';
  await withDatabase(place, async (database) => {
    const em = database.em();
    await em.execute('create table stand_still (name text primary key)');
    await em.execute(functionSql);
    for (const [name, { after, when, lock }] of Object.entries(places)) {
      const call = `stand_still('${name}', '${how}', '${lock}')`;
      await em.execute(
        `create trigger stand_still_${name} after ${after} for each row when (${when}) execute function ${call}`,
      );
    }
  });
}

/**
 * Lets the shop run into the place, kills it there, and starts it again. True when a transaction stood there as it
 * died. The customers must go on trading.
 */
export async function killAt(stand: Stand, place: StillPlace): Promise<boolean> {
  const hit = stand.place.databaseUrl === undefined ? await killSilent(stand, place) : await killLocked(stand, place);
  await stand.startAll();
  return hit;
}

async function killLocked(stand: Stand, place: StillPlace): Promise<boolean> {
  return withDatabase(stand.place, async (database) => {
    await arm(database, place);
    const held = await holdLock(database, places[place].lock);
    const hit = await held.isWaitedFor(hitWithinMs);
    await stand.endAll('kill');
    await held.release();
    await disarm(database);
    return hit;
  });
}

/** A lock on the server that the shop's own transaction runs into. */
export interface HeldLock {
  /** Resolves with true as soon as somebody waits for it, with false when nobody came in this time. */
  isWaitedFor: (limitMs: number) => Promise<boolean>;
  release: () => Promise<void>;
}

/** Takes an advisory lock and keeps it, in a transaction of its own that does nothing else. */
export async function holdLock(database: Database, lock: number): Promise<HeldLock> {
  const taken = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = database.em().transactional(async (tx) => {
    // The shop's connections are cut off when they forget a transaction; this one waits on purpose.
    await tx.execute('set local idle_in_transaction_session_timeout = 0');
    await tx.execute(`select pg_advisory_xact_lock(${lock})`);
    taken.resolve();
    await released.promise;
  });
  await Promise.race([taken.promise, holding]);
  const waiting = `select from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`;
  return {
    isWaitedFor: async (limitMs) => {
      for (const untilMs = nowMs() + limitMs; nowMs() < untilMs; await pause(20)) {
        if ((await database.em().execute(waiting)).length > 0) return true;
      }
      return false;
    },
    release: async () => {
      released.resolve();
      await holding;
    },
  };
}

/** While the embedded database is busy, its process answers nobody. */
async function killSilent(stand: Stand, place: StillPlace): Promise<boolean> {
  await stand.endAll('term');
  await withDatabase(stand.place, (database) => arm(database, place));
  await stand.startAll();
  const untilMs = nowMs() + hitWithinMs;
  const port = stand.nodes[0]?.port ?? 0;
  let hit = false;
  while (!hit && nowMs() < untilMs) hit = await isSilent(port);
  await stand.endAll('kill');
  await withDatabase(stand.place, disarm);
  return hit;
}

async function isSilent(port: number): Promise<boolean> {
  await pause(50);
  try {
    await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(silentMs) });
    return false;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

async function arm(database: Database, place: StillPlace): Promise<void> {
  await database.em().execute('insert into stand_still values (?)', [place]);
}

async function disarm(database: Database): Promise<void> {
  await database.em().execute('delete from stand_still');
}
