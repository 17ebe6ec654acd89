import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { Api, GrammyError } from 'grammy';
import {
  createTelegramStandIn,
  type TelegramStandIn,
  type TelegramStandInOptions,
} from '#src/playground/telegram/stand-in.ts';

export const BOT_TOKEN = '4242:stand-in-secret';

/** A clock that stands still until it is moved. */
export function fakeClock(start = new Date('2026-11-22T09:00:00Z')) {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    advance: (ms: number) => {
      nowMs += ms;
    },
  };
}

export interface Listening {
  origin: string;
  stop: () => Promise<void>;
}

/** Serves an app on a free port of this machine. */
export async function listen(app: Pick<Hono, 'fetch'>): Promise<Listening> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen on a port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

export interface Scene extends AsyncDisposable {
  telegram: TelegramStandIn;
  api: Api;
  origin: string;
  clock: ReturnType<typeof fakeClock>;
}

/** A stand-in over HTTP with grammY's own client in front of it. */
export async function openScene(options: Partial<TelegramStandInOptions> = {}): Promise<Scene> {
  const clock = fakeClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN, ...options });
  const { origin, stop } = await listen(telegram.routes);
  return {
    telegram,
    clock,
    origin,
    api: new Api(BOT_TOKEN, { apiRoot: origin }),
    async [Symbol.asyncDispose]() {
      telegram.close();
      await stop();
    },
  };
}

/** The refusal a call must end with; anything else fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<GrammyError> {
  const outcome = await call.then(
    () => 'no refusal',
    (error: unknown) => error,
  );
  if (outcome instanceof GrammyError) return outcome;
  throw new Error(`The call was expected to be refused, but ended with: ${String(outcome)}`);
}

/** Calls a method with a payload that its type forbids, through grammY all the same. */
export async function callAnyway(api: Api, method: string, payload: object): Promise<unknown> {
  const call: unknown = Reflect.get(api.raw, method);
  if (typeof call !== 'function') throw new Error(`${method} cannot be called.`);
  return Reflect.apply(call, api.raw, [payload]);
}
