import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import type { Tools } from '../control/action.ts';
import type { Log } from '../log.ts';
import type { Database } from '../storage/database.ts';
import { shopActions } from './actions.ts';
import { buildHouse } from './house.ts';
import type { Close } from './parts.ts';
import { openStores } from './stores.ts';

/**
 * Opens the stores of a shop that does not run here, for one command; nothing is received, answered or sent.
 * Throws with a sentence where there is no shop: a command that was given the wrong folder makes none.
 */
export async function openTools(config: Config, log: Log): Promise<Tools> {
  refuseNoShop(config);
  const closing: Close[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).toReversed()) await one();
  };
  try {
    const clock = { now: () => new Date() };
    const stores = await openStores({
      config,
      clock,
      log,
      onClose: (one) => closing.push(one),
      beforeMigrating: refuseEmpty,
    });
    closing.push(() => stores.queue.stop());
    const house = buildHouse({
      config,
      clock,
      log,
      stores,
      address: config.publicUrl ?? '',
      channels: new Map(),
    });
    return { actions: shopActions({ config, house, stores }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function refuseNoShop({ dataDir, databaseUrl, dataKey }: Config): void {
  const folder = resolve(dataDir);
  if (databaseUrl === undefined && !existsSync(join(folder, 'db'))) {
    throw new Error(`There is no shop in ${folder}. Set DATA_DIR to the folder of your shop, or start one: npm start`);
  }
  if (databaseUrl !== undefined && dataKey === undefined && !existsSync(join(folder, 'secrets'))) {
    throw new Error(`The key of this shop is missing: set its DATA_KEY; ${join(folder, 'secrets')} is not there.`);
  }
}

async function refuseEmpty(database: Database): Promise<void> {
  const [row] = await database.em().execute<{ made: boolean }[]>(`select to_regclass('key_value') is not null as made`);
  if (row?.made !== true) {
    throw new Error('There is no shop in this database. Check DATABASE_URL and DATA_DIR, or start one: npm start');
  }
}
