import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as prepopulated } from '@electric-sql/pglite-prepopulatedfs';
import { MikroORM } from '@mikro-orm/pglite';
import type { Database } from './opened-database.ts';
import { answers } from './answers.ts';
import { letBreathe } from './breathing.ts';
import { lockFolder } from './folder-lock.ts';
import type { StorageLog } from './log.ts';
import { ormOptions } from './orm-options.ts';
import { withPreparedStatements } from './prepared-statements.ts';
import { refuseFullDisk, watchEngine } from './stopped-engine.ts';
import { GuardedPgliteDriver } from './transaction-guard.ts';

/** Types of date and time, which the ORM wants as text: date, timestamp, timestamptz, interval. */
const timeTypes = [1082, 1114, 1184, 1186];

/** How every PGlite of this project is made: small buffers (a shop fits), times as the ORM reads them. */
export const pgliteOptions = {
  postgresqlconf: ['shared_buffers=16MB'],
  parsers: Object.fromEntries(timeTypes.map((type) => [type, (text: string) => text])),
};

/**
 * Opens the database in `<dataDir>/db`, made on first start.
 * It survives the death of the process at any moment, but not a power cut: the engine never waits for the disk.
 */
export async function openEmbedded({ dataDir, log }: { dataDir: string; log: StorageLog }): Promise<Database> {
  refuseFullDisk(dataDir);
  const lock = lockFolder(dataDir);
  try {
    const folder = join(dataDir, 'db');
    if (!existsSync(folder)) await make(folder, log);
    const pglite = await PGlite.create({ ...pgliteOptions, dataDir: folder });
    return await embeddedDatabase(pglite, log, () => lock.release());
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Made beside and renamed: a first start that was killed leaves nothing that looks like a database. */
async function make(folder: string, log: StorageLog): Promise<void> {
  const beside = `${folder}.new`;
  rmSync(beside, { recursive: true, force: true });
  log.info({ folder }, 'making the embedded database');
  const pglite = await PGlite.create({ ...pgliteOptions, dataDir: beside, loadDataDir: await prepopulated() });
  await pglite.close();
  renameSync(beside, folder);
}

/** The database over a running PGlite, which is closed with it. */
export async function embeddedDatabase(bare: PGlite, log: StorageLog, closed?: () => void): Promise<Database> {
  const stopped = watchEngine(bare);
  const pglite = withPreparedStatements(letBreathe(bare));
  const orm = await MikroORM.init({
    ...ormOptions,
    driver: GuardedPgliteDriver,
    dbName: 'memory://',
    // A function, because options are cloned deeply and PGlite cannot be.
    driverOptions: () => ({ pglite }),
    logger: (message) => log.info({}, message),
    colors: false,
  });
  return {
    kind: 'embedded',
    orm,
    pglite,
    em: () => orm.em.fork(),
    unhurried: (work) => work(),
    stopped,
    ping: () => answers(pglite.query('select 1')),
    close: async () => {
      await orm.close();
      await pglite.close();
      closed?.();
    },
  };
}
