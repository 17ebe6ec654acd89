import type { Page } from 'playwright-core';
import { becomesTrue } from '../support/browser.ts';
import type { Chat } from './chat.ts';

const input = (page: Page, name: string) => page.locator(`dialog [data-input="money-${name}"]`);
const isDrawn = "document.querySelector('[data-test=receipt-preview]')?.naturalWidth > 0";

/** What a form of the bank is filled with; what is left out stays as the page has filled it. */
export interface Filled {
  [name: string]: string;
}

/**
 * Opens the form of receipts by the paper-clip of a chat and fills it; its picture is drawn then. `seed` settles what
 * the page else draws lots for, the number of the transfer too.
 */
export async function openReceipt(page: Page, { pane }: Chat, seed: number, filled: Filled = {}): Promise<void> {
  await page.evaluate(`Math.random = () => ${(seed + 0.5) / 1_000_000}`);
  await pane.locator('[data-action=attach]').click();
  await pane.locator('[data-action=make-receipt]').click();
  await fill(page, filled);
  await becomesTrue(page, isDrawn);
}

/** Sends the receipt of the open form, and waits until the shop has it. */
export async function sendsIt(page: Page, buyer: Chat, number: string): Promise<void> {
  const before = await buyer.pane.locator('[data-by=bot], [data-by=account]').count();
  await page.locator('dialog [data-action=send-receipt]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const heard = buyer.pane.locator('[data-by=bot], [data-by=account]').nth(before);
  await heard.filter({ hasText: buyer.text('receipt-received', { number }) }).waitFor();
}

/** Opens the form of notices and fills it. */
export async function openNotice(page: Page, filled: Filled = {}): Promise<void> {
  await page.locator('[data-action=bank]').click();
  await fill(page, filled);
}

/** Sends the notice of the open form. */
export async function letsGo(page: Page): Promise<void> {
  await page.locator('dialog [data-action=send-notice]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

async function fill(page: Page, filled: Filled): Promise<void> {
  for (const [name, value] of Object.entries(filled)) await input(page, name).selectOption(value);
}

/** The sum and the card that the form has taken from what the shop asks for. */
export async function filledIn(page: Page): Promise<{ sum: number; tail: string }> {
  return { sum: Number(await input(page, 'sum').inputValue()), tail: await input(page, 'tail').inputValue() };
}
