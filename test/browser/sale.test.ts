import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '#src/shop/language.ts';
import { barriers, openBrowser } from '../support/browser.ts';
import { settingsFor } from '../support/open-shop.ts';
import {
  drawReadmePicture,
  makesReadmePicture,
  pictureOfInstagram,
  pictureOfTelegram,
} from '../support/readme-picture.ts';
import { askUnderPost, turnTo } from './instagram-on-page.ts';
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
import { emptyShop, visit, type Visit } from './visit.ts';

const patience = { timeout: 120_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

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

/** Draws the README's picture: the sale as it stands on Telegram, and the first words of another one on Instagram. */
async function drawBothChannels({ page, direct }: Visit): Promise<void> {
  const telegram = await pictureOfTelegram(page);
  direct.language = 'en';
  await turnTo(page, 'instagram');
  await askUnderPost(page, direct, 'Shamol');
  await direct.write('1');
  await direct.has(direct.text('choose-option', { option: 'color' }));
  await drawReadmePicture([telegram, await pictureOfInstagram(page)]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await turnTo(page, 'telegram');
}

describe('a newcomer sells shoes to himself on the page that npm start prints', () => {
  test('in uz, from an empty folder', patience, async () => {
    await using shop = await visit(browser, emptyShop(), { width: 1280, height: 800 });
    const { page, owner, buyer, faults, keep } = shop;
    await owner.pane.locator('[data-action=start]').waitFor();
    await keep('uz-1-first-sight');
    expect(await barriers(page)).toEqual([]);
    await claimShop(owner);
    await keep('uz-2-claimed');
    const number = await buyAndPay(shop);
    await owner.reads(`🧾 ${number} cheki`);
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

  test.runIf(makesReadmePicture)('and is painted for the README, in en', patience, async () => {
    await using shop = await visit(browser, await settingsFor('embedded'), { width: 1280, height: 800 });
    const { page, owner, buyer } = shop;
    await page.locator('[data-language=en]').click();
    await page.locator('html[lang=en]').waitFor();
    owner.language = 'en';
    await claimShop(owner);
    buyer.language = 'en';
    const number = await buyAndPay(shop);
    await owner.reads(`🧾 Receipt for ${number}`);
    await drawBothChannels(shop);
  });

  test('in en on a phone, where one chat is seen at a time and the other one calls', patience, async () => {
    await using shop = await visit(browser, await settingsFor('embedded'), { width: 360, height: 740 });
    const { page, owner, buyer, faults, keep } = shop;
    const turnTo = (side: 'owner' | 'customer') => page.locator(`.switcher [data-side=${side}]`).click();
    await page.locator('[data-language=en]').click();
    await page.locator('html[lang=en]').waitFor();
    // Who reads the page in English has his app in English too.
    owner.language = 'en';
    buyer.language = 'en';
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
