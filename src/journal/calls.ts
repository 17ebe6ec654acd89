import { createHash } from 'node:crypto';
import type { ApiClientOptions } from 'grammy';
import { z } from 'zod';
import type { EffectStore } from './effect.ts';
import { createMemory } from './memory.ts';
import { currentRun, type Run } from './run.ts';

/** The log calls this room makes. */
interface JournalLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** How an outgoing call ended. `replayed`: an earlier run had made it, so it was not made again. */
export type CallResult = 'ok' | 'refused' | 'rate_limited' | 'unavailable' | 'unknown' | 'replayed';

export interface JournalDeps {
  channel: string;
  store: EffectStore;
  log: JournalLog;
  /** Told of every call. */
  observe?: (call: { channel: string; method: string; result: CallResult; seconds: number }) => void;
}

type Fetch = NonNullable<ApiClientOptions['fetch']>;

/** Making these twice puts a second message before a person; all others come to the same when repeated. */
const leavesMark = /^(?:send|forward|copy)(?!ChatAction)/;

/**
 * Keeps a journal of the calls that leave a message behind, so that an update which is run again sends only what
 * it had not sent. A call is known again by its content, so a later run may take another way to it.
 * Sits where the calls leave, below any replay of a talk. A call whose outcome is unknown is repeated twice at most.
 */
export function journaled(client: ApiClientOptions, deps: JournalDeps): ApiClientOptions {
  const send = client.fetch ?? fetch;
  const memory = createMemory(deps);

  const call = async (...[url, init]: Parameters<Fetch>): Promise<Response> => {
    const method = String(url).slice(String(url).lastIndexOf('/') + 1);
    const told = teller(deps, method);
    const body: unknown = init?.body;
    const run = leavesMark.test(method) && typeof body === 'string' ? currentRun() : undefined;
    const digest = run && digestOf(method, String(body));
    const before = run && digest && (await memory.earlier(run, digest));
    if (before) {
      told('replayed');
      return Response.json({ ok: true, result: before });
    }
    const effect = run && digest && { cause: run.cause.id, ordinal: ordinalOf(run), digest };
    try {
      const response = await send(url, init);
      const answer = botApiAnswer.parse(await response.clone().json());
      if (effect && answer.ok) await memory.keep({ ...effect, outcome: 'done', result: identify(answer.result) });
      told(resultOf(answer));
      return response;
    } catch (error) {
      const isUnknown = error instanceof Error && error.name === outcomeUnknown;
      if (effect && isUnknown) await memory.keep({ ...effect, outcome: 'unknown', result: null });
      told(isUnknown ? 'unknown' : 'unavailable');
      throw error;
    }
  };

  return { ...client, fetch: call };
}

/** How adapters name the error after which nobody knows whether the platform acted. */
const outcomeUnknown = 'OutcomeUnknown';

const botApiAnswer = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
});

function resultOf({ ok, error_code: code = 0 }: z.infer<typeof botApiAnswer>): CallResult {
  if (ok) return 'ok';
  if (code === 429) return 'rate_limited';
  return code >= 500 ? 'unavailable' : 'refused';
}

function teller({ channel, log, observe }: JournalDeps, method: string): (result: CallResult) => void {
  const began = performance.now();
  return (result) => {
    const seconds = (performance.now() - began) / 1000;
    observe?.({ channel, method, result, seconds });
    log.info({ channel, method, result, ms: Math.round(seconds * 1000) }, 'called');
  };
}

function ordinalOf(run: Run): number {
  run.calls += 1;
  return run.calls;
}

function digestOf(method: string, body: string): string {
  return createHash('sha256').update(method).update('\n').update(body).digest('base64url');
}

const sentMessage = z.object({ message_id: z.number(), date: z.number(), chat: z.object({ id: z.number() }) });

/** The ids of the sent messages: enough for a later run, and nothing of what they said. */
function identify(result: unknown): string {
  const cut = sentMessage.or(z.array(sentMessage)).safeParse(result);
  return JSON.stringify(cut.success ? cut.data : true);
}
