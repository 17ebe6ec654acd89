import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseLossless } from './lossless-json.ts';

/** What Meta says with a `signed_request`: which person, by the id that this app knows him under. */
export interface SignedRequest {
  userId: string;
  /** When the person did it; undefined where Meta did not say. */
  issuedAt: Date | undefined;
}

const claims = z.object({
  user_id: z.string().regex(/^\d{1,32}$/),
  algorithm: z.literal('HMAC-SHA256'),
  issued_at: z.coerce.number().int().positive().optional().catch(undefined),
});

/**
 * Reads a `signed_request`: base64url signature, a dot, base64url JSON; the signature is HMAC-SHA256 over the encoded JSON
 * with the app's secret (Meta for Developers, Data Deletion Request Callback). Any of the secrets may have signed.
 * `malformed`: no such thing at all, or of another kind; `forged`: none of our secrets signed it.
 */
export function readSignedRequest(text: string, appSecrets: readonly string[]): SignedRequest | 'malformed' | 'forged' {
  const [, signature, payload] = /^([\w-]{1,128})={0,2}\.([\w-]{1,4096})={0,2}$/.exec(text) ?? [];
  if (signature === undefined || payload === undefined) return 'malformed';
  const given = Buffer.from(signature, 'base64url');
  // The signed text is the second part as it came, with whatever padding it has.
  const signed = text.slice(text.indexOf('.') + 1);
  if (!appSecrets.some((secret) => isSignedBy(secret, signed, given))) return 'forged';
  const read = claims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!read.success) return 'malformed';
  const { user_id: userId, issued_at: issuedAt } = read.data;
  return { userId, issuedAt: issuedAt === undefined ? undefined : new Date(issuedAt * 1000) };
}

function isSignedBy(secret: string, signed: string, given: Buffer): boolean {
  const wanted = createHmac('sha256', secret).update(signed).digest();
  return secret !== '' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

function parseJson(text: string): unknown {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}
