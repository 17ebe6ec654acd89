import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';

/** Longest body that is read: a notice has some hundred letters. */
export const bankNoticeBodyBytes = 16 * 1024;

export interface BankNoticeDoorOptions {
  /** What the poster signs with. */
  secret: string;
  /** Takes a genuine body; `hash` is the same for the same bytes. Rejects where nothing could be stored. */
  take: (posted: { body: unknown; hash: string }) => Promise<{ ok: true; value: string } | { ok: false; why: string }>;
  /** Told why a body could not be taken. */
  onFault: (error: unknown) => void;
}

const advice: { [why: string]: string } = {
  bad_body: 'Post {"text": "...", "receivedAt": "2026-03-12T14:05:00+05:00", "source": "phone"}; only text is needed.',
  too_old: 'The notice is more than 48 hours old.',
  in_future: 'receivedAt lies more than 10 minutes ahead: set the clock of the phone.',
};

/**
 * `POST /bank-notices` of a phone that passes on what the bank writes. 401 without a right `X-Signature: sha256=<hex>` of
 * the raw body; 400 when that is no JSON in UTF-8; 422 with the reason when it is not what is wanted, or too old; 503 with
 * `Retry-After` when nothing could be stored; 200 with `{state}` else. Mount it with `bankNoticeBodyBytes`.
 */
export function createBankNoticeDoor({ secret, take, onFault }: BankNoticeDoorOptions): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    c.header('Cache-Control', 'no-store');
    const signature = /^sha256=([\da-f]{64})$/i.exec(c.req.header('x-signature')?.trim() ?? '')?.[1];
    // Strangers' bodies are not read at all.
    if (signature === undefined)
      return refuse(c, 401, 'no_signature', 'Send X-Signature: sha256=<hex HMAC of the body>.');
    const raw = new Uint8Array(await c.req.raw.arrayBuffer());
    if (!isSigned(raw, signature, secret))
      return refuse(c, 401, 'wrong_signature', 'The signature does not fit the body.');
    const body = parseJson(raw);
    if (body === undefined) return refuse(c, 400, 'no_json', 'The body is no JSON in UTF-8.');
    const taken = await take({ body, hash: createHash('sha256').update(raw).digest('hex') }).catch((error: unknown) => {
      onFault(error);
      return undefined;
    });
    if (!taken) {
      c.header('Retry-After', '5');
      return refuse(c, 503, 'try_again', 'It could not be stored. Post it again.');
    }
    return taken.ok ? c.json({ state: taken.value }) : refuse(c, 422, taken.why, advice[taken.why] ?? '');
  });
  routes.all('/', (c) => c.text('Method Not Allowed', 405, { Allow: 'POST' }));
  return routes;
}

function refuse(c: Context, status: 400 | 401 | 422 | 503, error: string, message: string): Response {
  return c.json({ error, message }, status);
}

function isSigned(raw: Uint8Array, signature: string, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(raw).digest();
  return timingSafeEqual(Buffer.from(signature, 'hex'), wanted);
}

function parseJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    return undefined;
  }
}
