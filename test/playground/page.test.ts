import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlaygroundClock } from '#src/playground/clock.ts';
import { createPlayground } from '#src/playground/server.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { createTelegramStandIn, type TelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { becomesTrue, openBrowser, violations } from '#test/support/browser.ts';
import { BOT_TOKEN, listen } from './scene.ts';

/** A bot with one of everything the page has to show. */
function runShopBot(apiRoot: string): Bot {
  const bot = new Bot(BOT_TOKEN, { client: { apiRoot } });
  bot.command('start', async (ctx) => {
    if (ctx.match !== '') return ctx.reply(`payload ${ctx.match}`);
    await ctx.reply(
      '<b>Salom</b>, <i>mijoz</i> &lt;script&gt; karta <code>8600 1234</code> t.me/sotuv_demo_bot?start=p_7',
      {
        parse_mode: 'HTML',
        reply_markup: new Keyboard().text('Katalog').requestContact('Raqam').resized(),
      },
    );
    return ctx.replyWithPhoto(new InputFile(plainPicture(), 'a.png'), {
      caption: 'Krossovka',
      reply_markup: new InlineKeyboard()
        .text('39', 'toast')
        .text('40', 'alert')
        .row()
        .text('Keyingi', 'edit')
        .copyText('Nusxa', '8600'),
    });
  });
  bot.callbackQuery('toast', (ctx) => ctx.answerCallbackQuery('Savatga qoʻshildi'));
  bot.callbackQuery('alert', (ctx) => ctx.answerCallbackQuery({ text: 'Tugagan', show_alert: true }));
  bot.callbackQuery('edit', async (ctx) => {
    await ctx.answerCallbackQuery();
    await ctx.editMessageCaption({ caption: 'Etik', reply_markup: new InlineKeyboard().text('Orqaga', 'back') });
  });
  bot.on('message:contact', (ctx) =>
    ctx.reply(`raqam ${ctx.message.contact.phone_number}`, { reply_markup: { remove_keyboard: true } }),
  );
  bot.on('message:photo', (ctx) => ctx.reply(`chek: ${ctx.message.caption ?? 'izohsiz'}`));
  bot.on('message:text', async (ctx) => {
    await ctx.deleteMessage();
    await ctx.reply(`eshitdim ${ctx.message.text}`);
  });
  return bot;
}

