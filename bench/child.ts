import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from './bench.ts';

/** A process of its own that answers questions. */
export interface Child {
  /** Asks, and resolves with the parsed answer; rejects when the process ends or says that it could not. */
  ask<T>(schema: z.ZodType<T>, what: string, about?: unknown): Promise<T>;
  /** Time of a core that it has used, in ms. */
  cpuMs(): Promise<number>;
  /** Ends it in good order. */
  stop(): Promise<void>;
}

const reply = z.object({ id: z.int(), value: z.unknown(), error: z.string().optional() });

/** Starts a script of `bench/children` with these settings alone; resolves when it is ready. */
export async function startChild(script: string, settings: Settings, cwd: string): Promise<Child> {
  const child = fork(join(import.meta.dirname, 'children', script), [], {
    cwd,
    env: settings,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;
  child.on('message', (message) => {
    const { id, value, error } = reply.parse(message);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(`${script}: ${error}`));
  });
  const ended = once(child, 'exit').then(() => {
    for (const asked of waiting.values()) asked.reject(new Error(`${script} ended.`));
  });
  const ask = (what: string, about?: unknown): Promise<unknown> => {
    const asked = Promise.withResolvers<unknown>();
    waiting.set((lastId += 1), asked);
    child.send({ id: lastId, what, about });
    return asked.promise;
  };
  const ready = Promise.withResolvers<unknown>();
  waiting.set(0, ready);
  await ready.promise;
  return {
    ask: async (schema, what, about) => schema.parse(await ask(what, about)),
    cpuMs: async () => z.number().parse(await ask('cpuMs')),
    stop: async () => {
      if (child.exitCode === null && child.connected) await ask('stop').catch(() => undefined);
      await ended;
    },
  };
}
