import { Api, InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AdapterDeps, Json } from '#adapters/adapter.ts';
import { systemPace, type Pace } from '#adapters/pace.ts';
import { type BotApi, refused, startBotApi } from './bot-api.ts';
import { createTestHouse, picture } from './contract.ts';
import { createTestPace, eventually, startTelegram } from './telegram-house.ts';

let botApi: BotApi;
beforeEach(async () => void (botApi = await startBotApi()));
afterEach(async () => await botApi.close());

async function openShop(pace: Pace = createTestPace()) {
  const house = createTestHouse();
  const adapter = await startTelegram(botApi.root, house.deps, pace);
  return { house, adapter, api: new Api(adapter.token, adapter.client) };
}

const ali = 77;
const vali = 78;

describe('Telegram asks for patience', () => {
  test('a short wait is kept to the second and the message sent once more', async () => {
    const pace = createTestPace();
    const { api } = await openShop(pace);
    botApi.plan('sendMessage', refused(429, 'Too Many Requests: retry after 3', 3));
    await api.sendMessage(ali, 'salom');
    expect(pace.waits).toEqual([3000]);
    expect(botApi.of('sendMessage')).toHaveLength(2);
  });

  test('after three waits the refusal is the caller’s', async () => {
    const pace = createTestPace();
    const { api } = await openShop(pace);
    botApi.plan('sendMessage', ...Array.from({ length: 9 }, () => refused(429, 'Too Many Requests', 2)));
    await expect(api.sendMessage(ali, 'salom')).rejects.toMatchObject({ error_code: 429 });
    expect(botApi.of('sendMessage')).toHaveLength(4);
  });

  test('a long wait comes back at once, that chat is left alone, and others are served', async () => {
    const pace = createTestPace();
    const { api } = await openShop(pace);
    botApi.plan('sendMessage', refused(429, 'Too Many Requests: retry after 35', 35));
    const long = { error_code: 429, parameters: { retry_after: 35 } };
    await expect(api.sendMessage(ali, 'salom')).rejects.toMatchObject(long);
    await expect(api.sendMessage(ali, 'yana salom')).rejects.toMatchObject(long);
    await api.sendMessage(vali, 'salom');
    expect(botApi.of('sendMessage').map((call) => call.fields['chat_id'])).toEqual([ali, vali]);
    expect(pace.waits).toEqual([]);
  });

  test('a pause that one node was told is kept by the others too', async () => {
    const readers: ((news: Json) => void)[] = [];
    const bulletin: AdapterDeps['bulletin'] = {
      publish: (_topic, news) => readers.forEach((reader) => reader(news)),
      subscribe: (_topic, onNews) => void readers.push(onNews),
    };
    const [one, other] = await Promise.all(
      [1, 2].map(async () => {
        const { deps } = createTestHouse();
        const adapter = await startTelegram(botApi.root, { ...deps, bulletin });
        return new Api(adapter.token, adapter.client);
      }),
    );
    botApi.plan('sendMessage', refused(429, 'Too Many Requests: retry after 35', 35));
    await expect(one?.sendMessage(ali, 'salom')).rejects.toMatchObject({ error_code: 429 });
    await expect(other?.sendMessage(ali, 'salom')).rejects.toMatchObject({ error_code: 429 });
    await other?.sendMessage(vali, 'salom');
    expect(botApi.of('sendMessage').map((call) => call.fields['chat_id'])).toEqual([ali, vali]);
  });

  test('a wait that no chat caused holds everybody until it is over', async () => {
    const released = Promise.withResolvers<void>();
    let nowMs = 0;
    const waiting: number[] = [];
    const pace: Pace = {
      now: () => nowMs,
      wait: async (ms) => {
        waiting.push(ms);
        await released.promise;
        nowMs = 10_000;
      },
    };
    const { api } = await openShop(pace);
    botApi.plan('answerCallbackQuery', refused(429, 'Too Many Requests: retry after 10', 10));
    const tap = api.answerCallbackQuery(botApi.ali.tap(1, 'v:34'));
    await eventually(() => waiting).toEqual([10_000]);
    const message = api.sendMessage(ali, 'salom');
    await eventually(() => waiting).toEqual([10_000, 10_000]);
    expect(botApi.of('sendMessage')).toHaveLength(0);
    released.resolve();
    await Promise.all([tap, message]);
    expect(botApi.of('sendMessage')).toHaveLength(1);
  });

  test('a limit on settings does not silence the shop', async () => {
    const { api } = await openShop();
    botApi.plan('setMyCommands', refused(429, 'Too Many Requests: retry after 300', 300));
    await expect(api.setMyCommands([])).rejects.toMatchObject({ error_code: 429 });
    await api.sendMessage(ali, 'salom');
    expect(botApi.of('sendMessage')).toHaveLength(1);
  });

  test('a wait can be broken off', async () => {
    const { api } = await openShop(systemPace);
    const stop = new AbortController();
    botApi.plan('sendMessage', refused(429, 'Too Many Requests: retry after 20', 20));
    // @ts-expect-error grammY's type knows only the signal of its polyfill
    const message = api.sendMessage(ali, 'salom', {}, stop.signal);
    const ended = expect(message).rejects.toThrow("Network request for 'sendMessage' failed!");
    await eventually(() => botApi.of('sendMessage').length).toBe(1);
    stop.abort();
    await ended;
    expect(botApi.of('sendMessage')).toHaveLength(1);
  });
});

