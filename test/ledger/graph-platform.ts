import { randomBytes } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { createGraphStandIn, type GraphStandIn } from '#src/playground/graph/stand-in.ts';
import { errorBody } from '#src/playground/graph/graph-refusal.ts';
import { listen } from '#src/web/server.ts';
import { readGraphCall } from './graph-call.ts';
import { nowMs, type Ledger, type ReceivedCall } from './ledger.ts';
import { callerIsGone, throughWeather, type Refusal, type Weather } from './weather.ts';

/** The Graph API with the shop's account: every call into it is in the ledger. */
export interface GraphPlatform {
  graph: GraphStandIn;
  /** The post under which people comment. */
  postId: string;
  settingsFor(run: number): { [name: string]: string };
  /** Sends webhooks to the shop at this address from now on; it must be open. */
  sendTo(publicUrl: string): Promise<void>;
  close(): Promise<void>;
}

interface Deps {
  ledger: Ledger;
  weatherNow: () => Weather;
  random: () => number;
}

const accountId = '17841400000000777';
const postId = '17850000000000777';
const accessToken = `IGAA${'LedgerOfAShopInAProcessOfItsOwn'.repeat(2)}`;
const verifyToken = 'ledger-of-a-shop';
const appSecret = randomBytes(16).toString('hex');
const overtakingShare = 0.3;

/** Serves the stand-in. Now and then an echo is delivered before its call is answered. */
export async function openGraphPlatform({ ledger, weatherNow, random }: Deps): Promise<GraphPlatform> {
  let port = 0;
  const graph = createGraphStandIn({
    clock: { now: () => new Date() },
    appSecret,
    accessToken,
    accountId,
    username: 'shamol_uz',
    webhookRetryMs: 50,
    root: () => `http://127.0.0.1:${port}/run/0`,
  });
  graph.account.publishPost({ id: postId, caption: 'Shamol krossovkalari keldi!' });
  const holds = createHolds();
  const routes = new Hono();
  routes.use('/run/:run/*', async (c, next) => {
    if (c.req.path.includes('/cdn/')) return next();
    const call = await readGraphCall(c, Number(c.req.param('run')));
    call.tooEarly = holds.holds(call);
    ledger.calls.push(call);
    const carryOut = async (): Promise<void> => {
      graph.deliveries.configure({ echoes: random() < overtakingShare ? 'overtaking' : 'after-answer' });
      await next();
      await noteAnswer(c, call);
    };
    const refuse = (bad: Refusal): Response => {
      if ('retryAfterSeconds' in bad) holds.add(call, bad);
      return refusal(bad);
    };
    const instead = await throughWeather({ c, call, weather: weatherNow(), carryOut, refuse });
    if (instead) c.res = instead;
    return undefined;
  });
  routes.route('/run/:run', graph.routes).onError(callerIsGone);
  const web = await listen(routes, { host: '127.0.0.1', port: 0 });
  port = web.port;
  return {
    graph,
    postId,
    settingsFor: (run) => ({
      INSTAGRAM_ACCOUNT_ID: accountId,
      INSTAGRAM_ACCESS_TOKEN: accessToken,
      META_APP_SECRET: appSecret,
      META_VERIFY_TOKEN: verifyToken,
      GRAPH_API_ROOT: `http://127.0.0.1:${web.port}/run/${run}`,
      GRAPH_API_VERSION: 'v25.0',
    }),
    sendTo: (publicUrl) => graph.setWebhook(`${publicUrl}/meta/webhook`, verifyToken),
    close: async () => {
      graph.close();
      await web.close(0);
    },
  };
}

const answered = z.looseObject({ message_id: z.string().optional(), error: z.unknown() });

/** An error may sit in an answer of status 200. */
async function noteAnswer(c: Context, call: ReceivedCall): Promise<void> {
  const read = answered.safeParse(
    await c.res
      .clone()
      .json()
      .catch(() => undefined),
  ).data;
  call.outcome = c.res.ok && read?.error === undefined ? 'ok' : 'refused';
  call.messageId = read?.message_id;
}

/** Meta's error for too many calls of one kind or in one thread; all other ones are about the account or the app. */
const tooManyOfOneKind = 613;
/** A call that comes so soon after a refusal had gone out before. */
const onItsWayMs = 500;

/** Who was told to wait, and how long. */
function createHolds() {
  const holds = new Map<string, { fromMs: number; untilMs: number }>();
  const isHeld = (scope: string): boolean => {
    const { fromMs, untilMs } = holds.get(scope) ?? { fromMs: 0, untilMs: 0 };
    return nowMs() > fromMs + onItsWayMs && nowMs() < untilMs;
  };
  return {
    /** True for a message that should have waited. */
    holds: ({ method, chat }: ReceivedCall): boolean =>
      ['messages', 'sender_action', 'private_reply'].includes(method) &&
      (isHeld('account') || isHeld(method) || (chat !== undefined && isHeld(chat))),
    add: (
      { chat, method }: ReceivedCall,
      { code, retryAfterSeconds }: Extract<Refusal, { retryAfterSeconds: number }>,
    ): void => {
      const scope = code === tooManyOfOneKind ? (chat ?? method) : 'account';
      const before = holds.get(scope);
      const fromMs = before && before.untilMs > nowMs() ? before.fromMs : nowMs();
      holds.set(scope, { fromMs, untilMs: Math.max(before?.untilMs ?? 0, nowMs() + retryAfterSeconds * 1000) });
    },
  };
}

/** The Graph API names the wait in minutes in a header, a gateway in seconds in another one; 613 names none: a minute then. */
function refusal(bad: Refusal): Response {
  if ('status' in bad) return new Response('<html>Sorry, something went wrong.</html>', { status: bad.status });
  if ('subcode' in bad) {
    const { code, subcode } = bad;
    return Response.json(errorBody({ code, subcode, message: `(#${code}) The message was refused.` }), { status: 400 });
  }
  const { code, retryAfterSeconds } = bad;
  if (code === undefined) {
    return new Response('Too Many Requests', { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } });
  }
  const message = `(#${code}) Calls to this api have exceeded the rate limit.`;
  const problem = errorBody({ code, message, isTransient: true });
  const named = { [accountId]: [{ type: 'messenger', estimated_time_to_regain_access: retryAfterSeconds / 60 }] };
  const headers = code === tooManyOfOneKind ? {} : { 'x-business-use-case-usage': JSON.stringify(named) };
  return Response.json(problem, { status: 400, headers });
}
