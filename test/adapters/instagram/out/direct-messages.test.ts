import { afterAll, beforeAll, expect, test } from 'vitest';
import { messengerFlavour } from '#adapters/instagram/out/limits.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { heard, openPlatform, openShop, type Platform } from './house.ts';
import { randomFrom, randomText } from './texts.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform();
});
afterAll(async () => await platform.close());

const taps = (...titles: string[]) => ({
  inline_keyboard: titles.map((text, at) => [{ text, callback_data: `x:${at}` }]),
});

test('a customer reads plain words and taps what he likes', async () => {
  const shop = openShop(platform);
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  const sent = await shop.api.sendMessage(chat, '<b>Krossovka</b> &amp; paypoq', {
    parse_mode: 'HTML',
    reply_markup: taps('Olaman', 'Yoʻq'),
  });

  expect(dilnoza.lastHeard).toMatchObject({
    text: 'Krossovka & paypoq\n\n1. Olaman\n2. Yoʻq',
    quickReplies: [
      { title: 'Olaman', payload: 'x:0' },
      { title: 'Yoʻq', payload: 'x:1' },
    ],
  });
  expect(sent).toMatchObject({ chat: { id: chat, type: 'private' }, date: expect.any(Number) });
  expect(await shop.numberOf('message', dilnoza.lastHeard?.id ?? '')).toBe(sent.message_id);
});

test('ten thousand letters of two scripts and emoji arrive whole and in order', async () => {
  const shop = openShop(platform);
  const aziz = shop.person('Aziz');
  const text = randomText(randomFrom(5), 10_000);
  await shop.api.sendMessage(await shop.greets(aziz), text);
  expect(heard(aziz).join('')).toBe(text);
});

test('two long texts to one person do not mix', async () => {
  const shop = openShop(platform);
  const aziz = shop.person('Aziz');
  const chat = await shop.greets(aziz);
  const [first, second] = ['a', 'b'].map((letter) => letter.repeat(3500));
  await Promise.all([shop.api.sendMessage(chat, first ?? ''), shop.api.sendMessage(chat, second ?? '')]);
  expect(heard(aziz).join('')).toBe(`${first}${second}`);
});

test('the last menu is remembered until something without options is said', async () => {
  const shop = openShop(platform);
  const chat = await shop.greets(shop.person('Dilnoza'));
  expect(await shop.backend.menuFor(chat)).toBeUndefined();
  const { message_id } = await shop.api.sendMessage(chat, 'Tanlang', { reply_markup: taps('Koʻylak', 'Shim') });
  expect(await shop.backend.menuFor(chat)).toEqual({
    messageId: message_id,
    date: Math.floor(platform.scene.clock.now().getTime() / 1000),
    text: 'Tanlang',
    options: [
      { title: 'Koʻylak', data: 'x:0' },
      { title: 'Shim', data: 'x:1' },
    ],
    isNumbered: true,
  });
  await shop.api.sendMessage(chat, 'Rahmat!');
  expect(await shop.backend.menuFor(chat)).toBeUndefined();
});

test('a person leafs through many options', async () => {
  const shop = openShop(platform);
  const dilnoza = shop.person('Dilnoza', 'desktop');
  const chat = await shop.greets(dilnoza);
  await shop.api.sendMessage(chat, 'Tanlang', {
    reply_markup: taps(...Array.from({ length: 15 }, (_, at) => `Tanlov ${at}`)),
  });
  expect((await shop.backend.menuFor(chat))?.options.at(-1)).toEqual({ title: '0', data: '~more' });
  await shop.backend.showMore(chat);
  expect(dilnoza.lastHeard?.text).toBe(
    '10. Tanlov 9\n11. Tanlov 10\n12. Tanlov 11\n13. Tanlov 12\n14. Tanlov 13\n15. Tanlov 14\n0 ➡️',
  );
  expect((await shop.backend.menuFor(chat))?.options[9]).toEqual({ title: 'Tanlov 9', data: 'x:9' });
  await shop.backend.showMore(chat);
  expect(dilnoza.lastHeard?.text).toMatch(/^1\. Tanlov 0\n/);
});

