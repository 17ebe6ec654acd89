import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOfPrograms } from '#src/config.ts';
import { runCli } from '#test/support/cli.ts';
import { pictureOf } from './fraud-picture.ts';
import { epoch, fraudSet, type FraudCase } from './fraud-set.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sotuv-judge-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const known = Object.entries(environmentOfPrograms());
const env = Object.fromEntries(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));

function caseOf(name: string): FraudCase {
  const found = fraudSet().find((one) => one.name === name);
  if (!found) throw new Error(`The set has no case "${name}".`);
  return found;
}

describe('sotuv receipt judge', () => {
  test('holds a picture against the order, and prints what it found as JSON', async () => {
    const one = caseOf('lower sum 1');
    const file = join(folder, 'receipt.jpg');
    await writeFile(file, await pictureOf(one));
    const after = new Date(epoch.getTime() - one.orderAgeMs).toISOString();
    const given = [
      '--amount',
      String(one.askedSom),
      '--card',
      '3456',
      '--after',
      after,
      '--before',
      epoch.toISOString(),
    ];
    const { code, out } = await runCli(['receipt', 'judge', file, ...given], { env });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'review',
      reasons: expect.arrayContaining(['amount_less']),
      fields: { amount: one.spec.amount, last4: '3456', status: 'success' },
    });
  });

  test('a file that is no picture is for a person', async () => {
    const file = join(folder, 'receipt.png');
    await writeFile(file, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const given = ['--amount', '350037', '--card', '3456', '--after', '2026-03-02T12:00'];
    const { code, out, words } = await runCli(['receipt', 'judge', file, ...given], { env });
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, verdict: 'review', reasons: ['unreadable'] });
    expect(words).toContain('no_picture');
  });

  test('a file that is not there ends with 1', async () => {
    const given = ['--amount', '350037', '--card', '3456', '--after', '2026-03-02'];
    const { code, out, words } = await runCli(['receipt', 'judge', join(folder, 'none.png'), ...given], { env });
    expect([code, out, words.includes('ENOENT')]).toEqual([1, '', true]);
  });

  test.each([
    ['without a file', ['--amount', '1', '--card', '3456', '--after', '2026-03-02']],
    ['with an option that there is not', ['a.png', '--amount', '1', '--card', '3456', '--after', '2026-03-02', '--x']],
  ])('%s ends with 2', async (_name, args) => {
    const { code, out, words } = await runCli(['receipt', 'judge', ...args], { env });
    expect([code, out, words.startsWith('Usage: sotuv receipt judge')]).toEqual([2, '', true]);
  });
});
