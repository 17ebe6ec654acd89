import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createBackup, type Backup } from '../backup/create-backup.ts';
import { environmentOfPrograms, type Config } from '../config.ts';
import { demoShop, withDemoPictures } from '../demo/index.ts';
import type { Log } from '../log.ts';
import type { EffectStore } from '../journal/effect.ts';
import type { Levels } from '../metrics/level-metrics.ts';
import { createMetrics, type Metrics } from '../metrics/metrics.ts';
import { readQueueLevels } from '../queue/lanes.ts';
import { createQueue, type Queue } from '../queue/queue.ts';
import { createReceiptReader, type RunningReader } from '../receipts/reader.ts';
import { countHolds } from '../shop/orders/count-holds.ts';
import type { Clock, MediaStore } from '../shop/ports.ts';
import { openDatabase, type Database } from '../storage/database.ts';
import { createEffectStore } from '../storage/effects.ts';
import { refuseOtherKey } from '../storage/key-check.ts';
import { createKeyValue, type KeyValue } from '../storage/key-value.ts';
import { createMediaStore } from '../storage/media.ts';
import { migrate } from '../storage/migrate.ts';
import { readOrMakeSecrets } from '../storage/secrets.ts';
import { root, type OnClose } from './parts.ts';

/** Where the shop keeps everything. */
export interface Stores {
  database: Database;
  keyValue: KeyValue;
  queue: Queue;
  effects: EffectStore;
  media: MediaStore;
  metrics: Metrics;
  backup: Backup;
  reader: RunningReader;
  dataKey: string;
  /** What addresses of pictures are signed with, base64. */
  mediaUrlSecret: string;
}

const demoGoods = demoShop.categories.flatMap((category) => category.products);
const longestWaitMs = 60_000;
const lookAgainMs = 1_000;

interface OpenStoresDeps {
  config: Config;
  clock: Clock;
  log: Log;
  onClose: OnClose;
  /** Looks at the database before anything is written to it; may throw to leave it as it is. */
  beforeMigrating?: (database: Database) => Promise<void>;
}

/** Opens database, queue and key-value store, and brings the tables up to date. A server that is still starting is waited for. */
export async function openStores(deps: OpenStoresDeps): Promise<Stores> {
  const { config, clock, log, onClose } = deps;
  const { dataKey, mediaUrlSecret } = readOrMakeSecrets(config.dataDir, config);
  const database = await whenThere(config, log);
  onClose(() => database.close());
  await deps.beforeMigrating?.(database);
  await migrate(database);
  await refuseOtherKey(database, dataKey);
  const keyValue = createKeyValue({ database, redisUrl: config.redisUrl, log });
  onClose(() => keyValue.close());
  const metrics = metricsOf(config, clock, database);
  const queue = await createQueue({ database, log, observe: metrics.queue });
  const effects = createEffectStore({
    database,
    dataDir: config.dataDir,
    execute: (statement, values) => queue.execute(statement, values),
  });
  const mediaFolder = join(config.dataDir, 'media');
  const media = withDemoPictures(createMediaStore(mediaFolder), demoGoods);
  const backup = createBackup({ database, mediaFolder, dataKey, clock });
  const reader = openReader(deps, metrics);
  return { database, keyValue, queue, effects, media, metrics, backup, reader, dataKey, mediaUrlSecret };
}

/** What it is in the midst of when the shop ends is read again at the next start. */
function openReader({ config, clock, log, onClose }: OpenStoresDeps, metrics: Metrics): RunningReader {
  const reader = createReceiptReader({
    clock,
    timeZone: config.timeZone,
    environment: environmentOfPrograms(),
    log,
    observe: (run) => metrics.ocrSeconds(run),
  });
  onClose(() => reader.close());
  return reader;
}

function metricsOf(config: Config, clock: Clock, database: Database): Metrics {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const readLevels = async (): Promise<Levels> => {
    const [queues, holds] = await Promise.all([
      readQueueLevels(database.em()),
      countHolds({ em: database.em(), clock }),
    ]);
    return { queues, holds };
  };
  return createMetrics({ version, role: config.role, readLevels });
}

async function whenThere({ dataDir, databaseUrl }: Config, log: Log): Promise<Database> {
  const giveUpAt = performance.now() + longestWaitMs;
  for (let told = false; ; told = true) {
    try {
      return await openDatabase({ dataDir, databaseUrl, log });
    } catch (error) {
      if (!isNeverMet(error) || performance.now() > giveUpAt) throw error;
      if (!told) log.warn({ reason: error.message }, 'waiting for the database');
      await pause(lookAgainMs);
    }
  }
}

/** The database's server was waited for, and did not answer once. */
export function isNeverMet(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ServerAway';
}
