import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newDatabaseOn, startPostgresIn, startRedisIn } from '#test/support/servers.ts';

/** On what a measured shop keeps its data. */
export const engines = ['PGlite', 'PostgreSQL + Redis'] as const;
export type Engine = (typeof engines)[number];

/** What every part of the measurement gets. */
export interface Bench {
  /** A short run: the figures are rougher. */
  quick: boolean;
  /** A new folder, which goes with the run. */
  folder(name: string): string;
  /** Tells on stderr what is being done. */
  progress(what: string): void;
  /** Ends things with the run; the last one first. */
  onEnd(end: () => Promise<unknown> | void): void;
  /** Settings of a shop with new, empty data; undefined where the engine is not on this machine. */
  settings(engine: Engine): Promise<Settings | undefined>;
  close(): Promise<void>;
}

export interface Settings {
  [name: string]: string;
}

/** Makes the place where a run keeps its things. */
export function createBench({ quick }: { quick: boolean }): Bench {
  const root = mkdtempSync(join(tmpdir(), 'sotuv-bench-'));
  const began = performance.now();
  const ends: (() => Promise<unknown> | void)[] = [() => rmSync(root, { recursive: true, force: true })];
  let servers: Promise<Servers | undefined> | undefined;
  const bench: Bench = {
    quick,
    folder: (name) => mkdtempSync(join(root, `${name}-`)),
    progress: (what) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
      process.stderr.write(`${seconds} s  ${what}\n`);
    },
    onEnd: (end) => void ends.push(end),
    settings: async (engine) => {
      const own = { PORT: '0', DATA_DIR: bench.folder('shop'), LOG_LEVEL: 'warn' };
      if (engine === 'PGlite') return own;
      servers ??= startServers(bench);
      const found = await servers;
      return found && { ...own, DATABASE_URL: await newDatabaseOn(found.postgres), REDIS_URL: found.nextRedis() };
    },
    close: async () => {
      for (const end of ends.splice(0).toReversed()) await end();
    },
  };
  return bench;
}

interface Servers {
  postgres: string;
  /** Address of an empty Redis database. */
  nextRedis(): string;
}

/** PostgreSQL as it is installed, with its care for the disk, and a Redis. */
async function startServers(bench: Bench): Promise<Servers | undefined> {
  bench.progress('starting PostgreSQL and Redis');
  try {
    const postgres = await startPostgresIn(bench.folder('postgres'), { durable: true });
    bench.onEnd(() => postgres.stop());
    const redis = await startRedisIn(bench.folder('redis'));
    bench.onEnd(() => redis.stop());
    let taken = 0;
    return { postgres: postgres.url, nextRedis: () => `${redis.url}/${(taken += 1)}` };
  } catch (error) {
    bench.progress(`left out: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}
