import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createControl, type Control } from '#src/control/control.ts';
import { readConfig } from '#src/config.ts';
import { createDoctorAction, doctorAction, examineShop } from '#src/app/doctor.ts';
import type { Finding } from '#src/doctor/finding.ts';
import { createLog } from '#src/log.ts';
import { runFolderFor, settingsOfNewShop } from '../support/open-shop.ts';
import { testDatabase } from '../support/database.ts';
import { openPlatform, type Platform } from '../support/shop-process.ts';
import { silentLog } from '../support/log.ts';

const log = createLog({ level: 'silent' });
const nobody = 'http://127.0.0.1:9';

/** How each part is, without the words. */
function statuses(found: Finding[]): { [check: string]: string } {
  return Object.fromEntries(found.map(({ check, status }) => [check, status]));
}

function detailOf(found: Finding[], check: string): string {
  const one = found.find((finding) => finding.check === check);
  return `${one?.detail ?? ''} -> ${one?.fix ?? ''}`;
}

describe('the doctor', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  test('names every wrong setting with an example, and looks no further', async () => {
    const found = await examineShop({ PORT: 'many', SHOP_TIMEZONE: 'Mars' }, log);
    expect(found.map(({ check, status }) => [check, status])).toEqual([
      ['settings', 'fail'],
      ['settings', 'fail'],
    ]);
    expect(found[0]?.fix).toBe('for example PORT=3000');
  });

  test('finds a healthy shop on servers, and what the next step of a new one is', async () => {
    const settings = { ...(await settingsOfNewShop()), ...platform.settings };
    const found = await examineShop({ ...settings, DATA_KEY: randomBytes(32).toString('base64') }, log);
    expect(statuses(found)).toMatchObject({
      settings: 'ok',
      node: 'ok',
      keys: 'ok',
      redis: 'ok',
      'telegram bot': 'ok',
      'telegram webhook': 'ok',
      database: 'ok',
      clock: 'ok',
      shop: 'warn',
      tables: 'warn',
    });
    expect(detailOf(found, 'tables')).toContain('Start the shop');
  });

  test('says what can not be reached, and goes on with the rest', async () => {
    const found = await examineShop(
      {
        DATA_DIR: runFolderFor('doctor'),
        TELEGRAM_BOT_TOKEN: '123456789:AAE1xYzQ2wertyuiopasdfghjklzxcvb',
        TELEGRAM_API_ROOT: nobody,
        PUBLIC_URL: nobody,
        DATABASE_URL: 'postgres://owner:hidden-word@127.0.0.1:9/shop',
        REDIS_URL: 'redis://127.0.0.1:9',
      },
      log,
    );
    expect(statuses(found)).toMatchObject({
      'telegram bot': 'fail',
      'public address': 'fail',
      database: 'fail',
      redis: 'warn',
      disk: 'ok',
    });
    expect(JSON.stringify(found)).not.toMatch(/hidden-word|AAE1xYz/);
  });

  test('sees a refused token, a webhook that points elsewhere and one that nobody set', async () => {
    const settings = { DATA_DIR: runFolderFor('doctor'), ...platform.settings };
    const refused = await examineShop(
      { ...settings, TELEGRAM_BOT_TOKEN: '7000000003:AnotherTokenThatNobodyKnows_1' },
      log,
    );
    expect(detailOf(refused, 'telegram bot')).toContain('@BotFather');
    const unset = await examineShop({ ...settings, PUBLIC_URL: nobody }, log);
    expect(detailOf(unset, 'telegram webhook')).toContain('no webhook is set');
    const { TELEGRAM_API_ROOT: root = '', TELEGRAM_BOT_TOKEN: token = '' } = platform.settings;
    await fetch(`${root}/bot${token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: `${nobody}/elsewhere` }),
    });
    const moved = await examineShop(settings, log);
    expect(detailOf(moved, 'telegram webhook')).toContain('a webhook is set (127.0.0.1:9)');
  });
});

describe('the doctor of a shop that runs', () => {
  let control: Control;
  const dataDir = runFolderFor('running');
  afterAll(() => control.close());

  test('lets the shop look at its own stores: what waits too long, what was parked, who has no password', async () => {
    const database = await testDatabase();
    control = await createControl({
      dataDir,
      actions: {
        [doctorAction]: createDoctorAction({ config: readConfig({ DATA_DIR: dataDir }), database, dataKey: undefined }),
      },
      log: silentLog,
    });
    const found = await examineShop({ DATA_DIR: dataDir }, log);
    expect(statuses(found)).toMatchObject({ shop: 'ok', database: 'ok', tables: 'ok', owners: 'warn', clock: 'ok' });
    expect(detailOf(found, 'owners')).toContain('one-use link');
  });
});
