import { z } from 'zod';
import { OutcomeUnknown } from '../../adapter.ts';
import { parseLossless } from '../lossless-json.ts';
import { kindOf, type GraphError } from './graph-error.ts';
import { readUsage, type Usage } from './usage.ts';

/** How the Graph API answered, and what it told of our allowance beside. */
export type GraphResult = { usage?: Usage | undefined } & (
  | { ok: true; body: unknown }
  | { ok: false; error: GraphError }
);

const whole = z.coerce.number().int();
const failure = z.looseObject({
  error: z.looseObject({
    message: z.string().catch(''),
    code: whole.catch(0),
    error_subcode: whole.optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
  }),
});

/**
 * Reads an answer: an error may sit in a body of status 200, a 429 may carry none, and a proxy answers with its own pages.
 * @throws {OutcomeUnknown} when a POST was answered as done with something that can't be read
 */
export function readAnswer(
  text: string,
  { status, headers }: { status: number; headers: Headers },
  { isPost, token }: { isPost: boolean; token: string },
): GraphResult {
  const usage = readUsage(headers);
  const body = jsonOf(text);
  const error = failure.safeParse(body).data?.error;
  if (!error && status >= 200 && status < 300) {
    if (body !== undefined) return { ok: true, body, usage };
    if (isPost) throw new OutcomeUnknown(`the Graph API answered with HTTP ${status} and no JSON`);
  }
  const { code, error_subcode: subcode, is_transient: isTransient, message } = error ?? noGraphError(status);
  const kind = error || status >= 400 ? kindOf({ code, subcode, status, isTransient }) : 'transient';
  const wait = retryAfter(headers, usage);
  return {
    ok: false,
    usage,
    error: {
      kind,
      code,
      subcode,
      status,
      message: withoutTokens(message, token),
      mayBeDone: kind === 'transient',
      ...(wait !== undefined && { retryAfterSeconds: wait }),
    },
  };
}

function noGraphError(status: number) {
  const message = `HTTP ${status} and no error of the Graph API`;
  return { code: 0, error_subcode: undefined, is_transient: undefined, message };
}

function jsonOf(text: string): unknown {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}

function retryAfter(headers: Headers, usage: Usage | undefined): number | undefined {
  if (usage && usage.regainSeconds > 0) return usage.regainSeconds;
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? Math.ceil(seconds) : undefined;
}

// "Malformed access token ..." quotes the token.
function withoutTokens(message: string, token: string): string {
  const known = token === '' ? message : message.replaceAll(token, '…');
  return known.replaceAll(/\b(?:EAA|IG)[A-Za-z0-9_-]{20,}/g, '…');
}
