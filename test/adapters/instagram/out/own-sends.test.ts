import { expect, it } from 'vitest';
import type { Json } from '#adapters/adapter.ts';
import { createOwnSends } from '#adapters/instagram/out/own-sends.ts';
import { createTurns } from '#adapters/instagram/out/turns.ts';

it('an echo of what was sent twice, because of a kill, is no word of a person', async () => {
  const rows = new Map<string, Json>();
  const own = createOwnSends({
    state: {
      read: async (key) => rows.get(key),
      write: async (key, value) => void rows.set(key, value),
      delete: async (key) => void rows.delete(key),
    },
    now: () => new Date('2026-05-04T04:30:00Z'),
    inTurn: createTurns(),
  });
  await own.leaves(1, 'menu');
  expect(await own.claim(1, 'menu', 'mid-1')).toBe(true);
  await own.leaves(1, 'menu');
  expect(await own.claim(1, 'menu', 'mid-2')).toBe(true);
  expect(await own.earlier(1, 'menu')).toMatchObject({ arrived: 'mid-1' });
  expect(await own.claim(1, 'something else', 'mid-3')).toBe(false);
});