describe('Telegram is unwell', () => {
  test.each([
    ['its own error', refused(500, 'Internal Server Error')],
    ['a page of a proxy', { status: 502, body: '<html>Bad Gateway</html>' }],
  ])('%s is tried again after 0.5, 1 and 2 s', async (_what, trouble) => {
    const pace = createTestPace();
    const { api } = await openShop(pace);
    botApi.plan('sendMessage', trouble, trouble, trouble);
    await api.sendMessage(ali, 'salom');
    expect(pace.waits).toEqual([500, 1000, 2000]);
  });

  test('a message whose answer was lost is not sent again: the customer has it', async () => {
    const { api } = await openShop();
    botApi.plan('sendMessage', 'drop-answer');
    await expect(api.sendMessage(ali, 'salom')).rejects.toThrow("Network request for 'sendMessage' failed!");
    expect(botApi.ali.messages.filter((message) => message.by === 'bot')).toHaveLength(1);
  });

  test('an edit and a deletion whose answers were lost are done again, and count as done', async () => {
    const { api } = await openShop();
    const { message_id: id } = await api.sendMessage(ali, 'eski');
    botApi.plan('editMessageText', 'drop', 'drop-answer');
    await api.editMessageText(ali, id, 'yangi');
    expect(botApi.ali.lastHeard?.text).toBe('yangi');
    botApi.plan('deleteMessage', 'drop-answer');
    await api.deleteMessage(ali, id);
    expect(botApi.ali.lastHeard).toBeUndefined();
  });

  test('an edit that changes nothing is still refused', async () => {
    const { api } = await openShop();
    const { message_id: id } = await api.sendMessage(ali, 'eski');
    await expect(api.editMessageText(ali, id, 'eski')).rejects.toThrow('message is not modified');
  });

  test('a message that never left is tried again, then fails with a reason that is safe to show', async () => {
    const pace = createTestPace();
    const { api } = await openShop(pace);
    await botApi.close();
    // Finds the connection of before broken, so that the message needs a new one.
    await api.getMe().catch(() => undefined);
    pace.waits.length = 0;
    const failure = await api.sendMessage(ali, 'salom').catch((error: unknown) => error);
    expect(failure).toMatchObject({ error: { message: 'sendMessage could not reach Telegram (ECONNREFUSED)' } });
    expect(pace.waits).toEqual([500, 1000, 2000]);
  });
});

async function openShopWithPictures() {
  const shop = await openShop();
  for (const id of ['1', '2']) shop.house.media.set(id, picture);
  return { ...shop, lastSend: () => botApi.calls().at(-1) };
}

