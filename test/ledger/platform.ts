import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { createTelegramStandIn, type TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { listen } from '#src/web/server.ts';
import { openGraphPlatform, type GraphPlatform } from './graph-platform.ts';
import { nowMs, type Ledger, type ReceivedCall } from './ledger.ts';
import { callerIsGone, throughWeather, type Refusal, type Weather } from './weather.ts';

const botToken = '7000000002:ShopInAProcessOfItsOwn_0123';
export const ownerId = 7_000_000_001;

/** The platforms in the driver's own process: they outlive the shop and write every call into the ledger. */
export interface LedgerPlatform {
  telegram: TelegramStandIn;
  instagram: GraphPlatform;
  /** Settings that make the process with this number talk to them. */
  settingsFor(run: number): { [name: string]: string };
  weather: Weather;
  /** Updates that no process has taken yet. */
  pendingUpdates(): number;
  close(): Promise<void>;
}

/** Serves stand-ins whose every call is recorded. */
export async function openLedgerPlatform(ledger: Ledger, random: () => number): Promise<LedgerPlatform> {
  const telegram = createTelegramStandIn({
    clock: { now: () => new Date() },
    botToken,
    limits: 'off',
    webhookRetryMs: 50,
  });
  const sky: Pick<LedgerPlatform, 'weather'> = { weather: {} };
  const weatherNow = (): Weather => sky.weather;
  const routes = telegramRoutes({ telegram, ledger, weatherNow });
  const web = await listen(routes, { host: '127.0.0.1', port: 0 });
  const instagram = await openGraphPlatform({ ledger, weatherNow, random });
  return Object.assign(sky, {
    telegram,
    instagram,
    settingsFor: (run: number) => ({
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${web.port}/run/${run}`,
      OWNER_TELEGRAM_IDS: String(ownerId),
      ...instagram.settingsFor(run),
    }),
    pendingUpdates: () => telegram.pendingUpdates() + instagram.graph.pendingEvents(),
    close: async () => {
      telegram.close();
      await Promise.all([web.close(0), instagram.close()]);
    },
  });
}

interface Recorded {
  telegram: TelegramStandIn;
  ledger: Ledger;
  weatherNow: () => Weather;
}

function telegramRoutes({ telegram, ledger, weatherNow }: Recorded): Hono {
  const holds = new Map<string, number>();
  const routes = new Hono();
  routes.use('/run/:run/:bot{bot[^/]+}/:method', async (c, next) => {
    if (c.req.param('method').toLowerCase() === 'getupdates') return next();
    const call = await readCall(c, holds);
    ledger.calls.push(call);
    const carryOut = async (): Promise<void> => {
      await next();
      call.outcome = c.res.ok ? 'ok' : 'refused';
      const sent = sentMessage.safeParse(await c.res.clone().json()).data;
      call.messageId = sent && String(sent.result.message_id);
    };
    const refuse = (bad: Refusal): Response => refusal(bad, call, holds);
    const instead = await throughWeather({ c, call, weather: weatherNow(), carryOut, refuse });
    if (instead) c.res = instead;
    return undefined;
  });
  return routes.route('/run/:run', telegram.routes).onError(callerIsGone);
}

const sentMessage = z.object({ result: z.object({ message_id: z.number() }) });
const fields = z.record(z.string(), z.unknown());

async function readCall(c: Context, holds: Map<string, number>): Promise<ReceivedCall> {
  const given = await readFields(c);
  const { chat_id: to, text, caption, reply_markup: markup } = given;
  const chat = typeof to === 'string' || typeof to === 'number' ? String(to) : undefined;
  const words = [text, caption].find((one) => typeof one === 'string') ?? '';
  const method = c.req.param('method') ?? '';
  const buttons = typeof markup === 'string' ? markup : JSON.stringify(markup ?? null);
  return {
    run: Number(c.req.param('run')),
    channel: 'telegram',
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

function refusal(bad: Refusal, { chat }: ReceivedCall, holds: Map<string, number>): Response {
  if ('status' in bad) {
    return Response.json({ ok: false, error_code: bad.status, description: 'Bad Gateway' }, { status: bad.status });
  }
  if ('subcode' in bad) throw new Error('The Bot API has no such refusal.');
  const { retryAfterSeconds: seconds } = bad;
  if (chat !== undefined) holds.set(chat, Math.max(holds.get(chat) ?? 0, nowMs() + seconds * 1000));
  const description = `Too Many Requests: retry after ${seconds}`;
  return Response.json(
    { ok: false, error_code: 429, description, parameters: { retry_after: seconds } },
    { status: 429 },
  );
}
