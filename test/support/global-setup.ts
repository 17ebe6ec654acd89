import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as prepopulated } from '@electric-sql/pglite-prepopulatedfs';
import type { TestProject } from 'vitest/node';
import { createQueue } from '#src/queue/queue.ts';
import { embeddedDatabase, pgliteOptions } from '#src/storage/embedded.ts';
import { migrate } from '#src/storage/migrate.ts';
import { silentLog } from './log.ts';
import { stopPostgresServers } from './postgres.ts';
import { stopRedisServers } from './redis.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this run: the migrated template and the servers that tests start. */
    runFolder: string;
  }
}

/** Makes the migrated template once a run; afterwards stops what the tests started, and removes all of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const runFolder = mkdtempSync(join(tmpdir(), 'sotuv-test-'));
  await makeTemplate(join(runFolder, 'template.tar'));
  project.provide('runFolder', runFolder);
  return () => {
    stopPostgresServers(runFolder);
    stopRedisServers(runFolder);
    rmSync(runFolder, { recursive: true, force: true });
  };
}

async function makeTemplate(file: string): Promise<void> {
  const pglite = await PGlite.create({ ...pgliteOptions, loadDataDir: await prepopulated() });
  const database = await embeddedDatabase(pglite, silentLog);
  await migrate(database);
  // The queue makes its own tables as it opens.
  const queue = await createQueue({ database, log: silentLog });
  await queue.stop();
  const dump = await pglite.dumpDataDir('none');
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  await database.close();
}
