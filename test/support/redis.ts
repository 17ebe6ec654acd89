import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { inject, vi } from 'vitest';
import { freePort } from './postgres.ts';

export interface RedisServer {
  url: string;
  stop(): Promise<void>;
  /** Starts it again at the same address, empty, after `stop`. */
  restart(): Promise<void>;
}

/** Address of a Redis for a test that keeps to keys of its own: TEST_REDIS_URL, else one that this run's tests share. */
export async function newRedisUrl(): Promise<string> {
  return process.env['TEST_REDIS_URL'] ?? (await sharedServer());
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
  const { url } = await startRedis(folder);
  writeFileSync(`${urlFile}.new`, url);
  renameSync(`${urlFile}.new`, urlFile);
  return url;
}

const pidName = 'redis.pid';

/** Stops every server that the tests of this run started and did not stop. */
export function stopRedisServers(runFolder: string): void {
  for (const folder of readdirSync(runFolder)) {
    const pidFile = join(runFolder, folder, pidName);
    if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  }
}

/** Starts a server of its own on a free port. It ends with the run. */
export async function startRedis(folder = mkdtempSync(join(inject('runFolder'), 'redis-'))): Promise<RedisServer> {
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
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--pidfile', pidFile, '--dir', folder];
  const server = spawn('redis-server', args, { stdio: 'ignore' });
  server.unref();
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await vi.waitFor(() => reachable(port), { timeout: 10_000, interval: 20 });
  return {
    stop: async () => {
      server.kill('SIGKILL');
      rmSync(pidFile, { force: true });
      await ended;
    },
  };
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
