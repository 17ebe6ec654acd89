import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '#src/config.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'sotuv-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const token = '123456789:AAE1xYzQ2wertyuiopasdfghjklzxcvb';
const hash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$dGFndGFndGFndGFndGFndGFndGFndGFndGFndGFndGE';
const graphToken = `IGAA${'x'.repeat(40)}`;
const app = { META_APP_SECRET: 'a'.repeat(32), META_VERIFY_TOKEN: 'a-word-of-ours' };
const instagram = { ...app, INSTAGRAM_ACCOUNT_ID: '17841400000000001', INSTAGRAM_ACCESS_TOKEN: graphToken };
const page = { ...app, FACEBOOK_PAGE_ID: '104900000000001', FACEBOOK_PAGE_TOKEN: graphToken };
const dataKey = randomBytes(32).toString('base64');

function faultsOf(env: { [name: string]: string }): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

function fileWith(text: string): string {
  const path = join(folder, randomBytes(8).toString('hex'));
  writeFileSync(path, text);
  return path;
}

/** Names that the parser asks its environment for. */
function namesAsked(): string[] {
  const asked = new Set<string>();
  const note = (_env: object, name: string | symbol): undefined => void asked.add(String(name));
  readConfig(new Proxy<Record<string, string | undefined>>({}, { get: note }));
  return [...asked];
}

const settingNames = namesAsked().filter((name) => !name.endsWith('_FILE'));

describe('defaults', () => {
  test('with nothing set, the playground of a shop in Tashkent on this machine alone', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      dataDir: 'data',
      databaseUrl: undefined,
      redisUrl: undefined,
      dataKey: undefined,
      mediaUrlSecret: undefined,
      telegram: undefined,
      meta: undefined,
      instagram: undefined,
      messenger: undefined,
      role: 'all',
      metricsToken: undefined,
      playground: true,
      ownerTelegramIds: [],
      ownerPasswordHash: undefined,
      logLevel: 'info',
      timeZone: 'Asia/Tashkent',
    });
  });

  test('an empty setting is as good as none', () => {
    expect(readConfig(Object.fromEntries(settingNames.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  test('with a token the shop runs on Telegram and the playground stays closed, unless it is asked for', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: token })).toMatchObject({
      telegram: { token, apiRoot: 'https://api.telegram.org', webhookSecret: undefined },
      playground: false,
    });
    expect(readConfig({ TELEGRAM_BOT_TOKEN: token, PLAYGROUND: 'on' }).playground).toBe(true);
  });
});

