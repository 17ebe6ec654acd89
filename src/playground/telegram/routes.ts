import { Hono, type Context } from 'hono';
import { breakConnection } from './break-connection.ts';
import { recordCall, type RecordedCall } from './calls.ts';
import type { Fault, FaultSource } from './faults.ts';
import { methods } from './methods/index.ts';
import type { Backend } from './methods/method.ts';
import type { Payload } from './payload.ts';
import { Refusal } from './refusal.ts';
import { readRequest } from './request-body.ts';

interface RouteDeps {
  backend: Backend;
  botToken: string;
  faults: FaultSource;
  calls: RecordedCall[];
}

type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: object };

/** The two doors of the Bot API: calls and file downloads. */
export function createRoutes(deps: RouteDeps): Hono {
  const routes = new Hono();

  routes.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (c) => {
    if (c.req.param('bot') !== `bot${deps.botToken}`) return send(failure(new Refusal(401, 'Unauthorized')));
    const method = c.req.param('method');
    const fault = deps.faults.take(method);
    if (fault === 'drop') return breakConnection(c);
    if (typeof fault === 'object') return sendFault(c, deps, method, fault);
    const answer = await handle(deps, method, c);
    return fault === 'drop-answer' ? breakConnection(c) : send(answer);
  });

  routes.get('/file/:bot{bot[^/]+}/:path{.+}', (c) => {
    if (c.req.param('bot') !== `bot${deps.botToken}`) return send(failure(new Refusal(401, 'Unauthorized')));
    const file = deps.backend.files.byPath(c.req.param('path'));
    if (!file) return send(failure(new Refusal(404, 'Not Found')));
    return c.body(new Uint8Array(file.bytes), 200, { 'content-type': 'application/octet-stream' });
  });

  return routes;
}

async function handle(deps: RouteDeps, method: string, c: Context): Promise<Answer> {
  let payload: Payload = { fields: {}, uploads: new Map() };
  let answer: Answer;
  try {
    payload = await readRequest(c.req);
    answer = { ok: true, result: await runMethod(deps.backend, method, { ...payload, signal: c.req.raw.signal }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = failure(error);
  }
  note(deps, method, payload, answer);
  return answer;
}

/** Runs one method by name; throws a Refusal for a method that does not exist. */
export async function runMethod(
  backend: Backend,
  method: string,
  call: Payload & { signal?: AbortSignal },
): Promise<unknown> {
  const run = methods.get(method.toLowerCase());
  if (!run) throw new Refusal(404, 'Not Found');
  return run(backend, call);
}

function note(deps: RouteDeps, method: string, payload: Payload, answer: Answer): void {
  if (method.toLowerCase() === 'getupdates' && answer.ok) return;
  const files = [...payload.uploads].map(([field, upload]) => [
    field,
    { name: upload.name, size: upload.bytes.length },
  ]);
  recordCall(deps.calls, {
    method,
    payload: { ...payload.fields, ...(files.length > 0 ? { uploads: Object.fromEntries(files) } : {}) },
    answer,
    ok: answer.ok,
  });
  deps.backend.world.emit({ kind: 'call', method });
}

function failure(refusal: Refusal): Answer {
  const wait = refusal.retryAfterSeconds;
  return {
    ok: false,
    error_code: refusal.errorCode,
    description: refusal.message,
    ...(wait === undefined ? {} : { parameters: { retry_after: wait } }),
  };
}

function send(answer: Answer): Response {
  const status = answer.ok ? 200 : answer.error_code;
  return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } });
}

async function sendFault(
  c: Context,
  deps: RouteDeps,
  method: string,
  fault: Exclude<Fault, string>,
): Promise<Response> {
  const payload = await readRequest(c.req);
  recordCall(deps.calls, { method, payload: payload.fields, answer: fault.body, ok: false });
  deps.backend.world.emit({ kind: 'call', method });
  const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body);
  return new Response(body, {
    status: fault.status,
    headers: { 'content-type': 'application/json', ...fault.headers },
  });
}
