import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, openBrowser } from '../support/browser.ts';
import { settingsFor } from '../support/open-shop.ts';
import { filledIn, letsGo, openNotice, openReceipt, sendsIt } from './bank-on-page.ts';
import { askUnderPost, turnTo, typePhone } from './instagram-on-page.ts';
import {
  chooseDelivery,
  choosePickUp,
  chooseShoe,
  claimShop,
  comeIn,
  findShoe,
  givePhone,
  openCustomer,
  placeOrder,
} from './sale-on-page.ts';
import { visit, type Visit } from './visit.ts';

// Three sales in one shop.
const patience = { timeout: 180_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A pair of shoes, fetched by the customer himself: 429 000 and a tail. */
async function buyShoe({ page, buyer }: Visit, name: string): Promise<string> {
  await comeIn(buyer);
  await findShoe(buyer);
  await chooseShoe(buyer, 1);
  await givePhone(page, buyer);
  await choosePickUp(buyer, name);
  return placeOrder(buyer);
}

/** The owner's card of a receipt shows that the sum is not what was asked; he wants a better one. */
async function seesThroughForgery(shop: Visit, number: string): Promise<void> {
  const { page, owner, buyer, keep } = shop;
  await openReceipt(page, buyer, 22, { honesty: 'lowerSum' });
  const { sum, tail } = await filledIn(page);
  expect(sum).toBeGreaterThan(429_000);
  expect(tail).toBe('0000');
  await keep('money-uz-2-forging');
  await sendsIt(page, buyer, number);
  await owner.reads(`🧾 ${number} cheki`);
  // What is not read with certainty is not called wrong; the sum, and so the picture, is another one each time.
  await owner.reads(/[❌❔] Summa/u);
  await keep('money-uz-3-doubtful');
  await owner.press(owner.text('owner-button-better'));
  await buyer.reads(`🧾 ${number}: chekda hammasi koʻrinmadi`);
  await keep('money-uz-4-better');
}

/** An honest receipt is not enough by itself: the owner sees that it waits for the bank. */
async function waitsForBank({ page, owner, buyer, keep }: Visit, number: string): Promise<void> {
  await openReceipt(page, buyer, 23);
  await keep('money-uz-5-honest');
  await sendsIt(page, buyer, number);
  await owner.press(`📦 ${number}`);
  await expect
    .poll(
      async () => {
        await owner.press(/^🧾 Chek$/);
        return owner.pane.getByText('🏦 Bank xabarini soat').count();
      },
      { timeout: 60_000, interval: 2_000 },
    )
    .toBeGreaterThan(0);
  await owner.pane.locator('[data-button]').last().scrollIntoViewIfNeeded();
  await keep('money-uz-6-waits');
}

/** The first notice of a bot asks whether it is the bank's; the second one pays. */
async function trustsBank({ page, owner, buyer, keep }: Visit, number: string): Promise<void> {
  await openNotice(page);
  await keep('money-uz-7-notice');
  await letsGo(page);
  await owner.reads('@karta_xabar_namuna_bot');
  await keep('money-uz-8-trust');
  await owner.press(owner.text('bank-button-trust'));
  await owner.reads('Oʻsha xabarni yana bir marta uzating');
  await openNotice(page);
  await letsGo(page);
  await buyer.reads(buyer.text('notice-order_paid', { number }));
  await owner.has(`${number} toʻlandi`);
  await keep('money-uz-9-proved');
}

/** From a comment to the order of a customer of Instagram. */
async function buyInDirect({ page, direct }: Visit): Promise<string> {
  await askUnderPost(page, direct, 'Shamol');
  await direct.write('1');
  await direct.has(direct.text('choose-option', { option: 'color' }));
  await direct.press('qora');
  await direct.has(direct.text('choose-option', { option: 'size' }));
  await direct.press(/^42$/);
  await direct.has(direct.text('choose-quantity'));
  await direct.press(/^1$/);
  await direct.has(direct.text('cart-title'));
  await typePhone(direct);
  await chooseDelivery(direct, 'write');
  return placeOrder(direct);
}

/** What is no witness: a stranger's words, which are an ordinary message, and a one-time code, which is dropped. */
async function nothingCounts({ page, owner, buyer, direct, keep }: Visit): Promise<void> {
  await openNotice(page, { way: 'typedByCustomer', bank: 'sms' });
  await letsGo(page);
  await turnTo(page, 'telegram');
  const strange = buyer.pane.locator('[data-by=person]', { hasText: '*0000 popolnena' });
  await strange.locator('xpath=following-sibling::*[@data-by="bot"]').first().waitFor();
  await keep('money-uz-12-stranger');
  await turnTo(page, 'instagram');
  await openNotice(page, { move: 'code' });
  await letsGo(page);
  await owner.reads(owner.text('bank-code-owner'));
  await owner.pane.getByText('hech kimga aytmang').waitFor({ state: 'detached' });
  await keep('money-uz-13-code');
  expect(await direct.pane.getByText('toʻlovingiz tasdiqlandi').count()).toBe(0);
}

describe('the money of a shop finds its order', () => {
  test('by receipts and by the bank, on both channels and late, in uz', patience, async () => {
    await using shop = await visit(browser, await settingsFor('embedded'), { width: 1280, height: 800 });
    const { page, owner, buyer, direct, faults, keep } = shop;
    await claimShop(owner);
    const first = await buyShoe(shop, 'Aziza');
    await keep('money-uz-1-asked');
    await seesThroughForgery(shop, first);
    await waitsForBank(shop, first);
    await trustsBank(shop, first);
    expect(await barriers(page)).toEqual([]);

    await turnTo(page, 'instagram');
    const second = await buyInDirect(shop);
    await openReceipt(page, direct, 21, { honesty: 'pending' });
    expect((await filledIn(page)).sum).toBeGreaterThan(464_000);
    await keep('money-uz-10-pending');
    await sendsIt(page, direct, second);
    await direct.has(direct.text('notice-refused-status_pending', { number: second }));
    await keep('money-uz-11-refused');
    await nothingCounts(shop);
    await openNotice(page, { way: 'posted', bank: 'sms' });
    await letsGo(page);
    await direct.has(direct.text('notice-order_paid', { number: second }));
    await owner.has(`${second} toʻlandi`);
    await keep('money-uz-14-posted');
    expect(await barriers(page)).toEqual([]);

    await turnTo(page, 'telegram');
    await openCustomer(page, 'Bobur', 'uz');
    const third = await buyShoe(shop, 'Bobur');
    await page.locator('[data-action=advance][data-minutes="30"]').click();
    await buyer.reads(buyer.text('notice-order_expired', { number: third }));
    await keep('money-uz-15-expired');
    await openNotice(page);
    await letsGo(page);
    await buyer.reads(buyer.text('notice-order_paid_late', { number: third }));
    await owner.has(`${third} toʻlandi`);
    await keep('money-uz-16-late');
    expect(faults).toEqual([]);
  });
});
