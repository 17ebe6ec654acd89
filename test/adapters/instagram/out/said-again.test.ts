import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestPace } from '#test/adapters/telegram-house.ts';
import { heard, openPlatform, openShop, type Platform, type Shop } from './house.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform();
});
afterAll(async () => await platform.close());

const sizes = { reply_markup: { inline_keyboard: [[{ text: 'Kichik', callback_data: 's' }]] } };
const news = 'Buyurtmangiz yoʻlga chiqdi';

async function customer(shop: Shop) {
  const person = shop.person('Nodira', 'desktop');
  return { person, chat: await shop.greets(person) };
}

const menuOf = async (shop: Shop, chat: number) => (await shop.backend.menuFor(chat))?.options.map(({ data }) => data);

describe('news whose work is run again after its process died', () => {
  test('leave the question that came meanwhile, when they had gone out and were noted', async () => {
    const shop = openShop(platform);
    const { person, chat } = await customer(shop);
    await shop.api.sendMessage(chat, news);
    await shop.api.sendMessage(chat, 'Qaysi oʻlcham?', sizes);
    shop.journal.nextRun();
    await shop.api.sendMessage(chat, news);
    expect(heard(person)).toHaveLength(2);
    expect(await menuOf(shop, chat)).toEqual(['s']);
  });

  test('leave it, too, when nobody had heard that they had gone out', async () => {
    let isEnding = true;
    const usual = createTestPace();
    const wait = (ms: number) => (isEnding ? Promise.reject(new Error('the process ends')) : usual.wait(ms));
    const shop = openShop(platform, { pace: { ...usual, wait } });
    const { person, chat } = await customer(shop);
    platform.scene.graph.faults.next('messages', 'drop-answer');
    await expect(shop.api.sendMessage(chat, news)).rejects.toThrow();
    isEnding = false;
    platform.scene.clock.advance(5_000);
    await shop.api.sendMessage(chat, 'Qaysi oʻlcham?', sizes);
    shop.journal.nextRun();
    await shop.api.sendMessage(chat, news);
    expect(heard(person)).toHaveLength(2);
    expect(await menuOf(shop, chat)).toEqual(['s']);
  });
});

test('a question whose process died before it was noted can be answered by its number after the next run', async () => {
  let isEnding = true;
  const usual = createTestPace();
  const wait = (ms: number) => (isEnding ? Promise.reject(new Error('the process ends')) : usual.wait(ms));
  const shop = openShop(platform, { pace: { ...usual, wait } });
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  await expect(shop.api.sendMessage(chat, 'Qaysi oʻlcham?', sizes)).rejects.toThrow();
  isEnding = false;
  expect(await menuOf(shop, chat)).toBeUndefined();
  shop.journal.nextRun();
  await shop.api.sendMessage(chat, 'Qaysi oʻlcham?', sizes);
  expect(heard(person)).toHaveLength(1);
  expect(await menuOf(shop, chat)).toEqual(['s']);
});

test('news that are said for the first time end the menu', async () => {
  const shop = openShop(platform);
  const { chat } = await customer(shop);
  await shop.api.sendMessage(chat, 'Qaysi oʻlcham?', sizes);
  await shop.api.sendMessage(chat, news);
  expect(await menuOf(shop, chat)).toBeUndefined();
});
