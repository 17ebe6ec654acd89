import { Api } from 'grammy';
import { Hono } from 'hono';
import { z } from 'zod';
import type { InboundEvent } from '#adapters/adapter.ts';
import { createWebServer, listen } from '#src/web/server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import { type BotApi, refused, startBotApi, testToken } from './bot-api.ts';
import { createTestHouse } from './contract.ts';
import { createTestPace, eventually, startTelegram, textUpdate, webhookCall, webhookSecret } from './telegram-house.ts';

let botApi: BotApi;
beforeEach(async () => void (botApi = await startBotApi()));
afterEach(async () => await botApi.close());

async function openShop() {
  const house = createTestHouse();
  const adapter = await startTelegram(botApi.root, house.deps);
  const doors = adapter.routes?.();
  if (!doors) throw new Error('no webhook');
  const knock = async (request: Request) => (await doors.request(request)).status;
  return { house, adapter, knock };
}

const ali = { id: 77, is_bot: false, first_name: 'Ali' };

describe('the webhook', () => {
  test.each([
    ['no secret', undefined, 401],
    ['an empty secret', '', 401],
    ['a beginning of the secret', webhookSecret.slice(0, -1), 401],
    ['the secret and more', `${webhookSecret}x`, 401],
    ['the secret in capitals', webhookSecret.toUpperCase(), 401],
    ['the secret', webhookSecret, 200],
  ])('with %s', async (_what, secret, status) => {
    const { house, knock } = await openShop();
    const request = webhookCall(textUpdate(1, 'salom'), secret ?? '');
    if (secret === undefined) request.headers.delete('x-telegram-bot-api-secret-token');
    expect(await knock(request)).toBe(status);
    expect(house.accepted).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each([
    ['no JSON', '{"update_id":', 400],
    ['nothing', '', 400],
    ['a number', 7, 200],
    ['null', null, 200],
    ['a list', [[]], 200],
    ['an update without id', { message: {} }, 200],
    ['an update of a kind we did not ask for', { update_id: 5, poll: { id: '1' } }, 200],
    ['a message without chat', { update_id: 5, message: { message_id: 1, date: 1 } }, 200],
    ['more than 1 MiB', 'x'.repeat(1024 * 1024 + 1), 413],
  ])('an authentic call with %s stores nothing', async (_what, body, status) => {
    const { house, knock } = await openShop();
    expect(await knock(webhookCall(body))).toBe(status);
    expect(house.accepted).toEqual([]);
  });

  test('a forged call is turned away before its body is read', async () => {
    const { knock } = await openShop();
    let wasRead = false;
    const body = new ReadableStream(
      {
        pull: (stream) => {
          wasRead = true;
          stream.close();
        },
      },
      { highWaterMark: 0 },
    );
    expect(
      await knock(new Request('http://shop.example/telegram/webhook', { method: 'POST', body, duplex: 'half' })),
    ).toBe(401);
    expect(wasRead).toBe(false);
  });

  test('before the shop knows who it is, Telegram is asked to come again', async () => {
    const { deps } = createTestHouse();
    const adapter = createTelegramAdapter({ token: testToken, apiRoot: botApi.root, webhookSecret }, deps);
    const answer = await adapter.routes?.().request(webhookCall(textUpdate(1, 'salom')));
    expect(answer?.status).toBe(503);
  });

  test('a message and a tap of one person go into one lane, in Telegram’s order', async () => {
    const { house, knock } = await openShop();
    await knock(webhookCall(textUpdate(11, 'salom')));
    const { message } = textUpdate(10, 'karta');
    await knock(
      webhookCall({
        update_id: 12,
        callback_query: { id: 'tap', from: ali, chat_instance: '1', message, data: 'v:34' },
      }),
    );
    await knock(
      webhookCall({
        update_id: 13,
        my_chat_member: {
          chat: { id: 77, type: 'private' },
          from: ali,
          date: 1,
          new_chat_member: { status: 'kicked' },
        },
      }),
    );
    expect(house.accepted.map(({ eventId, lane, order }) => ({ eventId, lane, order }))).toEqual(
      [11, 12, 13].map((id) => ({ eventId: `telegram:4242:${id}`, lane: 'telegram:77', order: id })),
    );
  });

  test('groups and channels are dropped and not every drop is logged', async () => {
    const { house, knock } = await openShop();
    for (let id = 1; id <= 12; id++) {
      expect(await knock(webhookCall(textUpdate(id, 'hammaga salom', { id: -100, type: 'supergroup' })))).toBe(200);
    }
    expect(house.accepted).toEqual([]);
    expect(house.logged).toHaveLength(2);
  });
});

function poll(adapter: Awaited<ReturnType<typeof openShop>>['adapter']) {
  const stop = new AbortController();
  const ended = adapter.run?.(stop.signal);
  return async () => {
    stop.abort();
    await ended;
  };
}

describe('long polling', () => {
  const texts = (events: InboundEvent[]) => events.map((event) => z.parse(written, event.payload).message.text);
  const written = z.object({ message: z.object({ text: z.string() }) });

  test('updates are stored while Telegram still has them, then confirmed; stopping does not wait for the open call', async () => {
    const { house, adapter } = await openShop();
    const pendingWhileStoring: number[] = [];
    house.beforeStoring = async () => void pendingWhileStoring.push(botApi.pendingUpdates());
    botApi.ali.say('salom');
    botApi.ali.say('bormi?');
    const stop = poll(adapter);
    await eventually(() => botApi.pendingUpdates()).toBe(0);
    await stop();
    expect(texts(house.accepted)).toEqual(['salom', 'bormi?']);
    expect(pendingWhileStoring).toEqual([2, 2]);
  });

  test('a webhook that was set before is taken away first', async () => {
    const { house, adapter } = await openShop();
    await adapter.subscribe?.('http://127.0.0.1:9');
    const stop = poll(adapter);
    botApi.ali.say('salom');
    await eventually(() => texts(house.accepted)).toEqual(['salom']);
    await stop();
  });

  test('nothing of a batch is confirmed while one of it could not be stored', async () => {
    const { house, adapter } = await openShop();
    const pendingWhileStoring: number[] = [];
    let failures = 2;
    house.beforeStoring = async () => {
      pendingWhileStoring.push(botApi.pendingUpdates());
      if (failures-- > 0) throw new Error('the database is away');
    };
    botApi.ali.say('salom');
    botApi.ali.say('bormi?');
    const stop = poll(adapter);
    await eventually(() => botApi.pendingUpdates()).toBe(0);
    await stop();
    expect(pendingWhileStoring).toEqual([2, 2, 2, 2]);
    expect(texts(house.accepted)).toEqual(['salom', 'bormi?']);
  });

  test('what was not confirmed before a stop comes again and is seen as known', async () => {
    const { house, adapter } = await openShop();
    const answers: string[] = [];
    const { accept } = house.deps;
    house.deps.accept = async (event) => {
      const answer = await accept(event);
      answers.push(answer);
      return answer;
    };
    botApi.ali.say('salom');
    const stopInTheMiddle = poll(adapter);
    house.beforeStoring = async () => void stopInTheMiddle();
    await eventually(() => answers).toEqual(['new']);
    await stopInTheMiddle();
    expect(botApi.pendingUpdates()).toBe(1);

    house.beforeStoring = async () => {};
    const stop = poll(adapter);
    await eventually(() => botApi.pendingUpdates()).toBe(0);
    await stop();
    expect(answers).toEqual(['new', 'seen']);
  });

  test('a second program with the same token is named, and polling goes on when it is gone', async () => {
    const { house, adapter } = await openShop();
    botApi.plan('getUpdates', refused(409, 'Conflict: terminated by other getUpdates request'));
    botApi.ali.say('salom');
    const stop = poll(adapter);
    await eventually(() => house.accepted.length).toBe(1);
    await stop();
    expect(house.logged.join()).toContain('another program uses the same TELEGRAM_BOT_TOKEN');
  });

  test('trouble is waited out with growing pauses', async () => {
    const house = createTestHouse();
    const pace = createTestPace();
    const adapter = await startTelegram(botApi.root, house.deps, pace);
    botApi.plan('deleteWebhook', refused(401, 'Unauthorized'), refused(401, 'Unauthorized'));
    botApi.plan('getUpdates', 'drop', 'drop', 'drop', 'drop');
    botApi.ali.say('salom');
    const stop = poll(adapter);
    await eventually(() => house.accepted.length).toBe(1);
    await stop();
    expect(pace.waits).toEqual([1000, 2000, 500, 1000, 2000, 4000]);
  });
});

test('Telegram itself delivers to the webhook it was told of', async () => {
  const { house, adapter } = await openShop();
  const doors = adapter.routes?.() ?? new Hono();
  const app = createWebServer({ mounts: [{ path: '/', routes: doors }], onFault: () => {} });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  await adapter.subscribe?.(`http://127.0.0.1:${server.port}`);
  const card = await new Api(adapter.token, adapter.client).sendMessage(77, 'Krossovka');
  botApi.ali.say('salom');
  botApi.ali.tap(card.message_id, 'v:34');
  botApi.vali.say('salom');
  await eventually(() => botApi.pendingUpdates()).toBe(0);
  await server.close();
  const lanes = house.accepted.map((event) => event.lane).toSorted();
  expect(lanes).toEqual(['telegram:77', 'telegram:77', 'telegram:78']);
});
