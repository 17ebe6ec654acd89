import { createHmac } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { AdapterLog, AdapterState } from '../adapter.ts';
import { readBody } from '../read-body.ts';
import { deletionPage, type Deletion, type PageFrame } from './deletion-page.ts';
import { readSignedRequest, type SignedRequest } from './signed-request.ts';

export const deauthorizePath = '/meta/deauthorize';
export const deletionPath = '/meta/data-deletion';

/** A `signed_request` is under 1 kB. */
const formBytes = 16 * 1024;

const deletion = z.object({ requestedAt: z.string(), doneAt: z.string(), wasKnown: z.boolean() });

export interface CallbackOptions {
  appSecrets: readonly string[];
  /** Where people reach us, without a slash at the end; the address of the request where there is none. */
  publicUrl: string | undefined;
  state: AdapterState;
  now(): Date;
  log: AdapterLog;
  /** The person took the app's rights away: tokens are to be dropped, nothing is sent any more. */
  onDeauthorised(request: SignedRequest): Promise<void>;
  /** Everything about this person is to be deleted; answers whether there was anything. */
  onDeletion(request: SignedRequest): Promise<boolean>;
  frame?: PageFrame;
}

/**
 * What Meta calls when a person takes the app's rights away or wants his data deleted (Meta for Developers, Data Deletion
 * Request Callback), and the page that tells what became of the wish. 400 for what is no `signed_request`, 401 when none of
 * our secrets signed it, 413 over 16 kB, 503 when the store is away.
 */
export function createCallbackRoutes(options: CallbackOptions): Hono {
  const { log } = options;
  const guarded = (what: string, act: (c: Context, request: SignedRequest) => Promise<Response>) => {
    return async (c: Context): Promise<Response> => {
      const request = await readRequest(c, options.appSecrets);
      if (request instanceof Response) return request;
      try {
        return await act(c, request);
      } catch (error) {
        log.error({ what, reason: error instanceof Error ? error.name : 'unknown' }, 'a callback of Meta was not done');
        return c.text('Service Unavailable', 503, { 'Retry-After': '5' });
      }
    };
  };
  const routes = new Hono();
  routes.post(
    deauthorizePath,
    guarded('deauthorize', async (c, request) => {
      await options.onDeauthorised(request);
      return c.json({});
    }),
  );
  routes.post(
    deletionPath,
    guarded('data-deletion', async (c, request) => c.json(await takeDeletion(c, request, options))),
  );
  routes.get(`${deletionPath}/:code`, async (c) => showDeletion(c, options));
  return routes;
}

async function readRequest(c: Context, appSecrets: readonly string[]): Promise<SignedRequest | Response> {
  const body = await readBody(c.req.raw, formBytes);
  if (body === undefined) return c.text('Payload Too Large', 413);
  const field = await readField(body, c.req.header('content-type'));
  const request = field === undefined ? 'malformed' : readSignedRequest(field, appSecrets);
  if (request === 'malformed') return c.text('Bad Request', 400);
  return request === 'forged' ? c.text('Unauthorized', 401) : request;
}

async function readField(body: Uint8Array, type: string | undefined): Promise<string | undefined> {
  try {
    const form = await new Response(Buffer.from(body), { headers: { 'content-type': type ?? '' } }).formData();
    const field = form.get('signed_request');
    return typeof field === 'string' ? field.trim() : undefined;
  } catch {
    return undefined;
  }
}

/** The same request has the same code, so a repeated one makes no second row. */
async function takeDeletion(c: Context, request: SignedRequest, options: CallbackOptions) {
  const [secret = ''] = options.appSecrets;
  const wish = `deletion ${request.userId} ${request.issuedAt?.getTime() ?? ''}`;
  const code = createHmac('sha256', secret).update(wish).digest('hex').slice(0, 24);
  if ((await options.state.read(keyOf(code))) === undefined) {
    const requestedAt = options.now().toISOString();
    const wasKnown = await options.onDeletion(request);
    const done: Deletion = { requestedAt, doneAt: options.now().toISOString(), wasKnown };
    await options.state.write(keyOf(code), { ...done });
  }
  const root = options.publicUrl ?? new URL(c.req.url).origin;
  return { url: `${root}${deletionPath}/${code}`, confirmation_code: code };
}

async function showDeletion(c: Context, { state, frame }: CallbackOptions): Promise<Response> {
  const code = c.req.param('code') ?? '';
  const kept = /^[\da-f]{24}$/.test(code) ? deletion.safeParse(await state.read(keyOf(code))) : undefined;
  if (!kept?.success) return c.text('Not Found', 404);
  const language = c.req.query('lang') === 'en' ? 'en' : 'uz';
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex');
  return c.html(deletionPage({ code, deletion: kept.data, language, ...(frame && { frame }) }));
}

function keyOf(code: string): string {
  return `meta:deletion:${code}`;
}
