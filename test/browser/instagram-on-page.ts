import type { Page } from 'playwright-core';
import type { Chat } from './chat.ts';

/** Turns to the customers of a channel. */
export async function turnTo(page: Page, channel: 'telegram' | 'instagram'): Promise<void> {
  await page.locator(`button[data-channel=${channel}]`).click();
}

/** Which of the owner's apps is seen. */
export async function takeApp(page: Page, app: 'telegram' | 'instagram'): Promise<void> {
  await page.locator(`.apps [data-app=${app}]`).click();
}

/** Asks under the post that is open, and waits until the shop has answered for all to see and in Direct. */
export async function askUnderPost(page: Page, direct: Chat, product: string): Promise<void> {
  const feed = page.locator('[data-pane=feed]');
  await feed.locator('[data-action=askPrice]').click();
  await direct.has(product);
  await feed.locator('[data-test=comment][data-by=account]').waitFor();
}

/** Answers the open story in Direct, and waits for the product that it shows. */
export async function answerStory(page: Page, direct: Chat, answer: { text: string; product: string }): Promise<void> {
  await page.locator('[data-pane=feed] [data-story]').first().click();
  await page.locator('dialog [data-input=story]').fill(answer.text);
  await page.locator('dialog [data-action=answer-story]').click();
  await direct.has(answer.product);
}

/** From the cart to the ways of delivery; here a phone number can only be typed. */
export async function typePhone(direct: Chat): Promise<void> {
  await direct.press(direct.text('button-checkout'));
  await direct.has(direct.text('ask-phone'));
  await direct.write('90 123-45-67');
  await direct.has(direct.text('ask-delivery'));
}

/** Sends the drawn sample of a receipt. */
export async function sendReceiptInDirect(direct: Chat, number: string): Promise<void> {
  await direct.pane.locator('[data-action=attach]').click();
  await direct.pane.locator('[data-action=attach-sample]').click();
  await direct.has(direct.text('receipt-received', { number }));
}

/** The owner answers a customer of Instagram in his own app. */
export async function typesByHand(page: Page, direct: Chat, given: { to: string; text: string }): Promise<void> {
  await takeApp(page, 'instagram');
  const app = page.locator('[data-pane=owner-instagram]');
  await app.locator(`[data-thread="${given.to}"]`).click();
  await app.locator('[data-input=text]').fill(given.text);
  await app.locator('[data-input=text]').press('Enter');
  await direct.has(given.text);
}
