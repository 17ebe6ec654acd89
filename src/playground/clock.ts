/** Time of the playground: the real time, moved forward by whoever plays. */
export interface PlaygroundClock {
  now(): Date;
  /** Moves the time forward by `ms` milliseconds; throws on a negative or broken number, since time never runs back. */
  advance(ms: number): void;
}

/** Makes a clock that runs with the real one and can be moved ahead of it. */
export function createPlaygroundClock(real: { now(): Date } = { now: () => new Date() }): PlaygroundClock {
  let offsetMs = 0;
  return {
    now: () => new Date(real.now().getTime() + offsetMs),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`The clock only moves forward; received ${ms} ms.`);
      offsetMs += ms;
    },
  };
}
