import { mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { newDatabaseOn, startPostgresIn, type PostgresServer } from './servers.ts';

export { freePort, stopPostgresServers } from './servers.ts';

/**
 * Address of a new database, empty or `like` the one at that address, which nobody may use meanwhile: on the server of
 * TEST_DATABASE_URL, else on one that this run's tests share.
 */
export async function newPostgresDatabase(options: { like?: string } = {}): Promise<string> {
  return newDatabaseOn(process.env['TEST_DATABASE_URL'] ?? (await sharedServer()), options);
}

/** The first worker that needs the shared server starts it, the others wait for its address. */
async function sharedServer(): Promise<string> {
  const folder = join(inject('runFolder'), 'postgres');
  const urlFile = join(folder, 'url');
  try {
    mkdirSync(folder);
  } catch {
    return vi.waitFor(() => readFileSync(urlFile, 'utf8'), { timeout: 30_000, interval: 50 });
  }
  const { url } = await startPostgresIn(folder);
  writeFileSync(`${urlFile}.new`, url);
  renameSync(`${urlFile}.new`, urlFile);
  return url;
}

/** Starts a server of its own on a free port; nothing waits for the disk. */
export async function startPostgres(): Promise<PostgresServer> {
  return startPostgresIn(mkdtempSync(join(inject('runFolder'), 'postgres-')));
}
