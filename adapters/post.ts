import { errorCode } from './error-code.ts';

/** One POST to a platform. */
export interface Post {
  url: string;
  /** JSON, or a form with files. */
  body: string | FormData;
  timeoutMs: number;
  signal: AbortSignal;
}

/** How it ended: with an answer, or with the code of what broke, `time-out` where the time ran out. */
export type Posted = { kind: 'answered'; status: number; text: string } | { kind: 'broken'; code: string };

/** Makes one POST, never a second one. Redirects are refused. */
export type PostOffice = (post: Post) => Promise<Posted>;

/** Posts from the thread that asks for it. */
export const postHere: PostOffice = async ({ url, body, timeoutMs, signal }) => {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
      ...(typeof body === 'string' && { headers: { 'content-type': 'application/json' } }),
      body,
    });
    return { kind: 'answered', status: response.status, text: await response.text() };
  } catch (cause) {
    return { kind: 'broken', code: timeout.aborted ? 'time-out' : errorCode(cause) };
  }
};
