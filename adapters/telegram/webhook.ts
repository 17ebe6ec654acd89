import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { AdapterLog, Json } from '../adapter.ts';
import { readBody } from '../read-body.ts';
import { failureReason } from './transport.ts';
import { webhookBodyBytes } from './limits.ts';

export const webhookPath = '/telegram/webhook';

/** Telegram waits this long before it sends the same update again (webhook answers honour Retry-After). */
const retryAfterSeconds = '5';

/**
 * The door Telegram knocks at: 401 without our secret, before anything else is looked at or read; 405 for anything but
 * POST; 413 over 1 MiB; 400 when the body is not JSON in UTF-8; 503 with Retry-After when the update could not be stored;
 * 200 only after it was, and for what the shop does not handle.
 */
export function createWebhookRoutes(options: {
  secret: string;
  take(payload: Json): Promise<void>;
  log: AdapterLog;
  /** Told of every knock. */
  onAnswered?: (status: number, seconds: number) => void;
}): Hono {
  const routes = new Hono();
  routes.use(webhookPath, async (c, next) => {
    const began = performance.now();
    await next();
    options.onAnswered?.(c.res.status, (performance.now() - began) / 1000);
  });
  routes.use(webhookPath, async (c, next) => {
    if (!isSecret(c.req.header('x-telegram-bot-api-secret-token'), options.secret)) return c.text('Unauthorized', 401);
    return await next();
  });
  routes.use(webhookPath, async (c, next) => {
    if (c.req.method !== 'POST') return c.text('Method Not Allowed', 405, { Allow: 'POST' });
    return await next();
  });
  routes.post(webhookPath, async (c) => {
    const body = await readBody(c.req.raw, webhookBodyBytes);
    if (body === undefined) return c.text('Payload Too Large', 413);
    const payload = parseJson(body);
    if (payload === undefined) return c.text('Bad Request', 400);
    try {
      await options.take(payload);
    } catch (error) {
      options.log.error(
        { reason: failureReason(error) },
        'a Telegram update could not be stored; Telegram will send it again',
      );
      return c.text('Service Unavailable', 503, { 'Retry-After': retryAfterSeconds });
    }
    return c.text('OK');
  });
  return routes;
}

function parseJson(body: Uint8Array): Json | undefined {
  try {
    const payload: Json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return payload;
  } catch {
    return undefined;
  }
}

function isSecret(given: string | undefined, secret: string): boolean {
  return given !== undefined && secret !== '' && timingSafeEqual(sha256(given), sha256(secret));
}

// Hashing makes both sides equally long, which timingSafeEqual demands.
function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
