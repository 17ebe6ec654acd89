import { Hono } from 'hono';
import type { AdapterLog } from '../../adapter.ts';
import { readBody } from '../../read-body.ts';
import { errorCode } from '../../error-code.ts';
import { retryAfterSeconds, webhookBodyBytes } from './limits.ts';
import { readJson } from './read-json.ts';
import { isSameSecret, isSigned, readSignature } from './signature.ts';

export const webhookPath = '/meta/webhook';

/** What the door needs. */
export interface MetaWebhook {
  /** App secrets; a body signed with any of them is authentic. None: nothing is. */
  secrets: readonly string[];
  /** What the handshake must bring; without one no handshake succeeds. */
  verifyToken: string | undefined;
  /** Takes an authentic body, read losslessly. Rejects when a part of it could not be stored. */
  take(body: unknown): Promise<void>;
  log: AdapterLog;
  /** Told of every knock. */
  onAnswered?: (status: number, seconds: number) => void;
}

/**
 * The door the platform knocks at, for Instagram and Pages alike. GET is the handshake: the challenge as plain text, or 403.
 * POST: 401 without a right signature of the bytes, 413 over 1 MiB, 400 when the body is not JSON in UTF-8, 503 with
 * Retry-After when it could not be stored; 200 only after it was, and for what is authentic and nothing we know. A signature
 * that cannot be one is refused before the body is read. Anything else: 405.
 */
export function createMetaWebhook(options: MetaWebhook): Hono {
  const routes = new Hono();
  routes.use(webhookPath, async (c, next) => {
    const began = performance.now();
    await next();
    options.onAnswered?.(c.res.status, (performance.now() - began) / 1000);
  });
  routes.get(webhookPath, (c) => {
    const challenge = c.req.query('hub.challenge');
    const isOurs = isSameSecret(c.req.query('hub.verify_token'), options.verifyToken);
    if (!isOurs || c.req.query('hub.mode') !== 'subscribe' || challenge === undefined) return c.text('Forbidden', 403);
    return c.text(challenge);
  });
  routes.all(webhookPath, async (c) => {
    const signature = readSignature(c.req.header('x-hub-signature-256'));
    if (signature === undefined) return c.text('Unauthorized', 401);
    if (c.req.method !== 'POST') return c.text('Method Not Allowed', 405, { Allow: 'GET, POST' });
    const bytes = await readBody(c.req.raw, webhookBodyBytes);
    if (bytes === undefined) return c.text('Payload Too Large', 413);
    if (!isSigned(bytes, signature, options.secrets)) return c.text('Unauthorized', 401);
    const read = readJson(bytes);
    if (read === 'broken') return c.text('Bad Request', 400);
    if (read === 'too deep') return c.text('OK');
    const isTaken = await taken(options, read.body);
    return isTaken ? c.text('OK') : c.text('Service Unavailable', 503, { 'Retry-After': retryAfterSeconds });
  });
  return routes;
}

async function taken(options: MetaWebhook, body: unknown): Promise<boolean> {
  try {
    await options.take(body);
    return true;
  } catch (error) {
    options.log.error(
      { reason: errorCode(error) },
      'events of a Meta webhook could not be stored; they will be sent again',
    );
    return false;
  }
}