describe('pictures of the shop', () => {
  test('the largest size is what is remembered', async () => {
    const { api, house } = await openShopWithPictures();
    await api.sendPhoto(ali, 'media:1');
    const shown = botApi.ali.lastHeard?.file;
    expect([...house.memory.entries()]).toEqual([['telegram:4242:photo:1', shown?.id]]);
  });

  test('an album uploads only what Telegram has not seen', async () => {
    const { api, house, lastSend } = await openShopWithPictures();
    await api.sendPhoto(ali, 'media:1');
    const album = ['1', '2'].map((id) => ({ type: 'photo' as const, media: `media:${id}` }));
    await api.sendMediaGroup(ali, album);
    expect(lastSend()?.files).toEqual({ file1: picture.bytes.length });
    await api.sendMediaGroup(ali, album);
    expect(lastSend()?.files).toEqual({});
    expect(lastSend()?.fields['media']).toEqual(
      ['1', '2'].map((id) => ({ type: 'photo', media: house.memory.get(`telegram:4242:photo:${id}`) })),
    );
  });

  test('a card turned by editing uploads each picture once, with text and buttons', async () => {
    const { api, lastSend } = await openShopWithPictures();
    const { message_id: card } = await api.sendPhoto(ali, 'media:1');
    const turnTo = async (id: string) => {
      const media = { type: 'photo' as const, media: `media:${id}`, caption: `Krossovka ${id}` };
      await api.editMessageMedia(ali, card, media, {
        reply_markup: { inline_keyboard: [[{ text: '›', callback_data: 'next' }]] },
      });
      return lastSend()?.files;
    };
    expect(await turnTo('2')).toEqual({ file0: picture.bytes.length });
    expect(botApi.ali.lastHeard).toMatchObject({
      kind: 'photo',
      text: 'Krossovka 2',
      buttons: [[{ text: '›', callback_data: 'next' }]],
    });
    expect(await turnTo('1')).toEqual({});
    expect(await turnTo('2')).toEqual({});
  });

  test.each([
    'Bad Request: wrong file identifier/HTTP URL specified',
    'Bad Request: wrong remote file identifier specified: Wrong padding in the string',
    "Bad Request: wrong remote file id specified: can't unserialize it",
  ])('a file id refused with "%s" is replaced by sending the bytes once more', async (description) => {
    const { api, house } = await openShopWithPictures();
    await api.sendPhoto(ali, 'media:1');
    const before = house.memory.get('telegram:4242:photo:1');
    botApi.plan('sendPhoto', refused(400, description));
    await api.sendPhoto(ali, 'media:1');
    expect(botApi.of('sendPhoto').map((call) => Object.keys(call.files).length)).toEqual([1, 0, 1]);
    expect(house.memory.get('telegram:4242:photo:1')).not.toBe(before);
  });

  test('a refusal for another reason keeps the file id', async () => {
    const { api, house } = await openShopWithPictures();
    await api.sendPhoto(ali, 'media:1');
    botApi.plan('sendPhoto', refused(403, 'Forbidden: bot was blocked by the user'));
    await expect(api.sendPhoto(ali, 'media:1')).rejects.toMatchObject({ error_code: 403 });
    expect(house.memory.has('telegram:4242:photo:1')).toBe(true);
    expect(botApi.of('sendPhoto')).toHaveLength(2);
  });

  test('the same picture as a document is another file for Telegram', async () => {
    const { api } = await openShopWithPictures();
    await api.sendPhoto(ali, 'media:1');
    await api.sendDocument(ali, 'media:1');
    await api.sendDocument(ali, 'media:1');
    expect(botApi.of('sendDocument').map((call) => Object.keys(call.files).length)).toEqual([1, 0]);
  });

  test('an upload by grammY itself survives a retry whole', async () => {
    const { api } = await openShop();
    botApi.plan('sendDocument', refused(429, 'Too Many Requests: retry after 1', 1));
    await api.sendDocument(ali, new InputFile(Buffer.alloc(50_000, 'a'), 'report.csv'), { caption: 'Hisobot' });
    expect(botApi.of('sendDocument')).toHaveLength(2);
    expect(botApi.ali.lastHeard).toMatchObject({ text: 'Hisobot', file: { name: 'report.csv', sizeBytes: 50_000 } });
  });
});
