import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, openBrowser } from '../support/browser.ts';
import { settingsFor } from '../support/open-shop.ts';
import { askUnderPost, sendReceiptInDirect, takeApp, turnTo, typePhone, typesByHand } from './instagram-on-page.ts';
import { chooseDelivery, claimShop, fulfil, placeOrder } from './sale-on-page.ts';
import { visit } from './visit.ts';

const patience = { timeout: 120_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('a newcomer sells shoes to himself on Instagram', () => {
  test('from a comment under a post to a delivered order, in uz', patience, async () => {
    await using shop = await visit(browser, await settingsFor('embedded'), { width: 1280, height: 800 });
    const { page, owner, buyer, direct, faults, keep } = shop;
    await claimShop(owner);
    await turnTo(page, 'instagram');
    await page.locator('[data-pane=feed] [data-test=post]').waitFor();
    await keep('ig-uz-1-first-sight');
    await askUnderPost(page, direct, 'Shamol');
    await keep('ig-uz-2-comment');
    expect(await barriers(page)).toEqual([]);

    await direct.write('1');
    await direct.has(direct.text('choose-option', { option: 'color' }));
    await direct.press('qora');
    await direct.has(direct.text('choose-option', { option: 'size' }));
    await keep('ig-uz-3-size');
    await direct.press(/^42$/);
    await direct.has(direct.text('choose-quantity'));
    await direct.press(/^1$/);
    await direct.has(direct.text('cart-title'));
    await keep('ig-uz-4-cart');
    await typePhone(direct);
    await keep('ig-uz-5-delivery');
    await chooseDelivery(direct, 'write');
    await keep('ig-uz-6-summary');
    const number = await placeOrder(direct);
    await keep('ig-uz-7-pay');
    await sendReceiptInDirect(direct, number);
    await owner.has(new RegExp(`🧾 ${number} cheki`));
    await keep('ig-uz-8-receipt');
    await fulfil(owner, direct, number);
    await keep('ig-uz-9-delivered');

    await typesByHand(page, direct, { to: 'zilola.yusupova', text: 'Xaridingiz uchun rahmat, yana keling!' });
    await keep('ig-uz-10-by-hand');
    await takeApp(page, 'telegram');

    await direct.pane.locator('[data-action=bridge]').last().click();
    await page.locator('[data-pane=customer][aria-label$="Zilola Yusupova"]').waitFor();
    await buyer.has(buyer.text('bridge-joined'));
    await keep('ig-uz-11-on-telegram');
    expect(await barriers(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
