/** Work that waits for a moment, with a count of what waits. */
export interface Alarms {
  /** Runs the work after `ms` milliseconds; until then it counts as `count` things. */
  set(ms: number, count: number, work: () => void): void;
  counted(): number;
  clear(): void;
}

/** None at first; they keep no process alive. */
export function createAlarms(): Alarms {
  const timers = new Map<NodeJS.Timeout, number>();
  return {
    set(ms, count, work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, ms);
      timers.set(timer, count);
      timer.unref();
    },
    counted: () => [...timers.values()].reduce((sum, count) => sum + count, 0),
    clear() {
      for (const timer of timers.keys()) clearTimeout(timer);
      timers.clear();
    },
  };
}
