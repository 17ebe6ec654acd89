import { Socket } from 'node:net';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { createTelegramStandIn, type TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { listen } from '#src/web/server.ts';
import { nowMs, type Ledger, type ReceivedCall } from './ledger.ts';

const botToken = '7000000002:ShopInAProcessOfItsOwn_0123';
export const ownerId = 7_000_000_001;

/** What the platform does to one call instead of answering it well. `cut`: nothing is done; `answer_lost`: it is done. */
export type Trouble = { retryAfterSeconds: number } | { status: number } | 'cut' | 'answer_lost';

/** What a scenario may do to calls. */
export interface Weather {
  /** Trouble for this call, if any. */
  trouble?: (call: ReceivedCall) => Trouble | undefined;
  /** Runs before the platform does anything; the call waits for it. */
  before?: (call: ReceivedCall) => Promise<void> | void;
  /** Runs when the platform has done it and before its answer leaves; the answer waits for it. */
  after?: (call: ReceivedCall) => Promise<void> | void;
}

/** The platform in the driver's own process: it outlives the shop and writes every call into the ledger. */
export interface LedgerPlatform {
  telegram: TelegramStandIn;
  /** Settings that make the process with this number talk to it. */
  settingsFor(run: number): { [name: string]: string };
  weather: Weather;
  close(): Promise<void>;
}

/** Serves a stand-in whose every call is recorded. */
export async function openLedgerPlatform(ledger: Ledger): Promise<LedgerPlatform> {
  const telegram = createTelegramStandIn({
    clock: { now: () => new Date() },
    botToken,
    limits: 'off',
    webhookRetryMs: 50,
  });
  const platform: Pick<LedgerPlatform, 'weather'> = { weather: {} };
  const holds = new Map<number, number>();
  const routes = new Hono();
  routes.use('/run/:run/:bot{bot[^/]+}/:method', async (c, next) => {
    if (c.req.param('method').toLowerCase() === 'getupdates') return next();
    const call = await readCall(c, holds);
    ledger.calls.push(call);
    const { before, trouble, after } = platform.weather;
    await before?.(call);
    const bad = trouble?.(call);
    if (bad !== undefined && bad !== 'answer_lost') return refuse(c, call, bad, holds);
    await next();
    call.outcome = c.res.ok ? 'ok' : 'refused';
    call.messageId = sentMessage.safeParse(await c.res.clone().json()).data?.result.message_id;
    await after?.(call);
    call.answeredAtMs = nowMs();
    if (bad !== 'answer_lost') return undefined;
    call.outcome = 'answer_lost';
    c.res = breakConnection(c);
    return undefined;
  });
  routes.route('/run/:run', telegram.routes);
  const web = await listen(routes, { host: '127.0.0.1', port: 0 });
  return Object.assign(platform, {
    telegram,
    settingsFor: (run: number) => ({
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${web.port}/run/${run}`,
      OWNER_TELEGRAM_IDS: String(ownerId),
    }),
    close: async () => {
      telegram.close();
      await web.close(0);
    },
  });
}

const sentMessage = z.object({ result: z.object({ message_id: z.number() }) });
const fields = z.record(z.string(), z.unknown());

async function readCall(c: Context, holds: Map<number, number>): Promise<ReceivedCall> {
  const given = await readFields(c);
  const { chat_id: to, text, caption, reply_markup: markup } = given;
  const chat = to === undefined ? undefined : Number(to);
  const words = [text, caption].find((one) => typeof one === 'string') ?? '';
  const method = c.req.param('method') ?? '';
  const buttons = typeof markup === 'string' ? markup : JSON.stringify(markup ?? null);
  return {
    run: Number(c.req.param('run')),
    method,
    chat,
    text: words,
    content: `${method} ${words} ${buttons}`,
    atMs: nowMs(),
    answeredAtMs: undefined,
    outcome: 'cut',
    messageId: undefined,
    tooEarly: chat !== undefined && nowMs() < (holds.get(chat) ?? 0),
  };
}

/** Hono keeps what was read, so the stand-in reads the same again. */
async function readFields(c: Context): Promise<Record<string, unknown>> {
  if (c.req.method !== 'POST') return c.req.query();
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    return Object.fromEntries([...(await c.req.formData())].filter(([, value]) => typeof value === 'string'));
  }
  const text = await c.req.text();
  return text.trim() === '' ? {} : fields.parse(JSON.parse(text));
}

function refuse(
  c: Context,
  call: ReceivedCall,
  bad: Exclude<Trouble, 'answer_lost'>,
  holds: Map<number, number>,
): Response {
  call.answeredAtMs = nowMs();
  if (bad === 'cut') return breakConnection(c);
  if ('status' in bad) {
    call.outcome = 'fault';
    return Response.json({ ok: false, error_code: bad.status, description: 'Bad Gateway' }, { status: bad.status });
  }
  call.outcome = 'too_many';
  const { retryAfterSeconds: seconds } = bad;
  if (call.chat !== undefined) holds.set(call.chat, Math.max(holds.get(call.chat) ?? 0, nowMs() + seconds * 1000));
  const description = `Too Many Requests: retry after ${seconds}`;
  return Response.json(
    { ok: false, error_code: 429, description, parameters: { retry_after: seconds } },
    { status: 429 },
  );
}

const nodeServer = z.object({ incoming: z.object({ socket: z.instanceof(Socket) }) });

function breakConnection(c: Context): Response {
  nodeServer.parse(c.env).incoming.socket.destroy();
  return new Response(null, { status: 500 });
}