test('a picture comes before its words, and is uploaded once', async () => {
  const shop = openShop(platform);
  platform.media.set('shoe', { bytes: plainPicture(), mime: 'image/png' });
  const dilnoza = shop.person('Dilnoza', 'desktop');
  const chat = await shop.greets(dilnoza);
  for (let card = 0; card < 3; card++)
    await shop.api.sendPhoto(chat, 'media:shoe', {
      caption: '<i>Qora</i>',
      parse_mode: 'HTML',
      reply_markup: taps('Olaman'),
    });
  const said = dilnoza.messages.filter(({ by }) => by === 'account').slice(-2);
  expect(said).toMatchObject([
    { attachments: [{ kind: 'image' }], text: '' },
    { attachments: [], text: 'Qora\n\n1. Olaman' },
  ]);
  expect(shop.calls('message_attachments')).toHaveLength(1);
});

test('a picture that the platform forgot is sent by its address', async () => {
  const shop = openShop(platform);
  platform.media.set('boot', { bytes: plainPicture(), mime: 'image/png' });
  shop.memory.set('attachment:boot', '999999999999');
  const dilnoza = shop.person('Dilnoza');
  await shop.api.sendPhoto(await shop.greets(dilnoza), 'media:boot');
  expect(dilnoza.lastHeard?.attachments).toMatchObject([{ kind: 'image', url: platform.mediaUrl('boot') }]);
});

test('what the platform does not take as a picture is a link, and what is gone is a refusal', async () => {
  const shop = openShop(platform);
  platform.media.set('drawing', { bytes: plainPicture(), mime: 'image/webp' });
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  await shop.api.sendPhoto(chat, 'media:drawing', { caption: 'Yangi' });
  expect(dilnoza.lastHeard?.text).toBe(`Yangi\n\n🖼 ${platform.mediaUrl('drawing')}`);
  await expect(shop.api.sendPhoto(chat, 'media:404')).rejects.toMatchObject({
    error_code: 400,
    description: 'Bad Request: media 404 is gone',
  });
});

test('where the shop has no address, words come without their picture', async () => {
  const shop = openShop(platform);
  platform.media.set('shoe', { bytes: plainPicture(), mime: 'image/png' });
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  const inside = shop.node({ mediaUrl: () => undefined });
  await shop.call('sendPhoto', { chat_id: chat, photo: 'media:shoe', caption: 'Krossovka' }, inside);
  await shop.call('sendPhoto', { chat_id: chat, photo: 'media:shoe' }, inside);
  expect(heard(dilnoza)).toEqual(['Krossovka', '🖼']);
});

test('a PDF is a file, and an album is one message of pictures', async () => {
  const shop = openShop(platform);
  platform.media.set('bill', { bytes: Buffer.from('%PDF-1.4 chek'), mime: 'application/pdf' });
  for (const id of ['one', 'two']) platform.media.set(id, { bytes: plainPicture(), mime: 'image/png' });
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  await shop.api.sendDocument(chat, 'media:bill', { caption: 'Chek' });
  expect(dilnoza.messages.at(-2)?.attachments).toMatchObject([{ kind: 'file' }]);
  const album = await shop.api.sendMediaGroup(chat, [
    { type: 'photo', media: 'media:one', caption: 'Old tomoni' },
    { type: 'photo', media: 'media:two' },
  ]);
  expect(album).toHaveLength(2);
  expect(dilnoza.messages.slice(-2)).toMatchObject([
    { attachments: [{ kind: 'image' }, { kind: 'image' }] },
    { text: 'Old tomoni' },
  ]);
});

