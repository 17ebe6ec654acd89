import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import { KeyValue } from '#src/storage/key-value-entity.ts';

export interface PostgresServer {
  /** Address of its database `postgres`. */
  url: string;
  stop(): void;
  /** Starts it again at the same address, after `stop`. */
  restart(): void;
}

export interface RedisServer {
  url: string;
  stop(): Promise<void>;
  /** Starts it again at the same address, empty, after `stop`. */
  restart(): Promise<void>;
}

/**
 * Makes a new database on the server at this address, empty or `like` the one at that address, and answers the
 * database's own address.
 */
export async function newDatabaseOn(serverUrl: string, { like }: { like?: string } = {}): Promise<string> {
  const url = new URL(serverUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const orm = await MikroORM.init({ clientUrl: url.href, entities: [KeyValue] });
  const template = like === undefined ? '' : ` template ${new URL(like).pathname.slice(1)}`;
  await orm.em.fork().execute(`create database ${name}${template}`);
  await orm.close(true);
  url.pathname = `/${name}`;
  return url.href;
}

/** Stops every server that was started in a folder of this one and not stopped. */
export function stopPostgresServers(runFolder: string): void {
  for (const folder of readdirSync(runFolder)) {
    const data = join(runFolder, folder, 'data');
    if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w']);
  }
}

/**
 * Starts a PostgreSQL on a free port with its data in this folder. `durable` keeps the server's usual care for the
 * disk, without it nothing waits for the disk. PostgreSQL refuses to run as root, so root starts it as another user.
 */
export async function startPostgresIn(folder: string, { durable = false } = {}): Promise<PostgresServer> {
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
  const disk = durable ? '' : '-c fsync=off -c full_page_writes=off';
  const options = `-p ${port} -k ${data} -h 127.0.0.1 ${disk} -c max_connections=200`;
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

/** A server that we start has this many databases. */
export const redisDatabases = 1_000;

const pidName = 'redis.pid';

/** Stops every server that was started in a folder of this one and not stopped. */
export function stopRedisServers(runFolder: string): void {
  for (const folder of readdirSync(runFolder)) {
    const pidFile = join(runFolder, folder, pidName);
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  }
}

/** Starts a Redis on a free port, which keeps nothing. */
export async function startRedisIn(folder: string): Promise<RedisServer> {
  const port = await freePort();
  let running = await launch(port, folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => running.stop(),
    restart: async () => {
      running = await launch(port, folder);
    },
  };
}

async function launch(port: number, folder: string): Promise<{ stop(): Promise<void> }> {
  if (spawnSync('redis-server', ['--version']).error) {
    throw new Error('Redis is missing: `apt-get install redis-server`, or set TEST_REDIS_URL.');
  }
  const pidFile = join(folder, pidName);
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--databases',
    String(redisDatabases),
    '--pidfile',
    pidFile,
    '--dir',
    folder,
  ];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  server.unref();
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await answering(port, 10_000);
  return {
    stop: async () => {
      server.ref();
      server.kill('SIGKILL');
      rmSync(pidFile, { force: true });
      await ended;
    },
  };
}

async function answering(port: number, limitMs: number): Promise<void> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    try {
      return await reachable(port);
    } catch (error) {
      if (performance.now() > untilMs) throw error;
      await pause(20);
    }
  }
}

function reachable(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}
