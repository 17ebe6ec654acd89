import { Hono, type Context } from 'hono';
import { breakConnection } from '../telegram/break-connection.ts';
import { recordCall } from '../telegram/calls.ts';
import type { Fault, FaultSource } from '../telegram/faults.ts';
import { Refusal } from '../telegram/refusal.ts';
import { readRequest } from '../telegram/request-body.ts';
import type { GraphCall } from './calls.ts';
import { answerCall, methodOf, type GraphAnswer, type GraphAsk } from './answer-call.ts';
import { badParameter, errorBody, errorIn } from './graph-refusal.ts';
import type { GraphWorld } from './world.ts';

interface RouteDeps {
  world: GraphWorld;
  faults: FaultSource;
  calls: GraphCall[];
}

const verbs = ['GET', 'POST', 'DELETE'] as const;
/** Never recorded. */
const secrets = new Set(['access_token', 'client_secret', 'fb_exchange_token', 'input_token']);

/** The two doors of the platform: calls, and files of the CDN. */
export function createGraphRoutes(deps: RouteDeps): Hono {
  const routes = new Hono();

  routes.get('/cdn/:file', (c) => {
    const file = deps.world.media.byId(c.req.param('file'));
    if (!file) return c.text('URL signature expired', 403);
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': file.mime });
  });

  for (const verb of verbs) {
    routes.on(verb, '/:path{.+}', async (c) => {
      const ask = await readAsk(c, verb);
      if (!ask)
        return send({ status: 400, body: errorBody(badParameter('The body is no valid JSON').problem), headers: {} });
      const method = methodOf(deps.world, ask);
      const fault = deps.faults.take(method);
      if (fault === 'drop') return breakConnection(c);
      const answer = typeof fault === 'object' ? faulty(fault) : await answerCall(deps.world, ask, method);
      note(deps, { ask, method, answer, isOrdered: typeof fault === 'object' });
      return fault === 'drop-answer' ? breakConnection(c) : send(answer);
    });
  }
  return routes;
}

async function readAsk(c: Context, verb: GraphAsk['verb']): Promise<GraphAsk | undefined> {
  const path = (c.req.param('path') ?? '').replace(/^v\d+\.\d+\//, '').replace(/\/$/, '');
  try {
    const { fields } = await readRequest(c.req);
    return { verb, path, fields, token: tokenOf(c, fields), address: withoutCursor(c.req.url) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function tokenOf(c: Context, fields: Record<string, unknown>): string | undefined {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return bearer ?? (typeof fields['access_token'] === 'string' ? fields['access_token'] : undefined);
}

function withoutCursor(address: string): string {
  const url = new URL(address);
  for (const name of ['after', 'limit', ...secrets]) url.searchParams.delete(name);
  return url.toString();
}

function faulty({ status, body, headers = {} }: Exclude<Fault, string>): GraphAnswer {
  return { status, body, headers };
}

function note(
  { calls, world }: RouteDeps,
  { ask, method, answer, isOrdered }: { ask: GraphAsk; method: string; answer: GraphAnswer; isOrdered: boolean },
): void {
  const payload = Object.fromEntries(Object.entries(ask.fields).filter(([name]) => !secrets.has(name)));
  const { status, body } = answer;
  const ok = !isOrdered && status < 400;
  const error = errorIn(body);
  const call: GraphCall = {
    verb: ask.verb,
    path: ask.path,
    method,
    payload,
    status,
    answer: body,
    ok,
    ...(error ? { error } : {}),
  };
  recordCall(calls, call);
  world.emit({ kind: 'call', method });
}

function send({ status, body, headers }: GraphAnswer): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
}
