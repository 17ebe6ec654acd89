/** Says when the next call of an even stream may go. */
export interface Pacer {
  /** Milliseconds until a call may go; 0: now. Takes nothing. */
  waitMs(nowMs: number): number;
  /** Takes the place of one call. */
  take(nowMs: number): void;
}

/** An even pace of `perSecond`, of which `burst` may go at once after a rest. */
export function createPacer({ perSecond, burst }: { perSecond: number; burst: number }): Pacer {
  const stepMs = 1000 / perSecond;
  // When the line of calls taken so far ends, at an even pace.
  let endMs = Number.NEGATIVE_INFINITY;
  return {
    waitMs: (nowMs) => Math.max(0, endMs - (burst - 1) * stepMs - nowMs),
    take: (nowMs) => {
      endMs = Math.max(endMs, nowMs) + stepMs;
    },
  };
}

/** At most `most` calls in any span of `spanMs`. */
export function createSpan({ most, spanMs }: { most: number; spanMs: number }): Pacer {
  const taken: number[] = [];
  return {
    waitMs: (nowMs) => {
      while ((taken[0] ?? nowMs) <= nowMs - spanMs) taken.shift();
      const first = taken.length < most ? undefined : taken[taken.length - most];
      return first === undefined ? 0 : first + spanMs - nowMs;
    },
    take: (nowMs) => void taken.push(nowMs),
  };
}
