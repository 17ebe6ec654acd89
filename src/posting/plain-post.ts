import { type ClientRequest, request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { errorCode, noConnection } from '#adapters/error-code.ts';
import type { PostOffice } from '#adapters/post.ts';

/** As long as `fetch` waits for a connection. */
const connectWithinMs = 10_000;

class NoConnection extends Error {
  readonly code = noConnection;
}

/**
 * As `postHere`, by Node's older client: it is there in 10 ms of a processor where `fetch` takes 100, and what it does at
 * an answer is a fraction of it. Both follow the same settings for proxies and certificates.
 */
export const plainPost: PostOffice = async ({ url, body, timeoutMs, signal }) => {
  if (typeof body !== 'string') throw new TypeError('Files are not posted from here.');
  const request = url.startsWith('https:') ? requestSecurely : requestPlainly;
  const timeout = AbortSignal.timeout(timeoutMs);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return await new Promise((resolve) => {
    const breakOff = (error: Error): void =>
      resolve({ kind: 'broken', code: timeout.aborted ? 'time-out' : errorCode(error) });
    const sending: ClientRequest = request(url, {
      method: 'POST',
      headers,
      signal: AbortSignal.any([signal, timeout]),
    });
    sending.on('error', breakOff);
    sending.on('socket', () => hangUpUnlessConnected(sending));
    sending.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', breakOff);
      response.on('end', () => resolve({ kind: 'answered', status: response.statusCode ?? 0, text }));
    });
    sending.end(body);
  });
};

function hangUpUnlessConnected(sending: ClientRequest): void {
  if (sending.socket?.connecting !== true) return;
  const timer = setTimeout(() => sending.destroy(new NoConnection()), connectWithinMs);
  for (const over of ['connect', 'close']) sending.socket.once(over, () => clearTimeout(timer));
}
