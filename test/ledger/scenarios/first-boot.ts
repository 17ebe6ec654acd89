import { setTimeout as pause } from 'node:timers/promises';
import { withDatabase, type DataPlace } from '../books.ts';
import type { Verdict } from '../evidence.ts';
import { emptyLedger } from '../ledger.ts';
import type { Setting } from '../scenario.ts';
import { holdLock } from '../stand-still.ts';
import { openStand, type Stand } from '../stand.ts';

const tableWithinMs = 30_000;

/** Kills the very first start of a shop: at random moments, and on a server in the middle of its migration. */
export async function firstBoots(setting: Setting, times: number): Promise<Verdict[]> {
  const verdicts = [await boots(setting, { name: 'killed in first boot', times, meet: killAtRandom })];
  if (setting.engine === 'servers') {
    verdicts.push(await boots(setting, { name: 'killed in migration', times, meet: killInMigration }));
  }
  return verdicts;
}

interface Boot {
  name: string;
  times: number;
  /** Launches the first node and kills it; throws when it was not at the point. */
  meet: (stand: Stand, round: number) => Promise<void>;
}

async function boots(setting: Setting, { name, times, meet }: Boot): Promise<Verdict> {
  const faults: string[] = [];
  for (let round = 0; round < times && !setting.signal.aborted; round++) {
    const stand = await openStand({ ...setting, ledger: emptyLedger(), settings: await setting.settings() });
    try {
      await meet(stand, round);
      const [first] = stand.nodes;
      if (first) await stand.start(first);
      await stand.endAll('term');
      faults.push(...(await goodsTwice(stand.place)));
    } catch (error) {
      faults.push(`round ${round + 1}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await stand.close();
    }
  }
  setting.progress(`${name}: ${times - faults.length} of ${times} opened well`);
  return { name, looked: times, faults };
}

/** Spread over the time that a first start takes, each time a bit later. */
async function killAtRandom(stand: Stand, round: number): Promise<void> {
  const [node] = stand.nodes;
  if (!node) return;
  stand.launch(node);
  await pause(300 + round * 350);
  await stand.end(node, 'kill');
}

const migrationLock = 470_003;

/** An event trigger holds the migration where its table of orders is made. */
async function killInMigration(stand: Stand): Promise<void> {
  const [node] = stand.nodes;
  if (!node) return;
  await withDatabase(stand.place, async (database) => {
    const em = database.em();
    await em.execute(`create function hold_migration() returns event_trigger language plpgsql as $$
      begin
        if to_regclass('public.orders') is not null then perform pg_advisory_xact_lock_shared(${migrationLock}); end if;
      end $$`);
    await em.execute(
      `create event trigger hold_migration on ddl_command_end when tag in ('CREATE TABLE') execute function hold_migration()`,
    );
    const held = await holdLock(database, migrationLock);
    stand.launch(node);
    const isMet = await held.isWaitedFor(tableWithinMs);
    await stand.end(node, 'kill');
    await held.release();
    if (!isMet) throw new Error('the migration was not met');
    await em.execute('drop event trigger hold_migration');
  });
}

/** The demo goods are there, once. */
async function goodsTwice(place: DataPlace): Promise<string[]> {
  const [goods] = await withDatabase(place, (database) =>
    database
      .em()
      .execute<{ goods: number; names: number }[]>(
        'select count(*)::int as goods, count(distinct slug)::int as names from product',
      ),
  );
  if (!goods || goods.goods < 30) return [`only ${goods?.goods ?? 0} goods`];
  return goods.goods === goods.names ? [] : ['goods twice'];
}
