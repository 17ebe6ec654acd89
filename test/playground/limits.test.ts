import { InlineKeyboard, InputFile, type Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { callAnyway, openScene, refusalOf, type Scene } from './scene.ts';

const CHAT = 555;
let scene: Scene;
let sentId: number;
let photoId: number;
let personMessageId: number;

beforeAll(async () => {
  scene = await openScene({ limits: 'off' });
  personMessageId = scene.telegram.people.openChat({ id: CHAT, firstName: 'Ali' }).say('salom');
  sentId = (await scene.api.sendMessage(CHAT, 'old')).message_id;
  photoId = (await scene.api.sendPhoto(CHAT, new InputFile(plainPicture(), 'a.png'), { caption: 'old' })).message_id;
});
afterAll(() => scene[Symbol.asyncDispose]());

const picture = () => new InputFile(plainPicture(), 'a.png');
const sendButton = (api: Api, fields: object) =>
  callAnyway(api, 'sendMessage', {
    chat_id: CHAT,
    text: 'x',
    reply_markup: { inline_keyboard: [[{ text: 'Tap', ...fields }]] },
  });
const letters = (count: number) => 'ў'.repeat(count);

const REFUSED: [string, (api: Api) => Promise<unknown>, string][] = [
  ['an empty text', (api) => api.sendMessage(CHAT, '  \n'), 'message text is empty'],
  ['4097 characters', (api) => api.sendMessage(CHAT, letters(4097)), 'message is too long'],
  ['an edit to 4097 characters', (api) => api.editMessageText(CHAT, sentId, letters(4097)), 'MESSAGE_TOO_LONG'],
  [
    'a caption of 1025',
    (api) => api.sendPhoto(CHAT, picture(), { caption: letters(1025) }),
    'message caption is too long',
  ],
  ['65 bytes of callback data', (api) => sendButton(api, { callback_data: 'x'.repeat(65) }), 'BUTTON_DATA_INVALID'],
  [
    '33 two-byte letters of callback data',
    (api) => sendButton(api, { callback_data: letters(33) }),
    'BUTTON_DATA_INVALID',
  ],
  ['empty callback data', (api) => sendButton(api, { callback_data: '' }), 'BUTTON_DATA_INVALID'],
  [
    'a button without text',
    (api) => sendButton(api, { text: ' ', callback_data: 'a' }),
    'inline keyboard button text must be non-empty',
  ],
  [
    'a button without action',
    (api) => sendButton(api, {}),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    '257 characters to copy',
    (api) => sendButton(api, { copy_text: { text: letters(257) } }),
    'BUTTON_COPY_TEXT_INVALID',
  ],
  ['nothing to copy', (api) => sendButton(api, { copy_text: { text: '' } }), 'BUTTON_COPY_TEXT_INVALID'],
  [
    'a button to nowhere',
    (api) => sendButton(api, { url: 'javascript:alert(1)' }),
    "inline keyboard button URL 'javascript:alert(1)' is invalid: Wrong HTTP URL",
  ],
  [
    'an edit that changes nothing',
    (api) => api.editMessageText(CHAT, sentId, 'old'),
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  ],
  ['an edit of a message that is not there', (api) => api.editMessageText(CHAT, 1, 'x'), 'message to edit not found'],
  [
    "an edit of the person's message",
    (api) => api.editMessageText(CHAT, personMessageId, 'x'),
    "message can't be edited",
  ],
  ['new text for a photo', (api) => api.editMessageText(CHAT, photoId, 'x'), 'there is no text in the message to edit'],
  [
    'a caption for a text',
    (api) => api.editMessageCaption(CHAT, sentId, { caption: 'x' }),
    'there is no caption in the message to edit',
  ],
  ['deleting what is not there', (api) => api.deleteMessage(CHAT, 1), 'message to delete not found'],
  ['copying what is not there', (api) => api.copyMessage(CHAT, CHAT, 1), 'message to copy not found'],
  ['forwarding what is not there', (api) => api.forwardMessage(CHAT, CHAT, 1), 'message to forward not found'],
  [
    'a reply to nothing',
    (api) => api.sendMessage(CHAT, 'x', { reply_parameters: { message_id: 1 } }),
    'message to be replied not found',
  ],
  ['writing to a stranger', (api) => api.sendMessage(999, 'x'), 'chat not found'],
  [
    'an answer to an unknown tap',
    (api) => api.answerCallbackQuery('12345'),
    'query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'a strange action',
    (api) => callAnyway(api, 'sendChatAction', { chat_id: CHAT, action: 'dancing' }),
    'wrong parameter action in request',
  ],
  [
    'a reaction that is none',
    (api) =>
      callAnyway(api, 'setMessageReaction', {
        chat_id: CHAT,
        message_id: sentId,
        reaction: [{ type: 'emoji', emoji: 'X' }],
      }),
    'REACTION_INVALID',
  ],
  [
    'text as a photo',
    (api) => api.sendPhoto(CHAT, new InputFile(Buffer.from('hello'), 'a.png')),
    'IMAGE_PROCESS_FAILED',
  ],
  [
    'a photo of 10 MB and one byte',
    (api) => api.sendPhoto(CHAT, new InputFile(new Uint8Array(10_485_761), 'a.png')),
    'file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
  ],
  ['an unknown file id', (api) => api.sendPhoto(CHAT, 'AgACAgIAAxkBAAEB'), 'wrong file identifier/HTTP URL specified'],
  ['an unknown file', (api) => api.getFile('nothing'), 'wrong file_id or the file is temporarily unavailable'],
  [
    'an album of eleven',
    (api) =>
      api.sendMediaGroup(
        CHAT,
        Array.from({ length: 11 }, () => ({ type: 'photo' as const, media: 'x' })),
      ),
    'too many messages to send as an album',
  ],
  [
    'a command in capitals',
    (api) => api.setMyCommands([{ command: 'Start', description: 'x' }]),
    'BOT_COMMAND_INVALID',
  ],
  [
    'a command without description',
    (api) => api.setMyCommands([{ command: 'start', description: '' }]),
    'BOT_COMMAND_DESCRIPTION_INVALID',
  ],
  [
    'commands for a stranger',
    (api) => api.setMyCommands([], { scope: { type: 'chat', chat_id: 999 } }),
    'chat not found',
  ],
  [
    'a webhook without https',
    (api) => api.setWebhook('http://shop.example/hook'),
    'bad webhook: An HTTPS URL must be provided for webhook',
  ],
  [
    'a secret with spaces',
    (api) => api.setWebhook('https://shop.example/hook', { secret_token: 'a b' }),
    'secret token contains unallowed characters',
  ],
];

describe('the stand-in refuses in the words of the platform', () => {
  test.each(REFUSED)('%s', async (_what, call, reason) => {
    const refusal = await refusalOf(call(scene.api));
    expect(refusal.error_code).toBe(400);
    expect(refusal.description).toBe(`Bad Request: ${reason}`);
  });

  test('a wrong token', async () => {
    const response = await fetch(`${scene.origin}/bot4242:guess/getMe`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  });

  test('a method that does not exist', async () => {
    const refusal = await refusalOf(callAnyway(scene.api, 'sendCarousel', {}));
    expect(refusal.error_code).toBe(404);
    expect(refusal.description).toBe('Not Found');
  });

  test('markup is measured after it is read: 4096 letters fit with tags around them', async () => {
    const sent = await scene.api.sendMessage(CHAT, `<b>${letters(4096)}</b>`, { parse_mode: 'HTML' });
    expect(sent.text).toHaveLength(4096);
    expect(sent.entities).toEqual([{ type: 'bold', offset: 0, length: 4096 }]);
  });

  test('64 bytes of data and 256 characters to copy are taken', async () => {
    const reply_markup = new InlineKeyboard().text('a', 'x'.repeat(64)).copyText('b', letters(256));
    const sent = await scene.api.sendMessage(CHAT, 'x', { reply_markup });
    expect(sent.reply_markup?.inline_keyboard[0]).toHaveLength(2);
  });
});
