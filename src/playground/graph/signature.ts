import { createHmac } from 'node:crypto';

/** A body as the platform writes it: everything outside of ASCII as `\uXXXX` in lower case, and `/` as `\/`. Messenger Platform > Webhooks */
export function wireForm(body: unknown): string {
  return JSON.stringify(body)
    .replaceAll('/', String.raw`\/`)
    .replaceAll(/[\u0080-\uFFFF]/g, (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** The value of `X-Hub-Signature-256` for these bytes. */
export function signatureOf(wire: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(wire).digest('hex')}`;
}
