import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '#test/support/cli.ts';

describe('sotuv', () => {
  test.each<[string, string[]]>([
    ['nothing', []],
    ['an unknown command', ['sell']],
    ['half a command', ['owner']],
    ['a longer word', ['starting']],
    ['a command with a word too much', ['start', 'now']],
    ['a password on the command line', ['owner', 'password', 'violet-kettle-harbour-nine']],
  ])('%s is wrong usage: it is shown on stderr, and the exit code is 2', async (_what, args) => {
    const { code, out, words } = await runCli(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(words).toContain('Usage: ');
    expect(words).not.toContain('violet-kettle');
  });

  test('help names every command', async () => {
    const { code, out, words } = await runCli(['--help']);
    expect([code, out]).toEqual([0, '']);
    expect(words).toMatch(/sotuv start .*\n.*sotuv owner password/);
  });
});

describe('sotuv start', () => {
  test('says which settings can not be used, and ends with 1', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'sotuv-cli-'));
    const { code, out, words } = await runCli(['start'], { cwd, env: { PORT: 'http', LOG_LEVEL: 'loud' } });
    rmSync(cwd, { recursive: true });
    expect([code, out]).toEqual([1, '']);
    expect(words).toContain('PORT is "http"');
    expect(words).toContain('LOG_LEVEL is "loud"');
    expect(words).not.toContain('    at ');
  });
});
