import type { ApiClientOptions } from 'grammy';
import { botApiAnswer, digestOf, isOutcomeUnknown, ordinalOf, resultOf, teller, type JournalDeps } from './call.ts';
import { createMemory } from './memory.ts';
import { whilePending } from './pending.ts';
import { currentRun } from './run.ts';
import { sentMessages } from './sent-messages.ts';

type Fetch = NonNullable<ApiClientOptions['fetch']>;

/** Making these twice puts a second message before a person; all others come to the same when repeated. */
const leavesMark = /^(?:send|forward|copy)(?!ChatAction)/;

/**
 * Keeps a journal of the calls that leave a message behind, so that an update which is run again sends only what
 * it had not sent. A call is known again by its content, so a later run may take another way to it.
 * Sits where the calls leave, below any replay of a talk. A call whose outcome is unknown is repeated three times at most.
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
      return Response.json({ ok: true, result: JSON.parse(before) });
    }
    const effect = run && digest ? { cause: run.cause.id, ordinal: ordinalOf(run), digest } : undefined;
    const pending = effect && { method, effect, isKept: false };
    try {
      const response = await (pending ? whilePending(pending, () => send(url, init)) : send(url, init));
      const answer = botApiAnswer.parse(await response.clone().json());
      if (answer.ok && pending?.isKept === false) {
        await memory.keep({ ...pending.effect, outcome: 'done', result: sentMessages(answer.result) });
      }
      told(resultOf(answer));
      return response;
    } catch (error) {
      const isUnknown = isOutcomeUnknown(error);
      if (effect && isUnknown) await memory.keep({ ...effect, outcome: 'unknown', result: null });
      told(isUnknown ? 'unknown' : 'unavailable');
      throw error;
    }
  };

  return { ...client, fetch: call };
}
