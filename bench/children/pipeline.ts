import { setTimeout as pause } from 'node:timers/promises';
import { Bot } from 'grammy';
import { Hono } from 'hono';
import { z } from 'zod';
import type { ChannelAdapter, Json } from '#adapters/adapter.ts';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import { toUpdate } from '#adapters/telegram/events.ts';
import { readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { createQueue } from '#src/queue/queue.ts';
import type { InboundEvent } from '#src/queue/types.ts';
import { createPasswordDoor } from '#src/shop/owners/password-door.ts';
import { openDatabase } from '#src/storage/database.ts';
import { createAdapterState } from '#src/storage/key-value.ts';
import { migrate } from '#src/storage/migrate.ts';
import { createWebServer, listen } from '#src/web/server.ts';
import { monotonicMs } from '../figures.ts';
import { textUpdate } from '../load/updates.ts';
import { answerParent } from './answer.ts';
import { signedDoor } from './signed-door.ts';

// The pipeline without the shop: real doors, real queue, and an echo where the shop would be.
const config = readConfig(readEnvironment());
const log = createLog({ level: config.logLevel });
const database = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, log });
await migrate(database);
const queue = await createQueue({ database, log });

const signed = new Hono().post(
  '/signed',
  signedDoor((payload) => queue.accept(toEvent(z.json().parse(payload)))),
);
const telegram = await telegramAdapter();
const mounts = [signed, telegram.routes?.() ?? new Hono()].map((routes) => ({ path: '/', routes }));
const onFault = (err: unknown): void => log.error({ err }, 'door failed');
const web = await listen(createWebServer({ mounts, onFault }), { host: '127.0.0.1', port: 0 });

async function telegramAdapter(): Promise<ChannelAdapter> {
  if (!config.telegram) throw new Error('The Telegram door needs its settings.');
  const passwords = createPasswordDoor({
    em: database.em(),
    clock: { now: () => new Date() },
    shared: database.kind === 'server',
  });
  const webhookSecret = config.telegram.webhookSecret ?? '';
  const adapter = createTelegramAdapter(
    { ...config.telegram, webhookSecret },
    {
      accept: (event) => queue.accept(event),
      seal: (chat, text) => passwords.seal({ channel: 'telegram', externalId: chat, text }),
      state: createAdapterState(database),
      media: async () => undefined,
      log,
    },
  );
  await adapter.start();
  return adapter;
}

const update = z.object({ update_id: z.int(), message: z.object({ chat: z.object({ id: z.int() }) }) });

function toEvent(payload: Json): InboundEvent {
  const { update_id: order, message } = update.parse(payload);
  return { channel: 'bench', eventId: String(order), lane: `bench:${message.chat.id}`, order, payload };
}

/** One event in the hands of this process. */
interface Handled {
  id: number;
  chat: number;
  fromMs: number;
  toMs: number;
}

const work = z.object({ stuckChats: z.array(z.int()), stuckMs: z.number(), callMs: z.number() });

let handled: Handled[] = [];
let how: z.infer<typeof work> = { stuckChats: [], stuckMs: 0, callMs: 0 };
const echo = echoBot();

// Answered where the product's adapters answer: what goes out was made into JSON, what comes back is read again.
async function canned(): Promise<Response> {
  if (how.callMs > 0) await pause(how.callMs);
  return Response.json({ ok: true, result: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } } });
}

function echoBot(): Bot {
  const bot = new Bot(telegram.token, { botInfo: telegram.me, client: { fetch: canned } });
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
  return bot;
}

async function answerEvent({ order: id, payload }: InboundEvent): Promise<undefined> {
  const fromMs = monotonicMs();
  const told = toUpdate(payload);
  const chat = told?.message?.chat.id ?? 0;
  if (how.stuckChats.includes(chat)) await pause(how.stuckMs);
  if (told) await echo.handleUpdate(told);
  handled.push({ id, chat, fromMs, toMs: monotonicMs() });
}

const filling = z.object({ events: z.int(), chats: z.int() });

async function fill(about: unknown): Promise<null> {
  const { events, chats } = filling.parse(about);
  const bodies = Array.from({ length: events }, (_, n) => textUpdate(n + 1, 1 + (n % chats)));
  await Promise.all(bodies.map((body) => queue.accept(toEvent(z.json().parse(JSON.parse(body))))));
  return null;
}

answerParent({
  port: () => web.port,
  fill,
  /** How events are answered from now on. */
  how: (about) => void (how = work.parse(about)),
  /** Begins to answer what is stored. */
  work: () =>
    queue.start({ inbound: answerEvent, outbound: async () => undefined, onParked: () => undefined, timetable: [] }),
  /** Resolves when nothing waits; answers when that was. */
  idle: async () => {
    await queue.whenIdle();
    return monotonicMs();
  },
  /** What was answered since this was asked last. */
  handled: () => handled.splice(0),
  stop: async () => {
    await web.close(0);
    await queue.stop();
    await database.close();
  },
});
