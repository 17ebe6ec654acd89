import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

  test.each<[string, string[]]>([
    ['an id that is none', ['parked', 'retry', '--some']],
    ['all work at once, which is never thrown away', ['parked', 'drop', '--all']],
    ['a page of nothing', ['parked', '--limit', '0']],
  ])('parked with %s is wrong usage, and no shop is asked', async (_what, args) => {
    const { code, out, words } = await runCli(args);
    expect([code, out]).toEqual([2, '']);
    expect(words).toContain('Usage: sotuv parked');
  });

  test.each([
    ['start'],
    ['owner password'],
    ['doctor'],
    ['backup'],
    ['restore'],
    ['reconcile'],
    ['parked'],
    ['notice read'],
    ['receipt read'],
    ['receipt judge'],
  ])('%s --help shows its usage and ends well', async (command) => {
    const { code, out, words } = await runCli([...command.split(' '), '--help']);
    expect([code, out]).toEqual([0, '']);
    expect(words).toContain(`Usage: sotuv ${command}`);
  });

  test.each([
    ['reconcile', ['reconcile']],
    ['parked', ['parked']],
    ['backup', ['backup', 'shop.backup']],
  ])('%s makes no shop where there is none, and says so', async (_command, args) => {
    const cwd = mkdtempSync(join(tmpdir(), 'sotuv-cli-'));
    const { code, out, words } = await runCli(args, { cwd, env: { DATA_DIR: join(cwd, 'data') } });
    const left = readdirSync(cwd);
    rmSync(cwd, { recursive: true });
    expect([code, out, left]).toEqual([1, '', []]);
    expect(words).toMatch(/^There is no shop in .*\n$/);
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
