import { beforeEach, describe, expect, test } from 'vitest';
import { createSteadyClock } from '#src/app/steady-clock.ts';
import type { Clock } from '#src/shop/ports.ts';

const minuteMs = 60_000;
const noon = Date.UTC(2026, 10, 22, 7);

describe('the clock of the shop', () => {
  let wallMs: number;
  let evenMs: number;
  let sinceBootMs: number;
  let jumps: number[];
  let clock: Clock;

  beforeEach(() => {
    [wallMs, evenMs, sinceBootMs, jumps] = [noon, 5_000, 900_000, []];
    const sources = { wallMs: () => wallMs, evenMs: () => evenMs, sinceBootMs: () => sinceBootMs };
    clock = createSteadyClock((by) => jumps.push(by), sources);
  });

  /** Time passes, and the clock is looked at every second, as a busy shop does. */
  const passes = (minutes: number): void => {
    for (let second = 0; second < minutes * 60; second += 1) {
      wallMs += 1_000;
      evenMs += 1_000;
      sinceBootMs += 1_000;
      clock.now();
    }
  };
  const minutesSince = (from: number): number => (clock.now().getTime() - from) / minuteMs;

  test('shows the time of the machine', () => {
    passes(90);
    expect(clock.now().getTime()).toBe(wallMs);
    expect(jumps).toEqual([]);
  });

  test.each([60, -60])('set by %d minutes, it ends a hold of half an hour at most a minute off', (by) => {
    passes(5);
    const placed = clock.now().getTime();
    wallMs += by * minuteMs;
    passes(30);
    expect(Math.abs(minutesSince(placed) - 30)).toBeLessThanOrEqual(1);
    expect(jumps).toHaveLength(1);
  });

  test.each([60, -60])('set by %d minutes, it shows the new time in the end, and never goes back', (by) => {
    wallMs += by * minuteMs;
    let before = clock.now().getTime();
    for (let hour = 0; hour < 31; hour += 1) {
      passes(60);
      const now = clock.now().getTime();
      expect(now).toBeGreaterThan(before);
      before = now;
    }
    expect(clock.now().getTime()).toBe(wallMs);
  });

  test('after the machine slept, the night has passed', () => {
    wallMs += 480 * minuteMs;
    sinceBootMs += 480 * minuteMs;
    expect(minutesSince(noon)).toBe(480);
    expect(jumps).toEqual([]);
  });
});