describe('what is set', () => {
  test('each platform of Meta is asked at its own host; a host of ones own serves both', () => {
    const both = readConfig({ ...instagram, ...page });
    expect(both.playground).toBe(false);
    expect(both.instagram?.graphRoot).toBe('https://graph.instagram.com');
    expect(both.messenger?.graphRoot).toBe('https://graph.facebook.com');
    expect(both.meta?.graphVersion).toBe('v25.0');
    const throughPage = readConfig({ ...instagram, ...page, GRAPH_API_ROOT: 'https://graph.facebook.com/' });
    expect(throughPage.instagram?.graphRoot).toBe('https://graph.facebook.com');
    expect(readConfig({ ...instagram, PLAYGROUND: 'off' }).telegram).toBeUndefined();
    expect(readConfig({ ...page, PLAYGROUND: 'on' }).playground).toBe(true);
  });

  test('is parsed: numbers, lists, addresses without a slash at the end, blanks around', () => {
    const config = readConfig({
      PORT: ' 8080 ',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://shop.example.uz//',
      DATA_DIR: '/var/lib/sotuv',
      DATABASE_URL: 'postgresql://sotuv:secret@db:5432/sotuv',
      REDIS_URL: 'rediss://:secret@cache:6379',
      DATA_KEY: dataKey,
      MEDIA_URL_SECRET: dataKey,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_WEBHOOK_SECRET: 'a'.repeat(32),
      ...instagram,
      ...page,
      META_APP_SECRET: `${'a'.repeat(32)}, ${'b'.repeat(32)}`,
      GRAPH_API_ROOT: 'http://127.0.0.1:8082/graph/',
      GRAPH_API_VERSION: 'v26.0',
      ROLE: 'worker',
      METRICS_TOKEN: 'm'.repeat(16),
      OWNER_TELEGRAM_IDS: '123456789, 987654321',
      OWNER_PASSWORD_HASH: hash,
      LOG_LEVEL: 'debug',
      SHOP_TIMEZONE: 'UTC',
      SHOP_CURRENCY: 'UZS',
    });
    expect(config).toEqual({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://shop.example.uz',
      dataDir: '/var/lib/sotuv',
      databaseUrl: 'postgresql://sotuv:secret@db:5432/sotuv',
      redisUrl: 'rediss://:secret@cache:6379',
      dataKey,
      mediaUrlSecret: dataKey,
      telegram: { token, apiRoot: 'http://127.0.0.1:8081', webhookSecret: 'a'.repeat(32) },
      meta: { appSecrets: ['a'.repeat(32), 'b'.repeat(32)], verifyToken: 'a-word-of-ours', graphVersion: 'v26.0' },
      instagram: { accountId: '17841400000000001', accessToken: graphToken, graphRoot: 'http://127.0.0.1:8082/graph' },
      messenger: { pageId: '104900000000001', pageToken: graphToken, graphRoot: 'http://127.0.0.1:8082/graph' },
      role: 'worker',
      metricsToken: 'm'.repeat(16),
      playground: false,
      ownerTelegramIds: ['123456789', '987654321'],
      ownerPasswordHash: hash,
      logLevel: 'debug',
      timeZone: 'UTC',
    });
  });
});

// Values that can't be used, and the reason that is given.
const faulty: [name: string, value: string, reason: string][] = [
  ['PORT', '70000', 'be a whole number from 0 to 65535'],
  ['PORT', '-1', 'be a whole number from 0 to 65535'],
  ['PORT', '30.5', 'be a whole number from 0 to 65535'],
  ['PORT', 'http', 'be a whole number from 0 to 65535'],
  ['PUBLIC_URL', 'http://shop.uz', 'be an https address'],
  ['PUBLIC_URL', 'shop.uz', 'be an https address'],
  ['PUBLIC_URL', 'https://', 'be an https address'],
  ['DATABASE_URL', 'mysql://u:canary@h/db', 'be a postgres:// address'],
  ['REDIS_URL', 'http://:canary@h', 'be a redis:// address'],
  ['DATA_KEY', 'canary', 'be 32 bytes in base64'],
  ['MEDIA_URL_SECRET', 'canary', 'be 32 bytes in base64'],
  ['TELEGRAM_BOT_TOKEN', 'canary', 'look as @BotFather gives it'],
  ['TELEGRAM_BOT_TOKEN', `${token} canary`, 'look as @BotFather gives it'],
  ['TELEGRAM_API_ROOT', 'api.telegram.org', 'be an http(s) address'],
  ['TELEGRAM_WEBHOOK_SECRET', 'canary', 'be 32 to 256 letters, digits, _ or -'],
  ['TELEGRAM_WEBHOOK_SECRET', `canary${'!'.repeat(40)}`, 'be 32 to 256 letters, digits, _ or -'],
  ['INSTAGRAM_ACCOUNT_ID', '@aziza.shop', 'be the digits that the dashboard shows beside the account'],
  ['INSTAGRAM_ACCESS_TOKEN', 'canary', 'look as the dashboard of the app gives it'],
  ['INSTAGRAM_ACCESS_TOKEN', `${graphToken} canary`, 'look as the dashboard of the app gives it'],
  ['META_APP_SECRET', 'canary', 'be the secret of the app as the dashboard shows it, or several with commas between'],
  [
    'META_VERIFY_TOKEN',
    'canary !',
    'be 8 to 256 letters, digits or signs without blanks, the same as in the dashboard',
  ],
  ['GRAPH_API_ROOT', 'graph.facebook.com', 'be an http(s) address'],
  ['GRAPH_API_VERSION', '25', 'be a version as Meta writes it'],
  ['FACEBOOK_PAGE_ID', 'aziza.shop', 'be the digits of the Page'],
  ['FACEBOOK_PAGE_TOKEN', 'canary', 'look as the dashboard of the app gives it'],
  ['ROLE', 'both', 'be all, web or worker'],
  ['METRICS_TOKEN', 'canary', 'have at least 16 characters'],
  ['PLAYGROUND', 'yes', 'be on or off'],
  ['OWNER_TELEGRAM_IDS', '@aziza', 'be Telegram ids with commas between'],
  ['OWNER_PASSWORD_HASH', 'canary', 'be a line from: npm run sotuv -- owner password'],
  ['LOG_LEVEL', 'loud', 'be trace, debug, info, warn, error or silent'],
  ['SHOP_TIMEZONE', 'Tashkent', 'be a time zone of the IANA list'],
  ['SHOP_CURRENCY', 'USD', 'be UZS, the one currency so far'],
];
const secretNames = faulty.filter(([, value]) => value.includes('canary')).map(([name]) => name);

