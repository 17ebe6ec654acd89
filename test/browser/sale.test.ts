import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import type { Language } from '#src/shop/language.ts';
import { barriers, openBrowser, openWatched, type WatchedPage } from '../support/browser.ts';
import { settingsFor, shopTexts } from '../support/open-shop.ts';
import { drawReadmePicture, makesReadmePicture } from '../support/readme-picture.ts';
import { runShop, wrote } from '../support/shop-process.ts';
import { chatOn, type Chat } from './chat.ts';
import {
  browse,
  chooseDelivery,
  choosePickUp,
  chooseShoe,
  claimShop,
  comeIn,
  copyCard,
  findShoe,
  fulfil,
  givePhone,
  openCustomer,
  placeOrder,
  sendReceipt,
} from './sale-on-page.ts';

const patience = { timeout: 120_000 };
const wordsFor = shopTexts();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The page of a program that runs for this visit alone. */
interface Visit extends WatchedPage {
  owner: Chat;
  buyer: Chat;
}

/** Starts the program as `npm start` does and opens the address that it prints. */
async function visit(settings: { [name: string]: string }, look: { width: number; height: number }): Promise<Visit> {
  const shop = runShop(settings);
  onTestFinished(async () => void (await shop.stop()));
  await wrote(shop, /Open http\S+ in a browser/);
  const address = /Open (http\S+)/.exec(shop.output())?.[1] ?? '';
  const opened = await openWatched(browser, address, { ...look, scale: makesReadmePicture ? 2 : 1 });
  return {
    ...opened,
    owner: chatOn(opened.page, 'owner', wordsFor, 'uz'),
    buyer: chatOn(opened.page, 'customer', wordsFor, 'uz'),
  };
}

const emptyShop = () => ({ PORT: '0', DATA_DIR: mkdtempSync(join(inject('runFolder'), 'first-start-')) });

/** The first customer buys two pairs and pays; answers the order's number. */
async function buyAndPay({ page, buyer, keep }: Visit): Promise<string> {
  const shot = (name: string) => keep(`${buyer.language}-${name}`);
  await comeIn(buyer);
  await shot('3-welcome');
  await findShoe(buyer);
  await browse(buyer);
  await shot('4-card');
  await chooseShoe(buyer, 2);
  await shot('5-cart');
  await givePhone(page, buyer);
  await shot('6-delivery');
  await chooseDelivery(buyer);
  await shot('7-summary');
  const number = await placeOrder(buyer);
  await shot('8-pay');
  expect(await copyCard(page, buyer)).toMatch(/^\d{16}$/);
  await sendReceipt(page, buyer, number);
  return number;
}

/** A second customer orders, forgets to pay, and the clock is moved beyond his time; answers the order's number. */
async function buyAndForget({ page, buyer }: Visit, language: Language): Promise<string> {
  await openCustomer(page, 'Emily', language);
  buyer.language = language;
  await comeIn(buyer);
  await findShoe(buyer);
  await chooseShoe(buyer, 1);
  await givePhone(page, buyer);
  await choosePickUp(buyer, 'Emily');
  const number = await placeOrder(buyer);
  await page.locator('[data-action=advance][data-minutes="30"]').click();
  return number;
}

describe('a newcomer sells shoes to himself on the page that npm start prints', () => {
  test('in uz, from an empty folder', patience, async () => {
    await using shop = await visit(emptyShop(), { width: 1280, height: 800 });
    const { page, owner, buyer, faults, keep } = shop;
    await owner.pane.locator('[data-action=start]').waitFor();
    await keep('uz-1-first-sight');
    expect(await barriers(page)).toEqual([]);
    await claimShop(owner);
    await keep('uz-2-claimed');
    const number = await buyAndPay(shop);
    await owner.reads(owner.text('owner-notice-receipt', { number, sum: '893 000 soʻm' }));
    await keep('uz-9-receipt');
    expect(await barriers(page)).toEqual([]);
    await fulfil(owner, buyer, number);
    await keep('uz-10-delivered');
    const unpaid = await buyAndForget(shop, 'en');
    await buyer.reads(buyer.text('notice-order_expired', { number: unpaid }));
    await keep('uz-11-expired');
    expect(await barriers(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('in en', patience, async () => {
    await using shop = await visit(await settingsFor('embedded'), { width: 1280, height: 800 });
    const { page, owner, buyer, faults, keep } = shop;
    await page.locator('[data-language=en]').click();
    await page.locator('html[lang=en]').waitFor();
    await keep('en-1-first-sight');
    // Who reads the page in English has his app in English too.
    owner.language = 'en';
    await claimShop(owner);
    await keep('en-2-claimed');
    buyer.language = 'en';
    const number = await buyAndPay(shop);
    await owner.reads(owner.text('owner-notice-receipt', { number, sum: '893,000 soʻm' }));
    await keep('en-9-receipt');
    if (makesReadmePicture) await drawReadmePicture(page);
    await fulfil(owner, buyer, number);
    await keep('en-10-delivered');
    const unpaid = await buyAndForget(shop, 'en');
    await buyer.reads(buyer.text('notice-order_expired', { number: unpaid }));
    await keep('en-11-expired');
    expect(faults).toEqual([]);
  });

  test('on a phone, where one chat is seen at a time and the other one calls', patience, async () => {
    await using shop = await visit(await settingsFor('embedded'), { width: 360, height: 740 });
    const { page, owner, buyer, faults, keep } = shop;
    const turnTo = (side: 'owner' | 'customer') => page.locator(`.switcher [data-side=${side}]`).click();
    await claimShop(owner);
    await keep('phone-1-claimed');
    await turnTo('customer');
    await comeIn(buyer);
    await findShoe(buyer);
    await keep('phone-2-card');
    await chooseShoe(buyer, 1);
    await givePhone(page, buyer);
    await choosePickUp(buyer, 'Aziza');
    await keep('phone-3-summary');
    const number = await placeOrder(buyer);
    await page.locator('.switcher [data-side=owner] .badge').waitFor();
    await keep('phone-4-pay');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await sendReceipt(page, buyer, number);
    await turnTo('owner');
    await owner.press(owner.text('owner-button-accept'));
    await owner.has(owner.text('owner-done', { step: 'accept_receipt' }));
    await keep('phone-5-accepted');
    await turnTo('customer');
    await buyer.reads(buyer.text('notice-order_paid', { number }));
    await keep('phone-6-paid');
    expect(await barriers(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
