import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlaygroundClock } from '#src/playground/clock.ts';
import { createGraphStandIn, type GraphStandIn } from '#src/playground/graph/stand-in.ts';
import { createPlayground } from '#src/playground/server.ts';
import { createTelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { openBrowser, openWatched, violations, type WatchedPage } from '#test/support/browser.ts';
import { openTinyShop, type TinyShop } from './instagram-shop.ts';
import { BOT_TOKEN, listen } from './scene.ts';

const token = 'IGAAplayground';

interface OpenPage extends WatchedPage {
  graph: GraphStandIn;
  shop: TinyShop;
}

let browser: Browser;
let pictures: { shoe: Uint8Array; scarf: Uint8Array };
beforeAll(async () => {
  browser = await openBrowser();
  pictures = { shoe: await plain('#9c6b4a'), scarf: await plain('#2c6e7d') };
});
afterAll(() => browser.close());

async function plain(background: string): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width: 480, height: 480, channels: 3, background } })
      .png()
      .toBuffer(),
  );
}

async function openPage(look: { width: number; height: number; colorScheme?: 'light' | 'dark' }): Promise<OpenPage> {
  const clock = createPlaygroundClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN, botName: 'Qadam' });
  let origin = '';
  const graph = createGraphStandIn({
    clock,
    appSecret: 'secret',
    accessToken: token,
    accountId: '17841400000000001',
    username: 'qadam.uz',
    accountName: 'Qadam',
    limits: 'off',
    root: () => `${origin}/playground/graph`,
  });
  const { account } = graph;
  account.publishPost({ caption: 'Atlas roʻmol 🌸', picture: pictures.scarf });
  account.publishPost({ caption: 'Bugun oxirgi kun!', kind: 'story', picture: pictures.scarf });
  const shoe = account.publishPost({ caption: '«Shamol» krossovkasi. Narxi uchun yozing 👇', picture: pictures.shoe });
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
  const root = `${origin}/playground/graph`;
  const cardPicture = `${origin}/playground/api/instagram/files/${shoe.fileId}`;
  const bridge = 'https://t.me/sotuv_demo_bot?start=b_17';
  const shop = openTinyShop(graph, { root, token, cardPicture, bridge });
  await dressProfile(shop);
  const opened = await openWatched(browser, origin, look);
  return {
    ...opened,
    graph,
    shop,
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]();
      telegram.close();
      graph.close();
      await server.stop();
    },
  };
}

async function dressProfile(shop: TinyShop): Promise<void> {
  const call_to_actions = [
    { question: 'Katalogni koʻrsating', payload: '/catalog' },
    { question: 'Yetkazib berasizlarmi?', payload: '/delivery' },
  ];
  const menu = [{ type: 'postback', title: 'Buyurtmalarim', payload: '/orders' }];
  await shop.call('me/messenger_profile', {
    platform: 'instagram',
    ice_breakers: [{ locale: 'default', call_to_actions }],
    persistent_menu: [{ locale: 'default', call_to_actions: menu }],
  });
}

const pane = (page: Page, name: string) => page.locator(`[data-pane=${name}]`);
const toInstagram = (page: Page) => page.locator('[data-channel=instagram]:is(button)').click();

async function writeIn(page: Page, paneName: string, name: string, text: string): Promise<void> {
  const box = pane(page, paneName).locator(`[data-input=${name}]`);
  await box.fill(text);
  await box.press('Enter');
}

