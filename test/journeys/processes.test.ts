import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openShopOn, runFolderFor, settingsFor } from '../support/open-shop.ts';
import { freePort } from '../support/postgres.ts';
import { does, wholeOrder } from '../support/sale-steps.ts';
import { openPlatform, runShop, wrote, type Platform, type ShopProcess } from '../support/shop-process.ts';

const open = 'The shop is open';

describe('the shop as a program of its own', () => {
  let platform: Platform;
  let running: ShopProcess[] = [];
  beforeEach(async () => {
    platform = await openPlatform();
  });
  afterEach(async () => {
    await Promise.all(running.map((shop) => shop.kill()));
    running = [];
    await platform.close();
  });
  const run = (settings: { [name: string]: string }): ShopProcess => {
    const shop = runShop(settings);
    running.push(shop);
    return shop;
  };
  const buysOnce = async (): Promise<void> => {
    const buyer = platform.newcomer('Malika');
    buyer.starts();
    await buyer.taps(buyer.text('language-name'));
    await buyer.hears(/Namuna/);
    expect(await does(buyer, wholeOrder)).toBe('S-1001');
  };

  test('by polling: an order is placed, and SIGTERM ends it in good order', async () => {
    const shop = run({ ...(await settingsFor('embedded')), ...platform.settings });
    await wrote(shop, open);
    expect(shop.output()).toContain('https://t.me/sotuv_demo_bot?start=claim_');
    await buysOnce();
    // Nobody outside could open a page of this machine, so the terms are in the chat.
    const links = platform.telegram.people.all()[0]?.messages.flatMap(({ entities }) => entities) ?? [];
    expect(JSON.stringify(links)).toContain('https://t.me/sotuv_demo_bot?start=privacy');
    expect(await shop.stop()).toBe(0);
  });

  test('by webhook: an order is placed', async () => {
    const port = String(await freePort());
    const shop = run({
      ...(await settingsFor('embedded')),
      ...platform.settings,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    });
    await wrote(shop, open);
    await buysOnce();
    const polled = platform.telegram.calls.filter(({ method }) => method === 'getUpdates');
    expect(polled).toHaveLength(0);
  });

  test('wrong settings are all named at once, and nothing is started', async () => {
    const folder = runFolderFor('wrong');
    const shop = run({ DATA_DIR: join(folder), PORT: 'many', TELEGRAM_BOT_TOKEN: 'abc', SHOP_TIMEZONE: 'Mars/Base' });
    expect(await shop.ended()).toBe(1);
    for (const name of ['PORT', 'TELEGRAM_BOT_TOKEN', 'SHOP_TIMEZONE']) expect(shop.output()).toContain(`${name} `);
    expect(shop.output()).not.toContain('    at ');
    expect(existsSync(join(folder, 'db'))).toBe(false);
  });

  test('a token that Telegram refuses ends the start with one sentence', async () => {
    const settings = { ...(await settingsFor('embedded')), ...platform.settings };
    const shop = run({ ...settings, TELEGRAM_BOT_TOKEN: '7000000003:AnotherTokenThatNobodyKnows_1' });
    expect(await shop.ended()).toBe(1);
    expect(shop.output()).toContain('TELEGRAM_BOT_TOKEN was refused');
    expect(shop.output()).not.toContain('AnotherTokenThatNobodyKnows');
  });

  test('a second process on the same folder is refused, and the first one sells on', async () => {
    const settings = { ...(await settingsFor('embedded')), ...platform.settings };
    await wrote(run(settings), open);
    const second = run(settings);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toMatch(/in use/);
    await buysOnce();
  });
});

describe('a shop that stops and starts', () => {
  test('finds its goods again and loads no demo twice', async () => {
    const settings = await settingsFor('embedded');
    const countGoods = async (): Promise<string> => {
      const shop = await openShopOn(settings);
      const [counted] = await shop.app.database
        .em()
        .execute<{ goods: string }[]>('select count(*) as goods from product');
      await shop.close();
      return String(counted?.goods);
    };
    const before = await countGoods();
    expect(Number(before)).toBeGreaterThanOrEqual(30);
    expect(await countGoods()).toBe(before);
  });
});
