import { mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { redisDatabases, startRedisIn, type RedisServer } from './servers.ts';

export { stopRedisServers } from './servers.ts';

/** Address of an empty Redis database: on a server that this run's tests share; with TEST_REDIS_URL that one as it is. */
export async function newRedisUrl(): Promise<string> {
  const given = process.env['TEST_REDIS_URL'];
  if (given !== undefined) return given;
  const url = await sharedServer();
  return `${url}/${unusedDatabase()}`;
}

/** Number of a database of the shared server that no test has taken; all workers take from the same ones. */
function unusedDatabase(): number {
  for (let n = 1; n < redisDatabases; n++) {
    try {
      mkdirSync(join(inject('runFolder'), 'redis', `taken-${n}`));
      return n;
    } catch {
      // Another test has it.
    }
  }
  throw new Error('The tests took every database of the shared Redis.');
}

/** The first worker that needs the shared server starts it, the others wait for its address. */
async function sharedServer(): Promise<string> {
  const folder = join(inject('runFolder'), 'redis');
  const urlFile = join(folder, 'url');
  try {
    mkdirSync(folder);
  } catch {
    return vi.waitFor(() => readFileSync(urlFile, 'utf8'), { timeout: 30_000, interval: 50 });
  }
  const { url } = await startRedisIn(folder);
  writeFileSync(`${urlFile}.new`, url);
  renameSync(`${urlFile}.new`, urlFile);
  return url;
}

/** Starts a server of its own on a free port. It ends with the run. */
export async function startRedis(): Promise<RedisServer> {
  return startRedisIn(mkdtempSync(join(inject('runFolder'), 'redis-')));
}
