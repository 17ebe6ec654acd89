import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import { createTestPace } from '#test/adapters/telegram-house.ts';
import { heard, openPlatform, openShop, type Platform, type Shop } from './house.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform();
});
afterAll(async () => await platform.close());

/** The process is about to end, and waits for nothing any more, until the next one begins. */
function createLife() {
  const usual = createTestPace();
  let hasBegun = false;
  const wait = async (ms: number): Promise<void> => {
    if (!hasBegun) throw new Error('the process ends');
    await usual.wait(ms);
  };
  return { pace: { ...usual, wait }, begins: () => void (hasBegun = true) };
}

async function customer(shop: Shop) {
  const person = shop.person('Dilnoza');
  return { person, chat: await shop.greets(person) };
}

test('a process that ends while it waits for the echo of a lost send leaves word of it', async () => {
  const life = createLife();
  const shop = openShop(platform, { pace: life.pace });
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  await expect(shop.api.sendMessage(chat, 'Qanday yetkazamiz?')).rejects.toThrow();
  life.begins();
  shop.journal.nextRun();
  await shop.api.sendMessage(chat, 'Qanday yetkazamiz?');
  expect(heard(person)).toEqual(['Qanday yetkazamiz?']);
});

test('a question about a lost message that comes too soon is asked again', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  platform.scene.graph.faults.next('conversations', graphFault({ code: 613, message: 'too many' }), 2);
  await shop.api.sendMessage(chat, 'Buyurtma qabul qilindi');
  expect(heard(person)).toEqual(['Buyurtma qabul qilindi']);
});

test('what a killed process had under way to many is looked for with one question', async () => {
  // One of its own: it counts the questions of the last second, whoever asked them.
  const fresh = await openPlatform();
  const life = createLife();
  const shop = openShop(fresh, { pace: life.pace });
  const people = await Promise.all(Array.from({ length: 8 }, () => customer(shop)));
  fresh.scene.graph.faults.next('messages', 'drop-answer', people.length);
  const tell = () => people.map(({ chat }) => shop.api.sendMessage(chat, 'Qaysi oʻlcham?'));
  await Promise.allSettled(tell());
  life.begins();
  shop.journal.nextRun();

  const before = shop.calls('conversations').length;
  await Promise.all(tell());
  for (const { person } of people) expect(heard(person)).toEqual(['Qaysi oʻlcham?']);
  expect(shop.calls('conversations')).toHaveLength(before + 1);
  await fresh.close();
});

test('the echo of a lost send is ours, too, where its text is not kept', async () => {
  const shop = openShop(platform);
  const { person, chat } = await customer(shop);
  const node = shop.node({ drop: (text) => (text.includes('482133') ? '[not kept]' : undefined) });
  platform.scene.graph.faults.next('conversations', { status: 500, body: {} }, 2);
  platform.scene.graph.faults.next('messages', 'drop-answer');
  await expect(shop.call('sendMessage', { chat_id: chat, text: 'Kod: 482133' }, node)).rejects.toThrow();
  const mid = person.lastHeard?.id ?? '';
  expect(await node.claimEcho(chat, { mid, text: '[not kept]', attachments: [] })).toBe(true);
});
