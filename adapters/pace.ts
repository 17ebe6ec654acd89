import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the adapter feels it; tests give their own so that nobody sleeps. */
export interface Pace {
  /** Milliseconds, on any clock that never goes back. */
  now(): number;
  /** Resolves after `ms`; rejects as soon as the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const systemPace: Pace = {
  now: () => performance.now(),
  wait: async (ms, signal) => {
    await sleep(ms, undefined, signal ? { signal } : {});
  },
};
