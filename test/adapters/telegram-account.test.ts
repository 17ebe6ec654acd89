import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MediaTooLarge } from '#adapters/adapter.ts';
import { createTelegramAdapter } from '#adapters/telegram/index.ts';
import { mediaType } from '#adapters/media-type.ts';
import { type BotApi, refused, startBotApi } from './bot-api.ts';
import { createTestHouse } from './contract.ts';
import { createTestPace, startTelegram, webhookSecret } from './telegram-house.ts';

let botApi: BotApi;
beforeEach(async () => void (botApi = await startBotApi()));
afterEach(async () => await botApi.close());

function withToken(token: string) {
  const { deps } = createTestHouse();
  return createTelegramAdapter({ token, apiRoot: `${botApi.root}/`, webhookSecret }, deps, createTestPace());
}

async function started() {
  const house = createTestHouse();
  return { house, adapter: await startTelegram(botApi.root, house.deps) };
}

describe('signing in', () => {
  test('a wrong token is a sentence that says where to get the right one', async () => {
    await expect(withToken('1:wrong').start()).rejects.toThrow(
      'TELEGRAM_BOT_TOKEN was refused by Telegram (401). Copy it again from @BotFather.',
    );
  });

  test('a token that is no token at all is told apart', async () => {
    await expect(withToken('two words/and more').start()).rejects.toThrow(
      'TELEGRAM_BOT_TOKEN is not known to Telegram (404)',
    );
  });

  test('a network that comes late is waited for', async () => {
    botApi.plan('getMe', ...Array.from({ length: 10 }, () => refused(502, 'Bad Gateway')));
    const { adapter } = await started();
    expect(adapter.me.username).toBe('shop_bot');
  });

  test('a network that does not come ends in a sentence without the token', async () => {
    await botApi.close();
    const failure = withToken('1:secret-token').start();
    await expect(failure).rejects.toThrow(
      /^Telegram cannot be reached at 127\.0\.0\.1:\d+: getMe could not reach Telegram/,
    );
    await expect(failure).rejects.not.toThrow('secret-token');
  });

  test('who the shop is cannot be asked before the start', () => {
    expect(() => withToken('1:a').me).toThrow('the Telegram adapter has not been started');
  });
});

describe('telling Telegram about the shop', () => {
  test('the webhook is set with the secret and only the updates the shop handles', async () => {
    const { adapter } = await started();
    await adapter.subscribe?.('https://shop.example/');
    expect(botApi.of('setWebhook')[0]?.fields).toEqual({
      url: 'https://shop.example/telegram/webhook',
      secret_token: webhookSecret,
      allowed_updates: ['message', 'callback_query', 'my_chat_member'],
      max_connections: 40,
    });
  });

  test('a refused webhook says what the address must be', async () => {
    const { adapter } = await started();
    botApi.plan('setWebhook', refused(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook'));
    const failure = await adapter.subscribe?.('http://shop.example').catch((error: unknown) => error);
    expect(String(failure)).toMatch(/An HTTPS URL must be provided.*PUBLIC_URL must be an https address/);
    expect(inspect(failure, { depth: 12 })).not.toContain(webhookSecret);
  });

  test('menus are set by language and for single chats, and a stranger’s chat spoils nothing', async () => {
    const { adapter, house } = await started();
    const commands = [{ command: 'catalog', description: 'Katalog' }];
    botApi.plan(
      'setMyCommands',
      { status: 200, body: { ok: true, result: true } },
      refused(400, 'Bad Request: chat not found'),
    );
    await adapter.showCommands?.([{ commands }, { chatId: '99', commands }, { language: 'en', commands }]);
    expect(botApi.of('setMyCommands').map((call) => call.fields)).toEqual([
      { commands, scope: { type: 'all_private_chats' } },
      { commands, scope: { type: 'chat', chat_id: 99 } },
      { commands, scope: { type: 'all_private_chats' }, language_code: 'en' },
    ]);
    expect(botApi.of('setChatMenuButton')[0]?.fields).toEqual({ menu_button: { type: 'commands' } });
    expect(house.logged.join()).toContain('chat not found');
  });
});

const tooManyBytes = 20 * 1024 * 1024 + 1;

/** The customer sends a file; the result is its id. */
function send(bytes: Uint8Array): string {
  const messageId = botApi.ali.sendDocument(bytes, 'chek.jpg', 'image/jpeg');
  return botApi.ali.message(messageId)?.file?.id ?? '';
}

describe('fetching what a customer sent', () => {
  test('the bytes come with the type they really are', async () => {
    const { adapter } = await started();
    const fileId = send(Buffer.from('%PDF-1.7 not a picture'));
    const media = await adapter.download(fileId);
    expect(media).toMatchObject({ mime: 'application/pdf', name: expect.stringMatching(/\.jpg$/) });
    expect(Buffer.from(media.bytes).toString()).toBe('%PDF-1.7 not a picture');
  });

  test('a file Telegram does not hand out is too large', async () => {
    const { adapter } = await started();
    await expect(adapter.download(send(Buffer.alloc(tooManyBytes)))).rejects.toThrow(MediaTooLarge);
  });

  test('a file that says it is too large is not fetched', async () => {
    const { adapter } = await started();
    const file_path = botApi.file(send(Buffer.from('small')))?.path;
    botApi.plan('getFile', { status: 200, body: { ok: true, result: { file_path, file_size: tooManyBytes } } });
    await expect(adapter.download('liar')).rejects.toThrow(MediaTooLarge);
  });

  test('a file that is larger than was said is dropped while reading', async () => {
    const { adapter } = await started();
    const file_path = botApi.file(send(Buffer.alloc(tooManyBytes)))?.path;
    botApi.plan('getFile', { status: 200, body: { ok: true, result: { file_path, file_size: 5 } } });
    await expect(adapter.download('liar')).rejects.toThrow(MediaTooLarge);
  });

  test('a file that is gone is an error that does not show its address', async () => {
    const { adapter } = await started();
    botApi.plan('getFile', { status: 200, body: { ok: true, result: { file_path: 'photos/gone.jpg' } } });
    await expect(adapter.download('gone')).rejects.toThrow(
      /^The customer's file could not be fetched from Telegram \(HTTP 404\)$/,
    );
  });
});

test.each([
  ['image/jpeg', 'ffd8ffe000104a46'],
  ['image/png', '89504e470d0a1a0a'],
  ['image/gif', '474946383961'],
  ['image/webp', '524946460000000057454250'],
  ['image/heic', '000000186674797068656963'],
  ['application/pdf', '255044462d312e37'],
  ['application/octet-stream', '4d5a9000'],
  ['application/octet-stream', ''],
])('content is recognised by its first bytes: %s', (mime, hex) => {
  expect(mediaType(Buffer.from(hex, 'hex'))).toBe(mime);
});
