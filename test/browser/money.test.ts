import { Bot } from 'grammy';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlaygroundClock } from '#src/playground/clock.ts';
import { createGraphStandIn, type GraphStandIn } from '#src/playground/graph/stand-in.ts';
import { createPlayground } from '#src/playground/server.ts';
import { createTelegramStandIn, type TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { listen, BOT_TOKEN } from '../playground/scene.ts';
import { becomesTrue, openBrowser, openWatched, violations, type WatchedPage } from '../support/browser.ts';

interface OpenPage extends WatchedPage {
  telegram: TelegramStandIn;
  graph: GraphStandIn;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The playground with a bot that asks everybody for one sum. */
async function openPage(look: { width: number; height: number }): Promise<OpenPage> {
  const clock = createPlaygroundClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN, botName: 'Qadam' });
  let origin = '';
  const graph = createGraphStandIn({
    clock,
    appSecret: 'secret',
    accessToken: 'IGAAplayground',
    accountId: '17841400000000001',
    username: 'qadam.uz',
    accountName: 'Qadam',
    limits: 'off',
    root: () => `${origin}/playground/graph`,
  });
  const server = await listen(
    createPlayground({
      telegram,
      graph,
      clock,
      shopName: 'Qadam',
      claimLink: () => undefined,
      onClockMoved: async () => undefined,
    }),
  );
  ({ origin } = server);
  const bot = new Bot(BOT_TOKEN, { client: { apiRoot: `${origin}/playground/telegram` } });
  bot.command('start', (ctx) =>
    ctx.reply('350 037 soʻm toʻlang: 8600 0000 0000 3456', {
      reply_markup: {
        inline_keyboard: [
          [{ text: '350 037', copy_text: { text: '350037' } }],
          [{ text: '8600 0000 0000 3456', copy_text: { text: '8600000000003456' } }],
        ],
      },
    }),
  );
  const running = bot.start();
  const opened = await openWatched(browser, origin, look);
  return {
    ...opened,
    telegram,
    graph,
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      await bot.stop();
      await running;
      telegram.close();
      graph.close();
      await server.stop();
    },
  };
}

const pane = (page: Page, name: string) => page.locator(`[data-pane=${name}]`);
const input = (page: Page, name: string) => page.locator(`dialog [data-input="money-${name}"]`);
const press = (page: Page, action: string) => page.locator(`dialog [data-action=${action}]`).click();

const previewSource = "document.querySelector('[data-test=receipt-preview]')?.src";
const previewIsDrawn = "document.querySelector('[data-test=receipt-preview]')?.naturalWidth > 0";

/** Makes a receipt out of the paper-clip of a chat and sends it into that chat. */
async function sendsReceipt(page: Page, paneName: string): Promise<void> {
  await pane(page, paneName).locator('[data-action=attach]').click();
  await pane(page, paneName).locator('[data-action=make-receipt]').click();
  await becomesTrue(page, previewIsDrawn);
}

describe('the bank of the playground', () => {
  test('sends a notice and receipts with the sum that the shop asked for', { timeout: 60_000 }, async () => {
    await using open = await openPage({ width: 1280, height: 800 });
    const { page, telegram, graph, faults, keep } = open;
    const [owner, customer] = telegram.people.all();
    await pane(page, 'owner').locator('[data-action=start]').click();
    await pane(page, 'customer').locator('[data-action=start]').click();
    await pane(page, 'customer').locator('[data-button]', { hasText: '3456' }).waitFor();

    await page.locator('[data-action=bank]').click();
    expect(await input(page, 'sum').inputValue()).toBe('350037');
    expect(await input(page, 'tail').inputValue()).toBe('3456');
    await keep('money-1-notice');
    expect(await violations(page)).toEqual([]);
    await press(page, 'send-notice');
    const forwarded = pane(page, 'owner').locator('[data-by=person]', { hasText: '350 037.00 UZS' });
    await forwarded.locator('.forwarded').waitFor();
    expect(owner?.messages.at(-1)).toMatchObject({ by: 'person', isForwarded: true });

    await page.locator('[data-action=bank]').click();
    await input(page, 'way').selectOption('typedByCustomer');
    await press(page, 'send-notice');
    await pane(page, 'customer').locator('[data-by=person]', { hasText: '***3456' }).waitFor();
    expect(customer?.messages.at(-1)).toMatchObject({ by: 'person', isForwarded: false });

    await sendsReceipt(page, 'customer');
    const first = await page.evaluate(previewSource);
    await input(page, 'layout').selectOption('twoCards');
    await input(page, 'theme').selectOption('dark');
    await input(page, 'honesty').selectOption('lowerSum');
    await becomesTrue(page, `${previewSource} !== ${JSON.stringify(first)} && ${previewIsDrawn}`);
    await keep('money-2-receipt');
    expect(await violations(page)).toEqual([]);
    await press(page, 'send-receipt');
    await pane(page, 'customer').locator('[data-by=person][data-kind=photo]').waitFor();
    await keep('money-3-sent');

    await page.locator('button[data-channel=instagram]').click();
    await sendsReceipt(page, 'direct');
    await press(page, 'send-receipt');
    await pane(page, 'direct').locator('[data-by=person] img').first().waitFor();
    expect(graph.people.all()[0]?.messagesOn('phone').length).toBe(1);
    await keep('money-4-direct');
    expect(faults).toEqual([]);
  });

  test('is used with the keyboard alone, on a phone too', { timeout: 60_000 }, async () => {
    await using open = await openPage({ width: 360, height: 740 });
    const { page, telegram, faults, keep } = open;
    const [, customer] = telegram.people.all();
    await page.locator('[data-language=en]').press('Enter');
    await page.locator('html[lang=en]').waitFor();
    await page.locator('[data-action=bank]').press('Enter');
    await keep('money-5-phone-notice');
    await page.locator('dialog [data-tab=receipt]').press('Enter');
    expect(await page.evaluate('document.activeElement.dataset.tab')).toBe('receipt');
    await becomesTrue(page, previewIsDrawn);
    await keep('money-6-phone-receipt');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.evaluate("document.querySelector('dialog').scrollWidth <= 344")).toBe(true);
    expect(await violations(page)).toEqual([]);
    await input(page, 'asFile').press('Space');
    await page.locator('dialog [data-action=send-receipt]').press('Enter');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(customer?.messages.at(-1)).toMatchObject({
      kind: 'document',
      file: { name: 'chek.png', mime: 'image/png' },
    });
    await page.locator('[data-action=bank]').press('Enter');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});
