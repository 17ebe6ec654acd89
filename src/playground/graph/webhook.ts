import { randomInt } from 'node:crypto';
import { WEBHOOK } from './limits.ts';
import { signatureOf } from './signature.ts';

/** Asks the address whether it is ours, as the platform does before it sends anything; rejects when it does not answer the challenge. */
export async function shakeHands(url: string, verifyToken: string): Promise<void> {
  const challenge = String(randomInt(1, 2 ** 31));
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.verify_token', verifyToken);
  asked.searchParams.set('hub.challenge', challenge);
  const response = await fetch(asked, { redirect: 'manual', signal: AbortSignal.timeout(WEBHOOK.timeoutMs) });
  const answer = await response.text();
  if (response.status !== 200 || answer !== challenge) {
    throw new Error(
      `The callback URL or verify token couldn't be validated: ${url} answered ${response.status} without the challenge.`,
    );
  }
}

/** Sends signed bytes; answers the status, or 0 when the connection failed or took too long. */
export async function postSigned(url: string, wire: string, appSecret: string): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(wire, appSecret) },
      body: wire,
      redirect: 'manual',
      signal: AbortSignal.timeout(WEBHOOK.timeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
