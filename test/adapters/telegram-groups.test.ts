import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type BotApi, startBotApi } from './bot-api.ts';
import { createTestHouse } from './contract.ts';
import { startTelegram, webhookCall } from './telegram-house.ts';

let botApi: BotApi;
beforeEach(async () => void (botApi = await startBotApi()));
afterEach(async () => await botApi.close());

const group = { id: -100_777, type: 'supergroup', title: 'Kassa' };
const from = { id: 77, is_bot: false, first_name: 'Ali' };
const bank = { id: 6_123_456_789, is_bot: true, first_name: 'Bank' };
const ofBank = { type: 'user', sender_user: bank, date: 1 };

async function knocked(updates: object[], drop?: (text: string) => string | undefined) {
  const house = createTestHouse();
  const dropping = drop && { drop, seal: async (_chat: string, text: string) => drop(text) };
  const adapter = await startTelegram(botApi.root, { ...house.deps, ...dropping });
  for (const [at, update] of updates.entries()) {
    const answer = await adapter.routes?.().request(webhookCall({ update_id: at + 1, ...update }));
    expect(answer?.status).toBe(200);
  }
  return house.accepted;
}

const said = (over: object, chat: object = group) => ({ message: { message_id: 1, date: 1, chat, from, ...over } });

test('of a group only the command, what a bot wrote, and news of the group itself are stored', async () => {
  const stored = [
    said({ text: '/bank' }),
    said({ text: '/bank@shop_bot' }),
    said({ text: 'Kirim', forward_origin: ofBank }),
    said({ text: 'Kirim', forward_origin: ofBank }, { ...group, type: 'group' }),
    said({ migrate_to_chat_id: -100_888 }),
    { my_chat_member: { chat: group, from, date: 1, new_chat_member: { status: 'left', user: bank } } },
  ];
  const passedOver = [
    said({ text: 'salom' }),
    said({ text: '/bankir' }),
    said({ text: '/start' }),
    said({ text: 'Kirim', forward_origin: { ...ofBank, sender_user: from } }),
    said({ text: 'Kirim', forward_origin: { type: 'hidden_user', sender_user_name: 'HUMO', date: 1 } }),
    said({ text: 'Kirim', forward_origin: ofBank }, { ...group, type: 'channel' }),
    { callback_query: { id: '1', from, data: 'x', message: { message_id: 1, chat: group } } },
  ];
  const accepted = await knocked([...passedOver, ...stored]);
  expect(accepted.map(({ lane, order }) => [lane, order])).toEqual(
    stored.map((_update, at) => ['telegram:-100777', passedOver.length + at + 1]),
  );
});

test('what nobody may keep is replaced wherever it stands, and where its words stood is forgotten, too', async () => {
  const entities = [{ type: 'code', offset: 4, length: 4 }];
  const chat = { id: 77, type: 'private' };
  const updates = [
    said({ text: 'kod 4829', entities }, chat),
    said({ text: '/x kod 4829', entities }, chat),
    said({ photo: [], caption: 'kod 4829', caption_entities: entities }, chat),
    said(
      {
        text: 'mana',
        entities,
        reply_to_message: { text: 'kod 4829', entities, reply_markup: { inline_keyboard: [] } },
      },
      chat,
    ),
    said({ text: 'mana', quote: { text: 'kod 4829', position: 0 } }, chat),
    said({ text: 'salom', entities }, chat),
  ];
  const accepted = await knocked(updates, (text) => (text.includes('4829') ? 'dropped' : undefined));
  const payloads = accepted.map(({ payload }) => z.object({ message: z.looseObject({}) }).parse(payload).message);
  expect(JSON.stringify(payloads)).not.toContain('4829');
  expect(payloads).toMatchObject([
    { text: 'dropped' },
    { text: 'dropped' },
    { caption: 'dropped', photo: [] },
    { text: 'mana', entities, reply_to_message: { text: 'dropped', reply_markup: { inline_keyboard: [] } } },
    { quote: { text: 'dropped', position: 0 } },
    { text: 'salom', entities },
  ]);
  for (const dropped of payloads.slice(0, 3)) expect(Object.keys(dropped).join()).not.toContain('entities');
});
