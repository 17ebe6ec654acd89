import { createHash } from 'node:crypto';
import type { ApiClientOptions } from 'grammy';
import { z } from 'zod';
import type { Effect, EffectStore } from './effect.ts';
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

/** A call whose answer was lost is made once more, and not a third time. */
const mostUnknown = 2;

/**
 * Keeps a journal of the calls that leave a message behind, so that an update which is run again sends only what
 * it had not sent. A call is known again by its content, so a later run may take another way to it.
 * Sits where the calls leave, below any replay of a talk. A call whose outcome is unknown is repeated once.
 */
export function journaled(client: ApiClientOptions, deps: JournalDeps): ApiClientOptions {
  const send = client.fetch ?? fetch;
  const unwritten = new Map<string, Effect[]>();

  const call = async (...[url, init]: Parameters<Fetch>): Promise<Response> => {
    const method = String(url).slice(String(url).lastIndexOf('/') + 1);
    const run = currentRun();
    const body: unknown = init?.body;
    const began = performance.now();
    const told = (result: CallResult): void => {
      const seconds = (performance.now() - began) / 1000;
      deps.observe?.({ channel: deps.channel, method, result, seconds });
      deps.log.info({ channel: deps.channel, method, result, ms: Math.round(seconds * 1000) }, 'called');
    };
    if (!run || !leavesMark.test(method) || typeof body !== 'string') return plain(() => send(url, init), told);
    const digest = digestOf(method, body);
    const before = await earlier(run, digest);
    if (before !== undefined) {
      told('replayed');
      return Response.json({ ok: true, result: before });
    }
    const effect = { cause: run.cause.id, ordinal: ordinalOf(run), digest };
    return outcome(() => send(url, init), effect, told);
  };

  /** What an earlier run of the cause came to with this call; undefined when it is still to be made. */
  const earlier = async (run: Run, digest: string): Promise<unknown> => {
    if (run.cause.attempt === 1) return undefined;
    const known = await knownEffects(run);
    const done = known.findIndex((effect) => effect.digest === digest && effect.outcome === 'done');
    if (done >= 0) return JSON.parse(known.splice(done, 1)[0]?.result ?? 'true');
    const unknown = known.filter((effect) => effect.digest === digest).length;
    if (unknown < mostUnknown) return undefined;
    deps.log.warn({ cause: run.cause.id }, 'a call whose answers were lost is taken as done');
    return true;
  };

  const knownEffects = async (run: Run): Promise<Effect[]> => {
    const kept = run.memory.get(knownKey);
    if (isEffects(kept)) return kept;
    const here = unwritten.get(run.cause.id) ?? [];
    const stored = await deps.store.read(run.cause.id);
    const known = [...stored, ...here.filter(({ ordinal }) => !stored.some((one) => one.ordinal === ordinal))];
    run.memory.set(knownKey, known);
    run.calls = Math.max(0, ...known.map(({ ordinal }) => ordinal));
    return known;
  };

  const outcome = async (
    make: () => Promise<Response>,
    effect: Pick<Effect, 'cause' | 'ordinal' | 'digest'>,
    told: (result: CallResult) => void,
  ): Promise<Response> => {
    try {
      const response = await make();
      const answer = botApiAnswer.parse(await response.clone().json());
      if (answer.ok) await keep({ ...effect, outcome: 'done', result: identify(answer.result) });
      told(resultOf(answer));
      return response;
    } catch (error) {
      const unknown = isOutcomeUnknown(error);
      if (unknown) await keep({ ...effect, outcome: 'unknown', result: null });
      told(unknown ? 'unknown' : 'unavailable');
      throw error;
    }
  };

  /** The message is out: that its row can't be written must not send it again, at least not from this process. */
  const keep = async (effect: Effect): Promise<void> => {
    try {
      await deps.store.write(effect);
    } catch (err) {
      deps.log.warn({ err, cause: effect.cause }, 'a sent message could not be journaled');
      unwritten.set(effect.cause, [...(unwritten.get(effect.cause) ?? []), effect]);
      const [oldest] = unwritten.keys();
      if (unwritten.size > mostUnwritten && oldest !== undefined) unwritten.delete(oldest);
    }
  };

  return { ...client, fetch: call };
}

const mostUnwritten = 10_000;
const knownKey = Symbol('known effects');

async function plain(make: () => Promise<Response>, told: (result: CallResult) => void): Promise<Response> {
  try {
    const response = await make();
    told(resultOf(botApiAnswer.parse(await response.clone().json())));
    return response;
  } catch (error) {
    told(isOutcomeUnknown(error) ? 'unknown' : 'unavailable');
    throw error;
  }
}

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

/** How an adapter names an error after which nobody knows whether the platform acted. */
function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof Error && error.name === 'OutcomeUnknown';
}

function isEffects(kept: unknown): kept is Effect[] {
  return Array.isArray(kept);
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
