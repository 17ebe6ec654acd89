import type { Hono } from 'hono';
import type { RecordedCall } from './calls.ts';
import type { Change } from './changes.ts';
import { createFaults, type Faults } from './faults.ts';
import { createFileStore, type StoredFile } from './files.ts';
import { createFloodGate, openGate } from './flood.ts';
import { silentLog, type Log } from './log.ts';
import type { Backend } from './methods/method.ts';
import type { User } from './model.ts';
import { createPeople, type People } from './people.ts';
import { createPolling } from './polling.ts';
import { Refusal } from './refusal.ts';
import { createRoutes, runMethod } from './routes.ts';
import { createUpdateQueue } from './updates.ts';
import { createWebhook } from './webhook.ts';
import { createWorld, type Clock } from './world.ts';

export interface TelegramStandInOptions {
  /** Gives times of messages and decides what is too old. */
  clock: Clock;
  /** `<bot id>:<secret>`, as BotFather gives it. */
  botToken: string;
  botUsername?: string;
  botName?: string;
  /** `off` lets floods through, for measurements; default `on`. */
  limits?: 'on' | 'off';
  /** Milliseconds before a refused webhook call is repeated the first time; the platform's second by default. */
  webhookRetryMs?: number;
  /** Real milliseconds for the flood limits; `performance.now` by default. */
  monotonicMs?: () => number;
  log?: Log;
}

/** A Bot API server with one bot and any number of people, all in memory. */
export interface TelegramStandIn {
  /** `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
  routes: Hono;
  bot: User;
  people: People;
  faults: Faults;
  /** What the bot called, oldest first; answered polls are left out. */
  calls: RecordedCall[];
  file(fileId: string): StoredFile | undefined;
  onChange(listener: (change: Change) => void): () => void;
  waitFor<T>(look: () => T, timeoutMs?: number, what?: () => string): Promise<NonNullable<T>>;
  /** How many updates the bot has not fetched or accepted yet. */
  pendingUpdates(): number;
  /** Ends open polls and deliveries. */
  close(): void;
}

/** Makes a stand-in of the Telegram Bot API (10.x) that behaves and refuses as the real one does for a bot in private chats. */
export function createTelegramStandIn(options: TelegramStandInOptions): TelegramStandIn {
  const { clock, botToken, log = silentLog } = options;
  const bot = makeBot(options);
  const world = createWorld({ clock, bot });
  const queue = createUpdateQueue(clock, () => world.emit({ kind: 'delivered' }));
  const files = createFileStore();
  const faults = createFaults();
  const calls: RecordedCall[] = [];
  const webhook = createWebhook({
    queue,
    log,
    nowMs: () => clock.now().getTime(),
    callBack: async ({ method, ...fields }) => {
      await runMethod(backend, String(method), { fields, uploads: new Map() });
    },
    ...(options.webhookRetryMs === undefined ? {} : { firstRetryMs: options.webhookRetryMs }),
  });
  const flood = options.limits === 'off' ? openGate : createFloodGate(options.monotonicMs ?? (() => performance.now()));
  const backend: Backend = { world, queue, polling: createPolling(queue), webhook, files, flood, log };

  return {
    routes: createRoutes({ backend, botToken, faults, calls }),
    bot,
    people: createPeople({ world, queue, files }),
    faults,
    calls,
    file: (fileId) => files.byId(fileId),
    onChange: world.onChange,
    waitFor: world.waitFor,
    pendingUpdates: () => queue.pending().length,
    close() {
      webhook.close();
      backend.polling.interrupt(new Refusal(502, 'Bad Gateway'));
    },
  };
}

function makeBot({ botToken, botUsername = 'sotuv_demo_bot', botName = 'Sotuv' }: TelegramStandInOptions): User {
  const id = Number(/^(\d+):[\w-]+$/.exec(botToken)?.[1]);
  if (!Number.isSafeInteger(id)) throw new Error('botToken must look like 123456:some-secret.');
  return { id, is_bot: true, first_name: botName, username: botUsername };
}
