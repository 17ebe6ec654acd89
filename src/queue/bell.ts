/** Wakes one sleeper. A ring while nobody sleeps is heard by the next sleep. */
export interface Bell {
  ring(): void;
  ringIn(ms: number): void;
  /** Forgets rings that nobody heard. */
  silence(): void;
  /** Resolves at the next ring, at the latest after the given time. */
  heard(withinMs: number): Promise<void>;
  /** Forgets what was to ring later. */
  close(): void;
}

/** A bell that has not rung yet. */
export function createBell(): Bell {
  const timers = new Set<NodeJS.Timeout>();
  let rung = false;
  let waken: (() => void) | undefined;

  const after = (ms: number, act: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
    return timer;
  };

  const ring = () => {
    rung = true;
    waken?.();
  };

  return {
    ring,
    ringIn: (ms) => void after(ms, ring),
    silence: () => {
      rung = false;
    },
    heard: async (withinMs) => {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waken = resolve;
        const timer = after(withinMs, resolve);
        await promise;
        clearTimeout(timer);
        timers.delete(timer);
        waken = undefined;
      }
      rung = false;
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
