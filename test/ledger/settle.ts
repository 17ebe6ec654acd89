import { setTimeout as pause } from 'node:timers/promises';
import { withDatabase } from './books.ts';
import type { Crowd } from './crowd.ts';
import { nowMs } from './ledger.ts';
import type { Stand } from './stand.ts';

const quietMs = 1_500;
const limitMs = 180_000;

/**
 * Waits until nothing is on its way: no update, no job, nobody who waits, no call for a while. Answers how long it
 * took, ms. Gives up after three minutes; what is missing then is found by the invariants.
 */
export async function settle(stand: Stand, crowd: Crowd): Promise<number> {
  const beganMs = nowMs();
  const isQuiet = (): boolean =>
    stand.platform.pendingUpdates() === 0 &&
    crowd.buyers.every((buyer) => buyer.waitsFor() === undefined) &&
    nowMs() - (stand.ledger.calls.at(-1)?.atMs ?? 0) > quietMs;
  const { databaseUrl } = stand.place;
  const look = async (hasJobs: () => Promise<boolean>): Promise<void> => {
    while (nowMs() - beganMs < limitMs && (!isQuiet() || (await hasJobs()))) await pause(50);
  };
  // An embedded database can't be asked from outside; its quiet is all that shows.
  if (databaseUrl === undefined) await look(async () => false);
  else
    await withDatabase(stand.place, (database) =>
      look(async () => {
        const sql = `select 1 from queue.job where name in ('inbound', 'outbound', 'reading')
          and (state in ('active', 'retry') or (state = 'created' and start_after <= now())) limit 1`;
        return (await database.em().execute(sql)).length > 0;
      }),
    );
  return nowMs() - beganMs;
}
