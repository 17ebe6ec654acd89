import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Language } from '#src/shop/language.ts';
import { barriers, openBrowser, openWatched } from '../support/browser.ts';
import { settingsFor, shopTexts } from '../support/open-shop.ts';
import { runShop, wrote, type ShopProcess } from '../support/shop-process.ts';
import { chatOn } from './chat.ts';
import { browse, changeLanguage, checkOut, choose, claimShop, comeIn, copyCard, fulfil, openCustomer, placeOrder, sendReceipt } from './sale-on-page.ts';

const wordsFor = shopTexts();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface RunningShop extends AsyncDisposable {
  address: string;
  shop: ShopProcess;
}

async function startShop(settings: { [name: string]: string }): Promise<RunningShop> {
  const shop = runShop(settings);
  await wrote(shop, /Open http\S+ in a browser/);
  const address = /Open (http\S+)/.exec(shop.output())?.[1] ?? '';
  return { shop, address, [Symbol.asyncDispose]: async () => void (await shop.stop()) };
}

const emptyShop = () => ({ PORT: '0', DATA_DIR: mkdtempSync(join(inject('runFolder'), 'first-start-')) });

describe('a newcomer sells a pair of shoes to himself', () => {
  test.each<Language>(['uz', 'en'])('in %s', { timeout: 120_000 }, async (language) => {
    await using running = await startShop(language === 'uz' ? emptyShop() : await settingsFor('embedded'));
    await using visit = await openWatched(browser, running.address, { width: 1280, height: 800 });
    const { page, faults, keep } = visit;
    const owner = chatOn(page, 'owner', wordsFor, 'uz');
    const buyer = chatOn(page, 'customer', wordsFor, language);
    await page.locator(`[data-language=${language}]`).click();
    await page.locator(`html[lang=${language}]`).waitFor();
    await keep(`${language}-1-first-sight`);
    expect(await barriers(page)).toEqual([]);

    await claimShop(owner);
    await keep(`${language}-2-claimed`);
    if (language !== 'uz') await changeLanguage(owner, language);
    await comeIn(buyer);
    await keep(`${language}-3-welcome`);
    await browse(buyer);
    await keep(`${language}-4-card`);
    await choose(buyer);
    await keep(`${language}-5-cart`);
    await checkOut(page, buyer);
    await keep(`${language}-6-summary`);
    expect(await barriers(page)).toEqual([]);
    const number = await placeOrder(buyer);
    await keep(`${language}-7-pay`);
    expect(await copyCard(page, buyer)).toMatch(/^\d{16}$/);
    await sendReceipt(page, buyer, number);
    await owner.reads(owner.text('owner-button-accept'));
    await keep(`${language}-8-receipt`);

    await fulfil(owner, buyer, number);
    await keep(`${language}-9-delivered`);
    expect(await barriers(page)).toEqual([]);

    const other = language === 'uz' ? 'en' : 'uz';
    await openCustomer(page, 'Emily', other);
    buyer.language = other;
    await comeIn(buyer);
    await browse(buyer);
    await choose(buyer);
    await checkOut(page, buyer);
    const unpaid = await placeOrder(buyer);
    await page.locator('[data-action=advance][data-minutes="30"]').click();
    await buyer.has(buyer.text('notice-order_expired', { number: unpaid }));
    await keep(`${language}-10-expired`);
    expect(faults).toEqual([]);
  });
});

describe('on a narrow window', () => {
  test('one chat is seen at a time, and the other one calls', { timeout: 120_000 }, async () => {
    await using running = await startShop(await settingsFor('embedded'));
    await using visit = await openWatched(browser, running.address, { width: 360, height: 740 });
    const { page, faults, keep } = visit;
    const owner = chatOn(page, 'owner', wordsFor, 'uz');
    const buyer = chatOn(page, 'customer', wordsFor, 'uz');
    const turnTo = (side: 'owner' | 'customer') => page.locator(`.switcher [data-side=${side}]`).click();
    await keep('phone-1-first-sight');
    await claimShop(owner);
    await keep('phone-2-claimed');
    await turnTo('customer');
    await comeIn(buyer);
    await browse(buyer);
    await keep('phone-3-card');
    await choose(buyer);
    await keep('phone-4-cart');
    await checkOut(page, buyer);
    await keep('phone-5-summary');
    const number = await placeOrder(buyer);
    await page.locator('.switcher [data-side=owner] .badge').waitFor();
    await keep('phone-6-pay');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await sendReceipt(page, buyer, number);
    await turnTo('owner');
    await owner.press(owner.text('owner-button-accept'));
    await keep('phone-7-accepted');
    await turnTo('customer');
    await buyer.reads(buyer.text('notice-order_paid', { number }));
    await keep('phone-8-paid');
    expect(await barriers(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
