import { z } from 'zod';
import {
  botApiAnswer,
  digestOf,
  isOutcomeUnknown,
  ordinalOf,
  resultOf,
  teller,
  type CallResult,
  type JournalDeps,
} from './call.ts';
import { createMemory } from './memory.ts';
import { currentRun } from './run.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Remembers calls for an adapter whose one Bot API call makes several to its platform. */
export interface CallJournal {
  /**
   * Makes the call, or answers what an earlier run of the same work was answered for the same content. After four
   * calls whose answers were lost the answer is `true`. Whatever `send` rejects with comes out as it is.
   */
  once<T extends Json>(call: { method: string; content: string }, send: () => Promise<T>): Promise<T>;
}

/** As `journaled`, for calls of any form: each is written down when it was answered, before the next one is made. */
export function createCallJournal(deps: JournalDeps): CallJournal {
  const memory = createMemory(deps);
  return {
    once: async <T extends Json>(call: { method: string; content: string }, send: () => Promise<T>): Promise<T> => {
      const told = teller(deps, call.method);
      const run = currentRun();
      const digest = digestOf(call.method, call.content);
      const before = run && (await memory.earlier(run, digest));
      if (before !== undefined) {
        told('replayed');
        const answer: T = JSON.parse(before);
        return answer;
      }
      const effect = run && { cause: run.cause.id, ordinal: ordinalOf(run), digest };
      try {
        const answer = await send();
        if (effect) await memory.keep({ ...effect, outcome: 'done', result: JSON.stringify(answer) });
        told('ok');
        return answer;
      } catch (error) {
        const isUnknown = isOutcomeUnknown(error);
        if (effect && isUnknown) await memory.keep({ ...effect, outcome: 'unknown', result: null });
        told(isUnknown ? 'unknown' : failureOf(error));
        throw error;
      }
    },
  };
}

const refusal = z.looseObject({ answer: botApiAnswer });

/** What never reached the platform has no answer of it. */
function failureOf(error: unknown): CallResult {
  const told = refusal.safeParse(error);
  return told.success ? resultOf(told.data.answer) : 'unavailable';
}
