import { uptime } from 'node:os';
import type { Clock } from '../shop/ports.ts';

/** Sources of time, in milliseconds; tests give their own. */
export interface TimeSources {
  /** The machine's clock, which people and programs can set. */
  wallMs(): number;
  /** Goes on evenly, and stands still while the machine sleeps. */
  evenMs(): number;
  /** Goes on while the machine sleeps too; may be coarse. */
  sinceBootMs(): number;
}

const machine: TimeSources = {
  wallMs: () => Date.now(),
  evenMs: () => performance.now(),
  sinceBootMs: () => uptime() * 1000,
};

/** The clock that was set is followed by one second in thirty: a hold of half an hour ends at most a minute off. */
const catchUp = 1 / 30;
const jumpMs = 60_000;
const coarseMs = 1_000;

/**
 * The shop's clock. Where the machine's clock is set while the shop runs, goods are neither freed early nor held on:
 * it goes on evenly and comes to the new time step by step. It never goes back. Sleep of the machine counts as time.
 */
export function createSteadyClock(onJump: (byMs: number) => void, sources: TimeSources = machine): Clock {
  let ours = sources.wallMs();
  let even = sources.evenMs();
  let sinceBoot = sources.sinceBootMs();
  let told = false;

  const elapsed = (): number => {
    const passedEven = sources.evenMs() - even;
    const passedSinceBoot = sources.sinceBootMs() - sinceBoot;
    even += passedEven;
    sinceBoot += passedSinceBoot;
    return passedSinceBoot - passedEven > coarseMs ? passedSinceBoot : passedEven;
  };

  return {
    now: () => {
      const passed = elapsed();
      ours += passed;
      const off = sources.wallMs() - ours;
      if (Math.abs(off) > jumpMs && !told) onJump(off);
      told = Math.abs(off) > jumpMs;
      ours += Math.max(-passed * catchUp, Math.min(passed * catchUp, off));
      return new Date(ours);
    },
  };
}