describe('a newcomer on Instagram', () => {
  test('comments, is answered in public and in Direct, and goes on to Telegram', async () => {
    await using open = await openPage({ width: 1280, height: 800 });
    const { page, graph, shop, faults, keep } = open;
    const feed = pane(page, 'feed');
    const direct = pane(page, 'direct');
    await toInstagram(page);
    await direct.getByRole('button', { name: 'Katalogni koʻrsating' }).waitFor();
    await keep('ig-page-1-first-sight');

    await writeIn(page, 'feed', 'comment', 'Narxi qancha?');
    await feed.locator('[data-test=comment][data-by=account]', { hasText: 'Directga yozdik' }).waitFor();
    await direct.locator('[data-by=account]', { hasText: '429 000' }).waitFor();
    await direct.locator('.ig-window[data-window=none]').waitFor();
    await keep('ig-page-2-comment');

    await writeIn(page, 'direct', 'text', 'salom');
    await direct.locator('.ig-window[data-window=open]').waitFor();
    await direct.locator('[data-button=quick]', { hasText: 'Katalog' }).click();
    await direct.locator('[data-test=card]', { hasText: 'Bahor' }).waitFor();
    expect(await direct.locator('[data-button=quick]').count()).toBe(0);
    await keep('ig-page-3-cards');
    await direct.locator('[data-test=card]', { hasText: 'Bahor' }).locator('[data-button=template]').click();
    await direct.locator('[data-button=quick]', { hasText: '42' }).click();
    await direct.locator('[data-button=template]', { hasText: 'Buyurtma' }).waitFor();
    expect(
      graph.people
        .all()[0]
        ?.messages.filter(({ by }) => by === 'person')
        .map(({ text }) => text),
    ).toEqual(['salom', 'Katalog', 'Tanlash', '42']);
    await direct.locator('[data-action=unsend]').first().click();
    await direct.locator('[data-by=person]', { hasText: 'salom' }).waitFor({ state: 'detached' });
    await keep('ig-page-4-buttons');

    await shop.done();
    await direct.locator('[data-action=bridge]').click();
    await page.locator('[data-pane=customer][aria-label$="Zilola Yusupova"]').waitFor();
    await page.locator('[data-pane=customer] [data-by=person]', { hasText: '/start' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('answers a story, shares a post, takes a comment back, and changes to a computer', async () => {
    await using open = await openPage({ width: 1600, height: 900 });
    const { page, faults, keep } = open;
    const feed = pane(page, 'feed');
    const direct = pane(page, 'direct');
    await toInstagram(page);
    await page.locator('[data-person=bekzod_aliyev]').click();
    await feed.locator('[data-story]').click();
    await keep('ig-page-5-story');
    await page.locator('dialog [data-input=story]').fill('Bu bormi?');
    await page.locator('dialog [data-action=answer-story]').click();
    await direct.locator('[data-by=person] .ig-about', { hasText: 'Bugun oxirgi kun!' }).waitFor();
    await feed.locator('[data-action=share]').click();
    await direct.locator('[data-by=person] .ig-about', { hasText: 'Shamol' }).waitFor();

    await feed.locator('[data-action=askStock]').click();
    await feed.locator('[data-test=comment][data-by=account]').waitFor();
    await feed.locator('[data-action=comment-remove]').click();
    await feed.locator('[data-test=comment]').first().waitFor({ state: 'detached' });

    await writeIn(page, 'direct', 'text', 'salom');
    await direct.locator('[data-button=quick]', { hasText: 'Katalog' }).click();
    await direct.locator('[data-test=card]').first().waitFor();
    await direct.locator('[data-action=desktop]').click();
    await direct.locator('.ghost').waitFor();
    expect(await direct.locator('[data-test=card]').count()).toBe(0);
    await writeIn(page, 'direct', 'text', '2');
    await direct.locator('[data-by=account] .ghost').nth(1).waitFor();
    expect(await direct.locator('[data-button=quick]').count()).toBe(0);
    await keep('ig-page-6-desktop');
    expect(faults).toEqual([]);
  });

  test('as the owner types by hand and publishes a post, and closes the window with the clock', async () => {
    await using open = await openPage({ width: 1280, height: 800 });
    const { page, faults, keep } = open;
    const direct = pane(page, 'direct');
    const owner = pane(page, 'owner-instagram');
    await toInstagram(page);
    await direct.locator('[data-button=ice]').first().click();
    await direct.locator('[data-by=account]', { hasText: 'Eshitdim' }).waitFor();
    await page.locator('.apps [data-app=instagram]').click();
    await owner.locator('[data-thread="zilola.yusupova"]').click();
    await writeIn(page, 'owner-instagram', 'text', 'Assalomu alaykum, oʻzim yordam beraman');
    await direct.locator('[data-by=account]', { hasText: 'oʻzim yordam' }).waitFor();
    await keep('ig-page-7-owner');

    await page.locator('[data-action=jumps]').click();
    await page.locator('[data-action=to2410]').click();
    await direct.locator('.ig-window[data-window=closed]').waitFor();
    await page.locator('[data-action=jumps]').click();
    await page.locator('[data-action=to2350]').click();
    await page.locator('.hint', { hasText: 'oʻtib ketgan' }).waitFor();

    await owner.locator('[data-action=back]').click();
    await owner.locator('[data-action=new-post]').click();
    await keep('ig-page-8-new-post');
    await page.locator('dialog .primary').click();
    await pane(page, 'feed').locator('[data-test=post]', { hasText: 'charm etik' }).waitFor();
    await keep('ig-page-9-published');
    expect(faults).toEqual([]);
  });
});

describe('Instagram on the page is open to everybody (axe)', () => {
  test.each([
    { width: 1280, height: 800, colorScheme: 'dark' as const },
    { width: 360, height: 740, colorScheme: 'light' as const },
  ])('$width px, $colorScheme', async (look) => {
    await using open = await openPage(look);
    const { page, keep } = open;
    const isNarrow = look.width === 360;
    const turnTo = async (side: string) => {
      if (isNarrow) await page.locator(`.switcher [data-side=${side}]`).click();
    };
    const check = async (name: string) => {
      await keep(`ig-axe-${look.width}-${name}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
    };
    await toInstagram(page);
    await pane(page, 'feed').locator('[data-action=askPrice]').click();
    await pane(page, 'feed').locator('[data-by=account]').waitFor();
    // All of it is seen at once on a wide window, and looked at in the end.
    if (isNarrow) await check('feed');
    await turnTo('direct');
    await pane(page, 'direct').locator('[data-by=account]').waitFor();
    await writeIn(page, 'direct', 'text', 'salom');
    await pane(page, 'direct').locator('[data-button=quick]', { hasText: 'Katalog' }).click();
    await pane(page, 'direct').locator('[data-test=card]').first().waitFor();
    if (isNarrow) await check('direct');
    await turnTo('owner');
    await page.locator('.apps [data-app=instagram]').click();
    await pane(page, 'owner-instagram').locator('[data-thread]').first().waitFor();
    await check('owner');
  });
});
