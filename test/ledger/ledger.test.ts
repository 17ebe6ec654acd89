import { expect, test } from 'vitest';
import { engines, settingsFor } from '../support/open-shop.ts';
import { isGood, render } from './report.ts';
import { scenarios } from './scenarios/index.ts';

const size = { kills: 2, seconds: 5, rate: 20, chats: 8, instagram: 33, seed: 7 };

test.each(engines)(
  'killed under load: nothing is lost, nothing happens twice (%s)',
  { timeout: 180_000 },
  async (engine) => {
    const began = performance.now();
    const outcome = await scenarios.kills.run({
      engine,
      size,
      settings: () => settingsFor(engine),
      progress: () => undefined,
      signal: new AbortController().signal,
    });
    const result = { scenario: 'kills', engine, seconds: (performance.now() - began) / 1000, outcome };
    expect(isGood(result), render(result)).toBe(true);
    expect('figures' in outcome && outcome.figures['orders']).toBeGreaterThan(0);
  },
);
