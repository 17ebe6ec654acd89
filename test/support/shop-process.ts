import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export { openPlatform, type Platform } from './platform.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

/** The shop as its own program, and what it wrote. */
export interface ShopProcess {
  process: ChildProcess;
  /** Everything it wrote so far, for people and log lines alike. */
  output(): string;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, and answers its exit code. */
  stop(): Promise<number | null>;
  /** Its exit code, once it ended by itself. */
  ended(): Promise<number | null>;
}

/** Starts the program with these settings only, and does not wait for it. */
export function runShop(settings: { [name: string]: string }): ShopProcess {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    cwd: settings['DATA_DIR'],
  });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    process: child,
    output: () => written,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    ended: () => ended,
  };
}

/** Resolves when the program has written this. Rejects when it ends before. */
export function wrote(shop: ShopProcess, text: string | RegExp): Promise<void> {
  const found = (): boolean => (typeof text === 'string' ? shop.output().includes(text) : text.test(shop.output()));
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!found()) return;
      shop.process.stdout?.off('data', look);
      shop.process.stderr?.off('data', look);
      resolve();
    };
    shop.process.stdout?.on('data', look);
    shop.process.stderr?.on('data', look);
    shop.process.once('exit', () => (found() ? resolve() : reject(new Error(`It ended and wrote:\n${shop.output()}`))));
    look();
  });
}