describe('what can not be used', () => {
  test.each(faulty)('%s=%s is told with its reason and an example', (name, value, reason) => {
    const shown = secretNames.includes(name) ? `${name} is set` : `${name} is "${value}"`;
    expect(faultsOf({ [name]: value })).toContain(`${shown} but must ${reason}. Example: ${name}=`);
  });

  test('all faults come together, one line each, and name every setting', () => {
    const env = Object.fromEntries(faulty.map(([name, value]) => [name, value]));
    const lines = faultsOf(env).split('\n').slice(1);
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual(expect.arrayContaining(Object.keys(env)));
    expect(lines).toHaveLength(Object.keys(env).length);
    expect(lines.filter((line) => !line.includes('Example: '))).toEqual([]);
  });

  test('a secret is never shown, given straight or in a file', () => {
    const secrets = faulty.filter(([, value]) => value.includes('canary'));
    expect(secrets.length).toBeGreaterThan(5);
    const straight = Object.fromEntries(secrets.map(([name, value]) => [name, value]));
    const inFiles = Object.fromEntries(secrets.map(([name, value]) => [`${name}_FILE`, fileWith(value)]));
    for (const told of [faultsOf(straight), faultsOf(inFiles)]) {
      expect(told.split('\n').length).toBeGreaterThan(5);
      expect(told).not.toContain('canary');
    }
  });

  test('a password hash without an owner is a contradiction', () => {
    const told = faultsOf({ OWNER_PASSWORD_HASH: hash });
    expect(told).toContain('OWNER_TELEGRAM_IDS is missing: needed because OWNER_PASSWORD_HASH is set. Example: ');
    expect(faultsOf({ OWNER_PASSWORD_HASH: hash, OWNER_TELEGRAM_IDS: '1' })).toBe('');
  });

  test('a closed playground without a token leaves no channel', () => {
    expect(faultsOf({ PLAYGROUND: 'off' })).toContain('TELEGRAM_BOT_TOKEN is missing: needed because PLAYGROUND=off');
    expect(faultsOf({ PLAYGROUND: 'off', TELEGRAM_BOT_TOKEN: token })).toBe('');
    expect(faultsOf({ PLAYGROUND: 'off', TELEGRAM_BOT_TOKEN_FILE: fileWith(token) })).toBe('');
  });

  test('every setting of an app is asked for as soon as one is there, all at once', () => {
    const missing = (env: { [name: string]: string }): (string | undefined)[] =>
      [...faultsOf(env).matchAll(/^ {2}(\w+) is missing: needed because (\w+) is set\. Example: \1=./gm)].map(
        ([, needed, other]) => `${needed} <- ${other}`,
      );
    expect(missing({ INSTAGRAM_ACCESS_TOKEN: graphToken })).toEqual([
      'INSTAGRAM_ACCOUNT_ID <- INSTAGRAM_ACCESS_TOKEN',
      'META_APP_SECRET <- INSTAGRAM_ACCESS_TOKEN',
      'META_VERIFY_TOKEN <- INSTAGRAM_ACCESS_TOKEN',
    ]);
    expect(missing({ INSTAGRAM_ACCOUNT_ID: '17841400000000001' })).toEqual([
      'INSTAGRAM_ACCESS_TOKEN <- INSTAGRAM_ACCOUNT_ID',
    ]);
    expect(missing({ FACEBOOK_PAGE_TOKEN: graphToken, ...app })).toEqual(['FACEBOOK_PAGE_ID <- FACEBOOK_PAGE_TOKEN']);
    expect(missing({ FACEBOOK_PAGE_ID: '104900000000001', ...instagram })).toEqual([
      'FACEBOOK_PAGE_TOKEN <- FACEBOOK_PAGE_ID',
    ]);
    expect(faultsOf({ ...instagram, ...page })).toBe('');
  });

  test('one node of several needs what all share, and some channel', () => {
    const shared = { DATABASE_URL: 'postgres://u@h/db', DATA_KEY: dataKey };
    expect(faultsOf({ ROLE: 'worker', ...shared })).toContain(
      'TELEGRAM_BOT_TOKEN is missing: needed because ROLE=worker',
    );
    expect(faultsOf({ ROLE: 'worker', ...shared, TELEGRAM_BOT_TOKEN_FILE: fileWith('') })).toContain(
      'TELEGRAM_BOT_TOKEN',
    );
    expect(faultsOf({ ROLE: 'worker', ...shared, ...instagram })).toBe('');
    expect(faultsOf({ ROLE: 'web', ...shared, ...instagram })).toContain(
      'PUBLIC_URL is missing: needed because ROLE=web',
    );
  });

  test('a broken token is told once, not also as missing', () => {
    const told = faultsOf({ PLAYGROUND: 'off', TELEGRAM_BOT_TOKEN: 'canary' });
    expect(told.match(/TELEGRAM_BOT_TOKEN (?:is|must)/g)).toHaveLength(1);
  });
});

