import type { Effect, EffectStore } from './effect.ts';
import type { Run } from './run.ts';

/** What is known of the calls that earlier runs of a cause have made. */
export interface Memory {
  /** JSON of the platform's answer to this call in an earlier run, each answer once; undefined when it is still to be made. */
  earlier(run: Run, digest: string): Promise<string | undefined>;
  /** Resolves when it is durable; where it can't be, this process still knows. */
  keep(effect: Effect): Promise<void>;
}

interface MemoryLog {
  warn(fields: object, message: string): void;
}

/**
 * A call whose answer was lost is made three times more, and then taken as done. In a storm that cuts every twentieth line
 * three that broke before anything left them still cost a message now and then; four do not.
 */
const mostUnknown = 4;
/** Stands for an answer that nobody heard. */
const doneUnheard = 'true';
const mostUnwritten = 10_000;
const knownKey = Symbol('known effects');

/** Memory over the store, and over what could not be written while the store was away. */
export function createMemory({ store, log }: { store: EffectStore; log: MemoryLog }): Memory {
  const unwritten = new Map<string, Effect[]>();

  const known = async (run: Run): Promise<Effect[]> => {
    const kept = run.memory.get(knownKey);
    if (isEffects(kept)) return kept;
    const stored = await store.read(run.cause.id);
    const here = unwritten.get(run.cause.id) ?? [];
    const all = [...stored, ...here.filter(({ ordinal }) => !stored.some((one) => one.ordinal === ordinal))];
    run.memory.set(knownKey, all);
    run.calls = Math.max(0, ...all.map(({ ordinal }) => ordinal));
    return all;
  };

  return {
    earlier: async (run, digest) => {
      if (run.cause.attempt === 1) return undefined;
      const effects = await known(run);
      const done = effects.findIndex((effect) => effect.digest === digest && effect.outcome === 'done');
      if (done >= 0) return effects.splice(done, 1)[0]?.result ?? doneUnheard;
      if (effects.filter((effect) => effect.digest === digest).length < mostUnknown) return undefined;
      log.warn({ cause: run.cause.id }, 'a call whose answers were lost is taken as done');
      return doneUnheard;
    },
    keep: async (effect) => {
      try {
        await store.write(effect);
      } catch (err) {
        log.warn({ err, cause: effect.cause }, 'a sent message could not be journaled');
        unwritten.set(effect.cause, [...(unwritten.get(effect.cause) ?? []), effect]);
        const [oldest] = unwritten.keys();
        if (unwritten.size > mostUnwritten && oldest !== undefined) unwritten.delete(oldest);
      }
    },
  };
}

function isEffects(kept: unknown): kept is Effect[] {
  return Array.isArray(kept);
}
