import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Hono } from 'hono';
import { createTelegramStandIn, type TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { listen } from '#src/web/server.ts';
import type { Language } from '#src/shop/language.ts';
import { shopTexts } from './open-shop.ts';
import { createShopper, type Shopper } from './shopper.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
export const botToken = '7000000002:ShopInAProcessOfItsOwn_0123';

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
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', ...settings }, cwd: settings['DATA_DIR'] });
  let written = '';
  child.stdout.on('data', (chunk: Buffer) => (written += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
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

/** The stand-in of the platform as a server of its own, which outlives the shop's process. */
export interface Platform {
  telegram: TelegramStandIn;
  /** Settings that make a shop talk to it. */
  settings: { [name: string]: string };
  newcomer(name: string, language?: Language): Shopper;
  close(): Promise<void>;
}

/** Serves a stand-in over HTTP on a free port. */
export async function openPlatform(): Promise<Platform> {
  const telegram = createTelegramStandIn({ clock: { now: () => new Date() }, botToken, limits: 'off', webhookRetryMs: 50 });
  const web = await listen(new Hono().route('/', telegram.routes), { host: '127.0.0.1', port: 0 });
  const wordsFor = shopTexts();
  return {
    telegram,
    settings: { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_ROOT: `http://127.0.0.1:${web.port}` },
    newcomer: (name, language = 'uz') =>
      createShopper(telegram.people.openChat({ firstName: name, languageCode: language }), wordsFor, language),
    close: async () => {
      telegram.close();
      await web.close(0);
    },
  };
}
