import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const form = /^sha256=([0-9a-f]{64})$/;

/** The bytes of a signature header `sha256=<64 lower-case hex digits>`; undefined for anything else. */
export function readSignature(header: string | undefined): Buffer | undefined {
  const hex = form.exec(header ?? '')?.[1];
  return hex === undefined ? undefined : Buffer.from(hex, 'hex');
}

/**
 * Whether the body was signed with one of the app secrets. The HMAC is over the bytes as they came: on the wire they
 * already are in the escaped form that the Messenger Platform documents.
 */
export function isSigned(body: Uint8Array, signature: Buffer, secrets: readonly string[]): boolean {
  const usable = secrets.filter((secret) => secret !== '');
  return usable.some((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), signature));
}

/** Compares in constant time; an empty or missing one is never right. */
export function isSameSecret(given: string | undefined, secret: string | undefined): boolean {
  if (given === undefined || secret === undefined || secret === '') return false;
  // Hashing makes both sides equally long, which timingSafeEqual demands.
  return timingSafeEqual(sha256(given), sha256(secret));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
