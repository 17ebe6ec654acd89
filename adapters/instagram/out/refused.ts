import { refusal, type BotApiAnswer } from '../../bot-api-call.ts';
import type { GraphError, GraphErrorKind } from './graph-error.ts';

/** A call that is refused, on its way out of whatever was going on; the backend answers it in the Bot API's form. */
export class Refused extends Error {
  override name = 'Refused' as const;
  readonly answer: BotApiAnswer;
  /** What the platform said, where it was asked. */
  readonly kind: GraphErrorKind | undefined;

  constructor(answer: BotApiAnswer, kind?: GraphErrorKind) {
    super(answer.description ?? 'refused');
    this.answer = answer;
    this.kind = kind;
  }
}

/** A refusal with a Bot API code and description. */
export function refused(code: number, description: string): Refused {
  return new Refused(refusal(code, description));
}

/** Bot API 429: to be called again after these seconds. */
export function tooMany(seconds: number): Refused {
  const whole = Math.max(1, Math.ceil(seconds));
  return new Refused(refusal(429, `Too Many Requests: retry after ${whole}`, { retry_after: whole }));
}

export const windowClosed = 'Forbidden: the reply window is closed';
export const tokenDead = 'Unauthorized: the access token is not valid any more';
export const accountBarred = 'Forbidden: the account is barred from sending';

/** An error of the Graph API in the words and codes that the Bot API has for it; the shop knows only those. */
export function refusedBy(error: GraphError): Refused {
  return new Refused(answerTo(error), error.kind);
}

const wording: Record<Exclude<GraphErrorKind, 'rate'>, [code: number, words: (error: GraphError) => string]> = {
  transient: [502, ({ message }) => `Bad Gateway: ${message}`],
  window: [403, () => windowClosed],
  token: [401, () => tokenDead],
  barred: [403, () => accountBarred],
  permission: [403, ({ code }) => `Forbidden: a permission is missing (${code})`],
  consent: [403, ({ code }) => `Forbidden: a permission is missing (${code})`],
  unreachable: [403, () => 'Forbidden: bot was blocked by the user'],
  not_thread_owner: [403, () => 'Forbidden: another app holds the conversation'],
  media: [400, ({ message }) => `Bad Request: failed to get the picture: ${message}`],
  gone: [400, ({ message }) => `Bad Request: message to be replied not found: ${message}`],
  no_albums: [400, ({ message }) => `Bad Request: ${message}`],
  private_reply_used: [400, ({ message }) => `Bad Request: ${message}`],
  bad_request: [400, ({ message }) => `Bad Request: ${message}`],
};

function answerTo(error: GraphError): BotApiAnswer {
  if (error.kind === 'rate') return tooMany(error.retryAfterSeconds ?? 60).answer;
  const [code, words] = wording[error.kind];
  return refusal(code, words(error));
}
