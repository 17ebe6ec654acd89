import { createHmac, randomUUID } from 'node:crypto';
import type { BotFinding as Finding } from '../finding.ts';
import { errorCode } from '../error-code.ts';
import { webhookPath } from './in/webhook.ts';

const knockTimeoutMs = 8000;

/** What the webhook must answer to. */
export interface Webhook {
  publicUrl: string | undefined;
  verifyToken: string;
  appSecrets: readonly string[];
}

/**
 * Knocks at our own webhook by its public address as Meta does: the handshake, then an empty delivery with our signature. So
 * name, certificate, proxy, verify token and secret are tried together; from here, which may be another way than from outside.
 */
export async function webhookFinding({ publicUrl, verifyToken, appSecrets }: Webhook): Promise<Finding> {
  const check = 'meta webhook';
  if (publicUrl === undefined) {
    const fix = 'Set PUBLIC_URL to the https address under which this machine can be reached.';
    return { check, status: 'fail', detail: 'PUBLIC_URL is not set, so no event can come', fix };
  }
  const url = publicUrl + webhookPath;
  try {
    const wrong = (await handshake(url, verifyToken)) ?? (await delivery(url, appSecrets[0] ?? ''));
    return { check, ...(wrong ?? { status: 'ok', detail: `${url} answers the handshake and a signed delivery` }) };
  } catch (error) {
    const fix =
      'Check the name (DNS), the certificate (Meta takes no self-signed one), and that the proxy passes on to PORT.';
    return { check, status: 'fail', detail: `${url} can't be reached: ${errorCode(error)}`, fix };
  }
}

type Wrong = Omit<Finding, 'check'> | undefined;

async function handshake(url: string, verifyToken: string): Promise<Wrong> {
  const challenge = randomUUID();
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  });
  const answer = await knock(`${url}?${query.toString()}`);
  if (answer.status === 200 && (await answer.text()) === challenge) return undefined;
  const detail = `the handshake at ${url} is answered with ${answer.status}`;
  const fix =
    answer.status === 403
      ? 'The shop that answers there has another META_VERIFY_TOKEN: start it anew with these settings.'
      : 'Let the proxy pass /meta/ on to the shop, with the query, and start the shop.';
  return { status: 'fail', detail, fix };
}

async function delivery(url: string, secret: string): Promise<Wrong> {
  const body = JSON.stringify({ object: 'instagram', entry: [] });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  const answer = await knock(url, { method: 'POST', body, headers });
  if (answer.status === 200) return undefined;
  const detail = `a signed delivery to ${url} is answered with ${answer.status}`;
  const fix =
    answer.status === 401
      ? 'The shop that answers there has another META_APP_SECRET, or the proxy changes bodies or drops X-Hub-Signature-256.'
      : 'Let the proxy pass bodies of 1 MB and all headers on to the shop.';
  return { status: 'fail', detail, fix };
}

async function knock(url: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(knockTimeoutMs) });
}
