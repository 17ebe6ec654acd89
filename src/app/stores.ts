import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { demoShop, withDemoPictures } from '../demo/index.ts';
import type { Log } from '../log.ts';
import { createQueue, type Queue } from '../queue/queue.ts';
import type { MediaStore } from '../shop/ports.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { createEffectStore } from '../storage/effects.ts';
import { refuseOtherKey } from '../storage/key-check.ts';
import { createKeyValue, type KeyValue } from '../storage/key-value.ts';
import { createMediaStore } from '../storage/media.ts';
import { migrate } from '../storage/migrate.ts';
import { readOrMakeSecrets } from '../storage/secrets.ts';
import type { OnClose } from './parts.ts';

/** Where the shop keeps everything. */
export interface Stores {
  database: Database;
  keyValue: KeyValue;
  queue: Queue;
  effects: ReturnType<typeof createEffectStore>;
  media: MediaStore;
  dataKey: string;
}

const demoGoods = demoShop.categories.flatMap((category) => category.products);
const longestWaitMs = 60_000;
const lookAgainMs = 1_000;

/** Opens database, queue and key-value store, and brings the tables up to date. A server that is still starting is waited for. */
export async function openStores(config: Config, log: Log, onClose: OnClose): Promise<Stores> {
  const { dataKey } = readOrMakeSecrets(config.dataDir, { dataKey: config.dataKey });
  const database = await whenThere(config, log);
  onClose(() => database.close());
  await migrate(database);
  await refuseOtherKey(database, dataKey);
  const keyValue = createKeyValue({ database, redisUrl: config.redisUrl, log });
  onClose(() => keyValue.close());
  const queue = await createQueue({ database, log });
  const effects = createEffectStore(database);
  const media = withDemoPictures(createMediaStore(join(config.dataDir, 'media')), demoGoods);
  return { database, keyValue, queue, effects, media, dataKey };
}

async function whenThere({ dataDir, databaseUrl }: Config, log: Log): Promise<Database> {
  const giveUpAt = performance.now() + longestWaitMs;
  for (let told = false; ; told = true) {
    try {
      return await openDatabase({ dataDir, databaseUrl, log });
    } catch (error) {
      const mayCome = error instanceof Error && error.name === 'ServerAway';
      if (!mayCome || performance.now() > giveUpAt) throw error;
      if (!told) log.warn({ reason: error.message }, 'waiting for the database');
      await pause(lookAgainMs);
    }
  }
}
