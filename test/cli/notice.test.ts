import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from '#test/support/cli.ts';

const lines = (out: string): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => z.json().parse(JSON.parse(line)));

describe('sotuv notice read', () => {
  test('answers every line with what its text says, fast, and repeats nothing of a code', async () => {
    const receivedAt = '2026-03-12T09:12:00Z';
    const asked = [
      { id: 'a', text: 'Kirim 150 217.00 UZS karta *1234 14:05', receivedAt },
      { id: 2, text: 'Otmena popolneniya 150 217.00 UZS karta *1234 12.03.26 14:09', receivedAt },
      { id: 'c', text: 'Toʻlov: ➖ 45.000,00 UZS HUMOCARD *1234 14:05 12.03.2026', receivedAt: null },
      { id: 'd', text: 'Tasdiqlash kodi 482913, summa 150 000 UZS, karta *1234' },
      { id: 'e', text: 'pul tushdimi?' },
    ];
    const broken = ['{"id":"f","text":', '[]', '{"id":"g"}', '{"id":"h","text":"x","receivedAt":"yesterday"}'];
    const input = [...asked.map((line) => JSON.stringify(line)), '', ...broken].join('\n');
    const began = performance.now();
    const { code, out, words } = await runCli(['notice', 'read'], { input });
    const tookMs = performance.now() - began;
    expect([code, words]).toEqual([0, '']);
    const card = { kind: 'card_notice', currency: 'UZS', last4: '1234' };
    const error = { id: null, error: expect.any(String) };
    expect(lines(out)).toEqual([
      { ...card, id: 'a', direction: 'in', amount: 150_217, at: '2026-03-12T09:05:00.000Z' },
      { ...card, id: 2, direction: 'out', amount: 150_217, at: '2026-03-12T09:09:00.000Z', reversal: true },
      { ...card, id: 'c', direction: 'out', amount: 45_000, at: '2026-03-12T09:05:00.000Z' },
      { id: 'd', kind: 'none' },
      { id: 'e', kind: 'none' },
      ...broken.map(() => error),
    ]);
    expect(out + words).not.toMatch(/482913/);
    // Generous, since the machine may be busy; alone it is a quarter of a second.
    expect(tookMs).toBeLessThan(5000);
  });

  test('shows its usage', async () => {
    expect(await runCli(['notice', 'read', '--help'])).toMatchObject({ code: 0, out: '' });
    expect(await runCli(['notice', 'read', 'file.jsonl'])).toMatchObject({ code: 2, out: '' });
  });
});