test('where several pictures at once are not enabled, they come one by one', async () => {
  const shop = openShop(platform);
  for (const id of ['one', 'two']) platform.media.set(id, { bytes: plainPicture(), mime: 'image/png' });
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  platform.scene.graph.faults.next('messages', {
    status: 400,
    body: { error: { message: 'no', code: 100, error_subcode: 2534068 } },
  });
  await shop.api.sendMediaGroup(chat, [
    { type: 'photo', media: 'media:one' },
    { type: 'photo', media: 'media:two' },
  ]);
  expect(dilnoza.messages.slice(-2)).toMatchObject([
    { attachments: [{ kind: 'image' }] },
    { attachments: [{ kind: 'image' }] },
  ]);
});

test('cards are swiped on a phone and read as a list at a desktop', async () => {
  const shop = openShop(platform);
  platform.media.set('shoe', { bytes: plainPicture(), mime: 'image/png' });
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  const cards = [
    {
      title: 'Krossovka',
      subtitle: '250 000 soʻm',
      photo: 'media:shoe',
      buttons: [{ text: 'Koʻrish', callback_data: 'p:1' }],
    },
    { title: 'Tufli', subtitle: '', photo: 'media:shoe', buttons: [{ text: 'Koʻrish', callback_data: 'p:2' }] },
  ];
  await shop.call('sendCarousel', { chat_id: chat, cards, text: 'Tanlang:', reply_markup: taps('Menyu') });
  expect(dilnoza.messages.at(-2)?.cards).toMatchObject([
    {
      title: 'Krossovka',
      subtitle: '250 000 soʻm',
      imageUrl: platform.mediaUrl('shoe'),
      buttons: [{ title: 'Koʻrish', payload: 'p:1' }],
    },
    { title: 'Tufli', buttons: [{ payload: 'p:2' }] },
  ]);
  expect(dilnoza.lastHeard?.text).toBe('Tanlang:\n\n1. Krossovka (250 000 soʻm)\n2. Tufli\n3. Menyu');
  expect((await shop.backend.menuFor(chat))?.options.map(({ data }) => data)).toEqual(['p:1', 'p:2', 'x:0']);
});

test('what would be changed on another channel is said anew', async () => {
  const shop = openShop(platform);
  platform.media.set('shoe', { bytes: plainPicture(), mime: 'image/png' });
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  const { message_id } = await shop.api.sendMessage(chat, 'Bir');
  await shop.api.editMessageText(chat, message_id, 'Ikki');
  await shop.api.editMessageMedia(chat, message_id, { type: 'photo', media: 'media:shoe', caption: 'Uch' });
  await shop.api.editMessageCaption(chat, message_id, { caption: 'Toʻrt' });
  expect(heard(dilnoza)).toEqual(['Bir', 'Ikki', '', 'Uch', 'Toʻrt']);
  await shop.api.editMessageReplyMarkup(chat, message_id);
  await shop.api.deleteMessage(chat, message_id);
  expect(heard(dilnoza)).toHaveLength(5);
});

test('a short word after a tap is said only where nothing else was, and an alert always; the buttons stay', async () => {
  const shop = openShop(platform);
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  shop.backend.tapped('tap-1', chat);
  await shop.api.answerCallbackQuery('tap-1', { text: 'Bu tugma eskirgan' });
  expect(heard(dilnoza)).toEqual(['Bu tugma eskirgan']);

  shop.backend.tapped('tap-2', chat);
  await shop.api.sendMessage(chat, 'Savat', { reply_markup: taps('Toʻlash') });
  await shop.api.answerCallbackQuery('tap-2', { text: 'Qoʻshildi' });
  expect(heard(dilnoza)).toHaveLength(2);
  await shop.api.answerCallbackQuery('tap-2', { text: 'Omborda boshqa qolmadi', show_alert: true });
  expect(dilnoza.lastHeard).toMatchObject({
    text: 'Omborda boshqa qolmadi',
    quickReplies: [{ title: 'Toʻlash', payload: 'x:0' }],
  });
  expect(await shop.backend.menuFor(chat)).toMatchObject({ text: 'Savat' });
  await shop.api.answerCallbackQuery('tap-of-yesterday', { text: 'x', show_alert: true });
  expect(heard(dilnoza)).toHaveLength(3);
});

