import { HttpError } from 'grammy';
import { OutcomeUnknown } from '../adapter.ts';
import { errorCode, isNotSent } from '../error-code.ts';
import { postHere, type PostOffice } from '../post.ts';
import { botApiAnswer, refusal, type BotApiAnswer, type BotApiCall } from '../bot-api-call.ts';
import { callTimeoutMs } from './limits.ts';

/** How one HTTP call ended: with an answer, before anything left, or with nobody knowing whether Telegram acted. */
export type Attempt =
  | { kind: 'answered'; answer: BotApiAnswer }
  | { kind: 'not_sent'; error: Error }
  | { kind: 'unclear'; error: Error };

/**
 * Makes one HTTP call, never a second one. Errors name the method only: the address holds the token.
 * @throws {Error} when the call's own signal aborted it
 */
export async function attemptCall(call: BotApiCall, post: PostOffice = postHere): Promise<Attempt> {
  const { url, method, body, signal } = call;
  const timeoutMs = callTimeoutMs(method, body instanceof FormData);
  const posted = await post({ url, body: body instanceof FormData ? body : JSON.stringify(body), timeoutMs, signal });
  if (posted.kind === 'broken') return brokenOff(call, posted.code);
  return { kind: 'answered', answer: readAnswer(posted.text, posted.status) };
}

function brokenOff(call: BotApiCall, code: string): Attempt {
  if (call.signal.aborted) throw new Error(`${call.method} was aborted`);
  const told = `${call.method} could not reach Telegram (${code})`;
  if (isNotSent(code)) return { kind: 'not_sent', error: new Error(told) };
  return { kind: 'unclear', error: new OutcomeUnknown(told) };
}

// A proxy in front of the Bot API answers with its own pages when the API is away.
function readAnswer(text: string, status: number): BotApiAnswer {
  try {
    return botApiAnswer.parse(JSON.parse(text));
  } catch {
    return refusal(status >= 400 ? status : 502, `Telegram answered with HTTP ${status} and no Bot API answer`);
  }
}

/** Why a call or a store failed, in words that are safe to log: no address, no token, nobody's data. */
export function failureReason(error: unknown): string {
  // Inside grammY's HttpError is the error thrown above, and that one names only the method and a code.
  return error instanceof HttpError && error.error instanceof Error ? error.error.message : errorCode(error);
}
