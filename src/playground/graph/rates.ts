import { tooManyCalls } from './graph-refusal.ts';
import { RATES } from './limits.ts';

export type RateName = keyof typeof RATES;

export interface RateGate {
  /** Counts one call; throws error 613 when there were too many in the span. */
  pass(name: RateName): void;
}

/** Counts calls in a sliding span of real time, since a moved clock does not calm a flood. */
export function createRateGate(monotonicMs: () => number): RateGate {
  const passed = new Map<RateName, number[]>();
  return {
    pass(name) {
      const { calls, ms } = RATES[name];
      const nowMs = monotonicMs();
      const recent = (passed.get(name) ?? []).filter((atMs) => atMs > nowMs - ms);
      passed.set(name, recent);
      if (recent.length >= calls) throw tooManyCalls();
      recent.push(nowMs);
    },
  };
}

/** Lets everything through, for measurements. */
export const openRateGate: RateGate = { pass: () => undefined };
