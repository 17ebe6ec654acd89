import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Handler } from 'hono';
import { signingSecret } from '../load/updates.ts';

/** A door that checks HMAC-SHA256 over the bytes as they came, and answers 200 after `take`. */
export function signedDoor(take: (payload: unknown) => Promise<unknown> | undefined): Handler {
  return async (c) => {
    const body = Buffer.from(await c.req.arrayBuffer());
    const given = Buffer.from(c.req.header('x-signature') ?? '', 'hex');
    const wanted = createHmac('sha256', signingSecret).update(body).digest();
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return c.text('Unauthorized', 401);
    await take(JSON.parse(body.toString('utf8')));
    return c.text('OK');
  };
}
