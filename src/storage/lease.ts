import { setTimeout as pause } from 'node:timers/promises';
import { compiled } from './bound-values.ts';
import type { Database } from './opened-database.ts';
import type { StorageLog } from './log.ts';

const lookEveryMs = 2_000;

// A node whose machine vanished is given up after about eleven seconds; one that died lets go at once.
const keepAlive = 'set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3';

export interface LeasedWork {
  database: Database;
  name: string;
  log: StorageLog;
  signal: AbortSignal;
  work: (signal: AbortSignal) => Promise<void>;
}

/**
 * Does work that only one node at a time may do, for as long as the signal lets it. The others wait; when the working
 * node ends or dies, another begins within two seconds. The lease is a lock of a connection that does nothing else, and
 * the work is told to end when that connection breaks. An embedded shop has one process, which just works.
 */
export async function whileLeased(leased: LeasedWork): Promise<void> {
  const { database, log, signal, name } = leased;
  if (database.kind === 'embedded') return leased.work(signal);
  while (!signal.aborted) {
    await onConnectionOfItsOwn(leased).catch((err: unknown) => log.warn({ err, lease: name }, 'a lease was lost'));
    await untilAborted(signal, lookEveryMs);
  }
}

/** Returns when the lease is another node's, or was ours and the work has ended. */
async function onConnectionOfItsOwn({ database, name, log, signal, work }: LeasedWork): Promise<void> {
  const client = database.em().getConnection().getClient();
  await client.connection().execute(async (own) => {
    const lock = await own.executeQuery(compiled('select pg_try_advisory_lock(hashtext($1)) as taken', [name]));
    if (!isTaken(lock.rows[0])) return;
    await own.executeQuery(compiled(keepAlive));
    log.info({ lease: name }, 'this node took over');
    const lost = new AbortController();
    const either = AbortSignal.any([signal, lost.signal]);
    const working = work(either).finally(() => lost.abort());
    try {
      while (!either.aborted) {
        await own.executeQuery(compiled('select 1'));
        await untilAborted(either, lookEveryMs);
      }
    } finally {
      lost.abort();
      await working;
      await own.executeQuery(compiled('select pg_advisory_unlock(hashtext($1))', [name])).catch(() => undefined);
    }
  });
}

function isTaken(row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'taken' in row && row.taken === true;
}

async function untilAborted(signal: AbortSignal, ms: number): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}