describe('a setting in a file', () => {
  test('is read without the line end, and goes before the setting itself', () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: '111111111:not-this-one-not-this-one',
      TELEGRAM_BOT_TOKEN_FILE: fileWith(`${token}\n`),
      DATA_KEY_FILE: fileWith(`  ${dataKey}\r\n`),
    });
    expect(config.telegram?.token).toBe(token);
    expect(config.dataKey).toBe(dataKey);
  });

  test('that is not there is told with its path and an example', () => {
    const path = join(folder, 'nowhere');
    const told = faultsOf({ DATA_KEY_FILE: path });
    expect(told).toContain(
      `DATA_KEY_FILE is "${path}" but that file can't be read. Example: DATA_KEY_FILE=/run/secrets/data_key`,
    );
  });
});

describe('.env', () => {
  test('is read from the working folder; the environment goes before it', () => {
    const cwd = mkdtempSync(join(folder, 'cwd-'));
    writeFileSync(join(cwd, '.env'), 'PORT=4000\nHOST="0.0.0.0"\n# LOG_LEVEL=debug\n');
    const script = `import { readConfig, readEnvironment } from ${JSON.stringify(join(root, 'src/config.ts'))};
      const { port, host, logLevel } = readConfig(readEnvironment());
      console.log(JSON.stringify({ port, host, logLevel }));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd,
      env: { PORT: '5000' },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({ port: 5000, host: '0.0.0.0', logLevel: 'info' });
  });
});

describe('.env.example', () => {
  const written = parseEnv(readFileSync(join(root, '.env.example'), 'utf8').replaceAll(/^#(?=[A-Z_]+=)/gm, ''));

  test('names every setting, and no other', () => {
    expect(Object.keys(written).toSorted()).toEqual(settingNames.toSorted());
  });

  test('shows nothing that could not be used', () => {
    const whole = Object.entries(written).filter(([, value]) => !value?.endsWith('...'));
    const env = Object.fromEntries(whole);
    expect(whole.length).toBeGreaterThan(8);
    expect(readConfig(env)).toMatchObject({ port: 3000, publicUrl: 'https://shop.example.uz', logLevel: 'info' });
  });
});
