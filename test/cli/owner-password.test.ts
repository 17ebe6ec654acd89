import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { verifyPassword } from '#src/shop/owners/password.ts';
import { runCli, runCliOnTerminal } from '#test/support/cli.ts';

const password = 'violet kettle harbour ʻnine';
const command = ['owner', 'password'];

describe('sotuv owner password', () => {
  test('prints one line that the settings take and the password opens', async () => {
    const { code, out, words } = await runCli(command, { input: `${password}\n${password}\n` });
    expect(code).toBe(0);
    expect(out).toMatch(/^OWNER_PASSWORD_HASH=\$argon2id\$[^\n]+\n$/);
    expect(words).not.toContain('violet');
    const hash = readConfig({ ...parseEnv(out), OWNER_TELEGRAM_IDS: '1' }).ownerPasswordHash ?? '';
    expect(await verifyPassword(password, hash)).toBe(true);
    expect(await verifyPassword(`${password}!`, hash)).toBe(false);
  });

  test('takes lines with the ends of another system', async () => {
    const { code, out } = await runCli(command, { input: `${password}\r\n${password}` });
    expect(code).toBe(0);
    expect(await verifyPassword(password, parseEnv(out)['OWNER_PASSWORD_HASH'] ?? '')).toBe(true);
  });

  test.each([
    ['nothing at all', '', 'No password was given'],
    ['only once', `${password}\n`, 'must be given twice'],
    ['two that differ', `${password}\n${password}.\n`, 'not the same'],
    ['a short one', 'kettle-9\nkettle-9\n', 'too short'],
    ['a long one', `${'kettle harbour '.repeat(10)}\n`, 'too long'],
    ['a common one', 'Parol12345678!\nParol12345678!\n', 'tried first'],
    ['a phone number', '+998 90 123 45 67\n+998 90 123 45 67\n', 'number'],
    ['a row of keys', 'qwertyuiopasdf\nqwertyuiopasdf\n', 'keyboard'],
    ['one sign again and again', 'aaaaaaaaaaaaaa\n', 'repeats'],
  ])('%s is refused in words, without a line, with exit code 1', async (_what, input, why) => {
    const { code, out, words } = await runCli(command, { input });
    expect([code, out]).toEqual([1, '']);
    expect(words).toContain(why);
  });

  test('on a terminal it asks twice and shows nothing of what is typed', async () => {
    const { code, out } = await runCliOnTerminal(command, [
      ['New password: ', 'violet kettle harboor\u007F\u007Fur nine\r'],
      ['The same again: ', 'violet kettle harbour nine\r'],
    ]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/violet|kettle|nine/);
    const hash = /OWNER_PASSWORD_HASH=(\S+)/.exec(out)?.[1] ?? '';
    expect(await verifyPassword('violet kettle harbour nine', hash)).toBe(true);
  });

  test('on a terminal Ctrl-C ends it without a line', async () => {
    const { code, out } = await runCliOnTerminal(command, [['New password: ', 'violet\u0003']]);
    expect(code).toBe(1);
    expect(out).not.toMatch(/violet|OWNER_PASSWORD_HASH/);
  });
});
