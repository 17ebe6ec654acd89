import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EffectStore } from './effect.ts';
import type { Run } from './run.ts';

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

/** How adapters name the error after which nobody knows whether the platform acted. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof Error && error.name === 'OutcomeUnknown';
}

/** Begins to time a call; what it gives tells the log and the observer how the call ended. */
export function teller({ channel, log, observe }: JournalDeps, method: string): (result: CallResult) => void {
  const began = performance.now();
  return (result) => {
    const seconds = (performance.now() - began) / 1000;
    observe?.({ channel, method, result, seconds });
    log.info({ channel, method, result, ms: Math.round(seconds * 1000) }, 'called');
  };
}

/** The place of the next call of a run. */
export function ordinalOf(run: Run): number {
  run.calls += 1;
  return run.calls;
}

/** By which a later run knows the call again. */
export function digestOf(method: string, content: string): string {
  return createHash('sha256').update(method).update('\n').update(content).digest('base64url');
}

/** What a platform answers in the Bot API's words. */
export const botApiAnswer = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
});

/** How the call ended that was answered so. */
export function resultOf({ ok, error_code: code = 0 }: z.infer<typeof botApiAnswer>): CallResult {
  if (ok) return 'ok';
  if (code === 429) return 'rate_limited';
  return code >= 500 ? 'unavailable' : 'refused';
}
