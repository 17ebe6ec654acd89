import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFolderFor } from '../support/open-shop.ts';

const main = join(import.meta.dirname, '../../bench/main.ts');

test('the measurement shows the ceilings as a table and as JSON', { timeout: 60_000 }, async () => {
  const json = join(runFolderFor('bench'), 'figures.json');
  const { code, out } = await measure(['--quick', '--only', 'ceilings', '--json', json]);
  expect(code).toBe(0);
  const [table] = JSON.parse(readFileSync(json, 'utf8')).tables;
  const names = ['Hono: JSON in, 200 out', 'Hono: the same, HMAC checked', 'grammY: echo over HTTP'];
  expect(table.rows.map(([name]: [string]) => name)).toEqual(names);
  for (const [name, ...figures] of table.rows) {
    expect(out).toContain(name);
    for (const figure of figures) expect(figure).toBeGreaterThan(0);
  }
});

test('an unknown part is refused with the usage', async () => {
  const { code, words } = await measure(['--only', 'weather']);
  expect(code).toBe(2);
  expect(words).toContain('There is no part "weather"');
  expect(words).toContain('--quick');
});

async function measure(args: string[]): Promise<{ code: number | null; out: string; words: string }> {
  const child = spawn(process.execPath, [main, ...args]);
  let [out, words] = ['', ''];
  child.stdout.on('data', (chunk) => void (out += String(chunk)));
  child.stderr.on('data', (chunk) => void (words += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, words }));
  });
}
