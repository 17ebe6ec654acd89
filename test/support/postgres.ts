import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { inject, vi } from 'vitest';
import { KeyValue } from '#src/storage/key-value-entity.ts';

export interface PostgresServer {
  /** Address of its database `postgres`. */
  url: string;
  stop(): void;
  /** Starts it again at the same address, after `stop`. */
  restart(): void;
}

/** Address of a new, empty database: on the server of TEST_DATABASE_URL, else on one that this run's tests share. */
export async function newPostgresDatabase(): Promise<string> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? (await sharedServer()));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const orm = await MikroORM.init({ clientUrl: url.href, entities: [KeyValue] });
  await orm.em.fork().execute(`create database ${name}`);
  await orm.close(true);
  url.pathname = `/${name}`;
  return url.href;
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
  const { url } = await startPostgres(folder);
  writeFileSync(`${urlFile}.new`, url);
  renameSync(`${urlFile}.new`, urlFile);
  return url;
}

/** Stops every server that the tests of this run started and did not stop. */
export function stopPostgresServers(runFolder: string): void {
  for (const folder of readdirSync(runFolder)) {
    const data = join(runFolder, folder, 'data');
    if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w']);
  }
}

/**
 * Starts a server of its own on a free port, in a folder that goes with it; nothing waits for the disk.
 * PostgreSQL refuses to run as root, so root starts it as another user.
 */
export async function startPostgres(
  folder = mkdtempSync(join(inject('runFolder'), 'postgres-')),
): Promise<PostgresServer> {
  const data = join(folder, 'data');
  const user = asUser();
  mkdirSync(data, { mode: 0o700 });
  if (user) {
    chownSync(data, user.uid, user.gid);
    // The way to it is through folders that only we may enter.
    execFileSync('chmod', ['a+x', folder, join(folder, '..')]);
  }
  run('initdb', ['-D', data, '-U', 'test', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C']);
  const port = await freePort();
  const options = `-p ${port} -k ${data} -h 127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200`;
  const start = () => run('pg_ctl', ['start', '-D', data, '-w', '-l', join(data, 'log'), '-o', options]);
  start();
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    stop: () => run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w']),
    restart: start,
  };
}

function run(program: string, args: string[]): void {
  const user = asUser();
  const path = join(binaries(), program);
  const result = spawnSync(path, args, { ...user, cwd: tmpdir(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (result.status !== 0) throw new Error(`${program} failed: ${result.stderr}${result.stdout}`);
}

/** Root hands the server to `nobody`. */
function asUser(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined;
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('nobody:'))
      ?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** Folder of the newest installed server; Debian keeps one for each version, others are found by the shell's path. */
function binaries(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(':')];
  const folder = found.find((candidate) => existsSync(join(candidate, 'initdb')));
  if (folder === undefined)
    throw new Error('PostgreSQL is missing: `apt-get install postgresql`, or set TEST_DATABASE_URL.');
  return folder;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