test('signs are shown: typing, seen, an emoji under a message', async () => {
  const shop = openShop(platform);
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  const mid = dilnoza.messages.at(-1)?.id ?? '';
  await shop.api.sendChatAction(chat, 'typing');
  expect(dilnoza.isTypedTo).toBe(true);
  await shop.backend.markSeen(chat);
  expect(shop.calls('sender_action').at(-1)?.payload).toMatchObject({ sender_action: 'mark_seen' });
  await shop.api.setMessageReaction(chat, await shop.numberOf('message', mid), [{ type: 'emoji', emoji: '❤' }]);
  expect(dilnoza.message(mid)?.reactions).toEqual({ account: '❤' });
  await shop.api.setMessageReaction(chat, await shop.numberOf('message', mid), []);
  expect(dilnoza.message(mid)?.reactions).toEqual({});
});

test('the shop asks who it is, who a chat is, and where a file is', async () => {
  const shop = openShop(platform);
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  expect(await shop.api.getMe()).toMatchObject({ is_bot: true, username: 'namuna_dokoni' });
  expect(await shop.api.getChat(chat)).toMatchObject({ id: chat, type: 'private', first_name: 'Dilnoza' });
  expect(await shop.api.getFile('some-file')).toMatchObject({ file_id: 'some-file' });
});

test('a chat of another channel, an empty text and nonsense are refused in the words of the Bot API', async () => {
  const shop = openShop(platform);
  const chat = await shop.greets(shop.person('Dilnoza'));
  await expect(shop.api.sendMessage(777, 'salom')).rejects.toMatchObject({
    error_code: 400,
    description: 'Bad Request: chat not found',
  });
  await expect(shop.api.sendMessage(chat, '<b> </b>', { parse_mode: 'HTML' })).rejects.toMatchObject({
    error_code: 400,
  });
  expect(await shop.call('sendMessage', { chat_id: chat, text: 7 })).toMatchObject({ ok: false, error_code: 400 });
  await expect(shop.api.sendDice(chat, '🎲')).rejects.toMatchObject({ error_code: 501 });
  expect(shop.calls('messages')).toEqual([]);
});

test('after a day nothing is tried any more, until the customer writes again', async () => {
  const shop = openShop(platform);
  const { clock } = platform.scene;
  const dilnoza = shop.person('Dilnoza');
  const chat = await shop.greets(dilnoza);
  clock.advance(23 * 3_600_000 + 50 * 60_000);
  await shop.api.sendMessage(chat, 'Buyurtmangiz yoʻlda');
  expect(await shop.backend.isWindowOpen(chat)).toBe(true);
  clock.advance(20 * 60_000);
  const before = platform.scene.graph.calls.length;
  await expect(shop.api.sendMessage(chat, 'Yetkazildi')).rejects.toMatchObject({
    error_code: 403,
    description: 'Forbidden: the reply window is closed',
  });
  await shop.api.sendChatAction(chat, 'typing');
  expect(platform.scene.graph.calls).toHaveLength(before);
  await shop.greets(dilnoza);
  await shop.api.sendMessage(chat, 'Yetkazildi');
  expect(heard(dilnoza)).toEqual(['Buyurtmangiz yoʻlda', 'Yetkazildi']);
});

test('the Page answers in Messenger with its own limits', async () => {
  const shop = openShop(platform, { flavour: messengerFlavour });
  const aziz = shop.person('Aziz');
  const chat = await shop.greets(aziz);
  await shop.api.sendMessage(chat, 'ш'.repeat(2000));
  expect(heard(aziz)).toEqual(['ш'.repeat(2000)]);
  expect(shop.calls('messages')[0]?.payload).toMatchObject({ messaging_type: 'RESPONSE' });
});