interface OpenPage extends AsyncDisposable {
  page: Page;
  telegram: TelegramStandIn;
  faults: string[];
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openPage(look: { width: number; height: number; colorScheme?: 'light' | 'dark' }): Promise<OpenPage> {
  const clock = createPlaygroundClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN, botName: 'Qadam' });
  let claim: string | undefined = 'claim_once';
  const app = createPlayground({
    telegram,
    clock,
    shopName: 'Qadam',
    claimLink: () => claim,
    onClockMoved: async () => undefined,
  });
  const { origin, stop } = await listen(app);
  const bot = runShopBot(`${origin}/playground/telegram`);
  await bot.api.setMyCommands([{ command: 'start', description: 'Boshidan' }]);
  const running = bot.start();
  const context = await browser.newContext({
    viewport: look,
    colorScheme: look.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(origin);
  return {
    page,
    telegram,
    faults,
    async [Symbol.asyncDispose]() {
      claim = undefined;
      await context.close();
      await bot.stop();
      await running;
      telegram.close();
      await stop();
    },
  };
}

const chatOf = (page: Page, role: 'owner' | 'customer') => page.locator(`[data-pane=${role}]`);

async function startCustomer(page: Page): Promise<void> {
  await chatOf(page, 'customer').locator('[data-action=start]').click();
  await chatOf(page, 'customer').getByRole('button', { name: 'Keyingi' }).waitFor();
}

describe('a newcomer on the page', () => {
  test('claims the shop, then meets everything a bot can show, and nothing breaks', async () => {
    await using open = await openPage({ width: 1280, height: 800 });
    const { page, faults } = open;
    const customer = chatOf(page, 'customer');
    const owner = chatOf(page, 'owner');

    await owner.locator('[data-action=start]').click();
    await owner.getByText('payload claim_once').waitFor();
    expect(await owner.locator('[data-by=person]').first().innerText()).not.toContain('claim_once');

    await startCustomer(page);
    expect(await customer.locator('strong', { hasText: 'Salom' }).count()).toBe(1);
    expect(await customer.getByText('<script>').count()).toBe(1);

    await customer.getByRole('button', { name: '39' }).click();
    await customer.locator('[data-test=note]', { hasText: 'Savatga qoʻshildi' }).waitFor();
    await customer.getByRole('button', { name: '40' }).click();
    await page.locator('dialog', { hasText: 'Tugagan' }).waitFor();
    await page.locator('[data-action=close-alert]').click();

    await customer.getByRole('button', { name: 'Keyingi' }).press('Enter');
    await customer.getByRole('button', { name: 'Orqaga' }).waitFor();
    expect(await page.evaluate('document.activeElement.closest("article") !== null')).toBe(true);

    await customer.getByRole('button', { name: /start=p_7/ }).click();
    await customer.getByText('payload p_7').waitFor();

    await customer.locator('[data-input=text]').fill('oʻchadi');
    await customer.locator('[data-input=text]').press('Enter');
    await customer.getByText('eshitdim oʻchadi').waitFor();
    await customer.getByText('oʻchadi', { exact: true }).waitFor({ state: 'detached' });

    await customer.getByRole('button', { name: 'Raqam' }).click();
    await page.locator('[data-input=phone]').fill('+998977654321');
    await page.locator('dialog .primary').click();
    await customer.getByText('raqam +998977654321').waitFor();
    await customer.getByRole('button', { name: 'Katalog' }).waitFor({ state: 'detached' });

    const picture = { name: 'chek.png', mimeType: 'image/png', buffer: Buffer.from(plainPicture()) };
    await customer.locator('[data-input=photo-file]').setInputFiles(picture);
    await page.locator('[data-input=caption]').fill('mana chek');
    await page.locator('dialog .primary').click();
    await customer.getByText('chek: mana chek').waitFor();
    expect(faults).toEqual([]);
  });

  test('opens a second customer, sees what waits unread, moves time, and reads the page in English', async () => {
    await using open = await openPage({ width: 1280, height: 800 });
    const { page, telegram } = open;
    await page.locator('[data-action=new-customer]').click();
    await page.locator('dialog input[name=name]').fill('<b>Emily</b>');
    await page.locator('dialog select').selectOption('en');
    await page.locator('dialog .primary').click();
    await page.locator('[data-pane=customer][aria-label*="<b>Emily</b>"]').waitFor();
    expect(await page.locator('[data-customer]').count()).toBe(2);

    telegram.people.byId(7_000_000_101)!.start('hello');
    await page.locator('[data-customer="7000000101"] .badge').waitFor();

    const before = await page.locator('[data-clock]').getAttribute('datetime');
    await page.locator('[data-action=advance][data-minutes="1440"]').click();
    await becomesTrue(
      page,
      `Date.parse(document.querySelector('[data-clock]').dateTime) - Date.parse('${before}') > 86_000_000`,
    );

    await page.locator('[data-language=en]').click();
    await chatOf(page, 'owner').getByRole('button', { name: 'Start', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('does it all without a mouse', async () => {
    await using open = await openPage({ width: 1280, height: 800 });
    const { page } = open;
    const customer = chatOf(page, 'customer');
    await customer.locator('[data-action=start]').waitFor();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement.matches("[data-pane=customer] [data-action=start]")')) break;
    }
    await page.keyboard.press('Enter');
    await customer.getByRole('button', { name: 'Keyingi' }).waitFor();
    // The Start button went away; the focus went on to the message box instead of getting lost.
    expect(await page.evaluate('document.activeElement.dataset.input')).toBe('text');
    await customer.locator('[data-action=menu]').press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('/start');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.dataset.action')).toBe('menu');
  });
});

describe('the page is open to everybody (axe)', () => {
  test.each([
    { width: 1280, height: 800, colorScheme: 'light' as const },
    { width: 360, height: 740, colorScheme: 'dark' as const },
  ])('$width px, $colorScheme', async (look) => {
    await using open = await openPage(look);
    const { page } = open;
    await page.locator('[data-action=start]:visible').first().waitFor();
    expect(await violations(page)).toEqual([]);
    if (look.width === 360) await page.locator('.switcher [data-side=customer]').click();
    await startCustomer(page);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
    await chatOf(page, 'customer').locator('[data-action=attach]').click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await chatOf(page, 'customer').getByRole('button', { name: '40' }).click();
    await page.locator('dialog.alert').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
