import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './opened-database.ts';
import type { StorageLog } from './log.ts';

const leaseSeconds = 12;
const renewEveryMs = 3_000;

/**
 * Does work that only one node at a time may do, for as long as the signal lets it. The others wait;
 * when the working node ends, another begins at once, and within twelve seconds when it died.
 * The work is told to end as soon as its node can't be sure any more that it is the only one.
 */
export async function whileLeased(deps: {
  database: Database;
  name: string;
  log: StorageLog;
  signal: AbortSignal;
  work: (signal: AbortSignal) => Promise<void>;
}): Promise<void> {
  const { database, name, log, signal, work } = deps;
  const holder = randomUUID();
  while (!signal.aborted) {
    if (await take(database, name, holder).catch(() => false)) {
      log.info({ lease: name }, 'this node took over');
      await workUntilLost({ database, name, holder, signal, work });
    } else await quietly(pause(renewEveryMs, undefined, { signal }));
  }
}

async function workUntilLost(held: {
  database: Database;
  name: string;
  holder: string;
  signal: AbortSignal;
  work: (signal: AbortSignal) => Promise<void>;
}): Promise<void> {
  const { database, name, holder, signal, work } = held;
  const lost = new AbortController();
  const either = AbortSignal.any([signal, lost.signal]);
  const working = work(either).finally(() => lost.abort());
  let sureUntil = performance.now() + leaseSeconds * 1000;
  while (!either.aborted) {
    await quietly(pause(renewEveryMs, undefined, { signal: either }));
    if (either.aborted) break;
    const asked = performance.now();
    const still = await take(database, name, holder).catch(() => undefined);
    if (still === true) sureUntil = asked + leaseSeconds * 1000;
    if (still === false || performance.now() + renewEveryMs > sureUntil) lost.abort();
  }
  await working;
  await giveBack(database, name, holder).catch(() => undefined);
}

/** True when the lease is ours now: free, run out, or ours before. */
async function take(database: Database, name: string, holder: string): Promise<boolean> {
  const taken = await database.em().execute<{ key: string }[]>(
    `insert into key_value ("key", "value", expires_at) values (?, ?, now() + make_interval(secs => ?))
     on conflict ("key") do update set "value" = excluded."value", expires_at = excluded.expires_at
     where key_value.expires_at < now() or key_value."value" = excluded."value"
     returning "key"`,
    [`lease:${name}`, JSON.stringify(holder), leaseSeconds],
  );
  return taken.length > 0;
}

async function giveBack(database: Database, name: string, holder: string): Promise<void> {
  await database
    .em()
    .execute('delete from key_value where "key" = ? and "value" = ?', [`lease:${name}`, JSON.stringify(holder)], 'run');
}

async function quietly(waiting: Promise<unknown>): Promise<void> {
  await waiting.catch(() => undefined);
}
