import { createHmac } from 'node:crypto';

/** The shop's own door for notices, as a phone's forwarder is set up for it. */
export interface NoticeDoor {
  /** The whole address of the door. */
  address: string;
  /** Key of the signature. */
  secret: string;
}

/**
 * Posts a notice as a phone's forwarder does, signed by HMAC-SHA256 over the raw body.
 * Answers the status of the shop's answer; rejects when the shop can't be reached.
 */
export async function postNotice({ address, secret }: NoticeDoor, text: string, receivedAt: Date): Promise<number> {
  const body = JSON.stringify({ text, receivedAt: receivedAt.toISOString(), source: 'playground' });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` };
  const response = await fetch(address, { method: 'POST', headers, body });
  return response.status;
}
