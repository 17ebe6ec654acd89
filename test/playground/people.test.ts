import { GrammyError, HttpError, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { describe, expect, test } from 'vitest';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { BOT_TOKEN, openScene, refusalOf } from './scene.ts';

describe('what a person sees', () => {
  test('messages after edits and deletions, with their buttons', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    const first = await scene.api.sendMessage(ali.id, 'Rang?', {
      reply_markup: new InlineKeyboard().text('Qora', 'black'),
    });
    const second = await scene.api.sendMessage(ali.id, 'xato');
    await scene.api.editMessageText(ali.id, first.message_id, 'Rang: <b>qora</b>', { parse_mode: 'HTML' });
    await scene.api.deleteMessage(ali.id, second.message_id);
    expect(ali.messages.map(({ by, text, isEdited, buttons }) => ({ by, text, isEdited, buttons }))).toEqual([
      { by: 'person', text: '/start', isEdited: false, buttons: [] },
      { by: 'bot', text: 'Rang: qora', isEdited: true, buttons: [] },
    ]);
  });

  test('the keyboard of the box comes, goes by itself when it was for one time, and is taken away', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    await scene.api.sendMessage(ali.id, 'Telefon?', {
      reply_markup: new Keyboard().requestContact('Yuborish').oneTime(),
    });
    expect(ali.replyKeyboard).toMatchObject({ keyboard: [[{ text: 'Yuborish', request_contact: true }]] });
    ali.shareContact('+998901112233');
    expect(ali.replyKeyboard).toBeUndefined();
    await scene.api.sendMessage(ali.id, 'Menyu', { reply_markup: new Keyboard().text('Katalog') });
    ali.say('Katalog');
    expect(ali.replyKeyboard).toBeDefined();
    await scene.api.sendMessage(ali.id, 'bas', { reply_markup: { remove_keyboard: true } });
    expect(ali.replyKeyboard).toBeUndefined();
  });

  test('a tap is answered by a note or an alert, and only for 150 seconds', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    const { message_id } = await scene.api.sendMessage(ali.id, 'x', {
      reply_markup: new InlineKeyboard().text('a', 'a'),
    });
    const queryId = ali.tap(message_id, 'forged-data');
    expect((await refusalOf(scene.api.answerCallbackQuery(queryId, { text: 'x'.repeat(201) }))).description).toBe(
      'Bad Request: MESSAGE_TOO_LONG',
    );
    await scene.api.answerCallbackQuery(queryId, { text: 'Tugagan', show_alert: true });
    expect(ali.answers).toEqual([{ queryId, text: 'Tugagan', showAlert: true }]);
    scene.clock.advance(151_000);
    expect((await refusalOf(scene.api.answerCallbackQuery(queryId))).description).toContain('query is too old');
  });

  test('commands by chat, by language, for all', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali', languageCode: 'uz' });
    const ann = scene.telegram.people.openChat({ firstName: 'Ann', languageCode: 'en' });
    ali.start();
    await scene.api.setMyCommands([{ command: 'all', description: 'all' }]);
    await scene.api.setMyCommands([{ command: 'katalog', description: 'uz' }], {
      scope: { type: 'all_private_chats' },
      language_code: 'uz',
    });
    expect([ali.commands[0]?.command, ann.commands[0]?.command]).toEqual(['katalog', 'all']);
    await scene.api.setMyCommands([{ command: 'admin', description: 'egasi' }], {
      scope: { type: 'chat', chat_id: ali.id },
    });
    expect(ali.commands[0]?.command).toBe('admin');
    await scene.api.deleteMyCommands({ scope: { type: 'chat', chat_id: ali.id } });
    expect(ali.commands[0]?.command).toBe('katalog');
  });

  test('a person who blocked the bot cannot be written to, until he starts it again', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    ali.block();
    const refusal = await refusalOf(scene.api.sendMessage(ali.id, 'x'));
    expect([refusal.error_code, refusal.description]).toEqual([403, 'Forbidden: bot was blocked by the user']);
    expect(() => ali.say('x')).toThrow('blocked the bot');
    ali.start();
    await scene.api.sendMessage(ali.id, 'x');
    const kinds = (await scene.api.getUpdates()).map(
      (update) => update.my_chat_member?.new_chat_member.status ?? update.message?.text,
    );
    expect(kinds).toEqual(['/start', 'kicked', 'member', '/start']);
  });

  test('waiting ends with an error that tells what was seen instead', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.say('salom');
    await expect(ali.waitFor(() => ali.lastHeard, 20)).rejects.toThrow(/what Ali's chat shows \(person: "salom"\)/);
  });
});

const photoItem = (caption: string) => ({
  type: 'photo' as const,
  media: new InputFile(plainPicture(), 'a.png'),
  caption,
});

describe('files', () => {
  test('a picture goes up once and is used again by its id; bytes come back the same', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    const bytes = plainPicture();
    const sent = await scene.api.sendPhoto(ali.id, new InputFile(bytes, 'shoe.png'), {
      caption: '<i>x</i>',
      parse_mode: 'HTML',
    });
    const fileId = sent.photo.at(-1)!.file_id;
    expect(sent.photo.at(-1)).toMatchObject({ width: 64, height: 64, file_size: bytes.length });
    const again = await scene.api.sendPhoto(ali.id, fileId);
    expect(again.photo.at(-1)!.file_id).toBe(fileId);
    const { file_path } = await scene.api.getFile(fileId);
    const response = await fetch(`${scene.origin}/file/bot${BOT_TOKEN}/${file_path}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(bytes));
    expect((await refusalOf(scene.api.sendDocument(ali.id, fileId))).description).toBe(
      "Bad Request: can't use file of type Photo as Document",
    );
  });

  test('a photo given by its address is fetched', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    const gone = await refusalOf(scene.api.sendPhoto(ali.id, `${scene.origin}/nothing.png`));
    expect(gone.description).toBe('Bad Request: failed to get HTTP URL content');
  });

  test('an album of two with attached files, and its media changed afterwards', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    const [first] = await scene.api.sendMediaGroup(ali.id, [photoItem('1'), photoItem('2')]);
    await scene.api.editMessageMedia(ali.id, first!.message_id, photoItem('yangi'));
    expect(new Set(ali.messages.slice(1).map((message) => message.albumId)).size).toBe(1);
    expect(ali.messages.slice(1).map((message) => [message.kind, message.text])).toEqual([
      ['photo', 'yangi'],
      ['photo', '2'],
    ]);
  });

  test('a bot cannot fetch more than 20 MB', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.sendDocument(new Uint8Array(20_971_521), 'video.mp4', 'video/mp4');
    const [update] = await scene.api.getUpdates();
    expect((await refusalOf(scene.api.getFile(update!.message!.document!.file_id))).description).toBe(
      'Bad Request: file is too big',
    );
  });

  test('a receipt is copied to the owner with other words and buttons; a forwarded one names its sender', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    const owner = scene.telegram.people.openChat({ firstName: 'Rustam' });
    owner.start();
    const receipt = ali.sendPhoto(undefined, 'chek');
    await scene.api.copyMessage(owner.id, ali.id, receipt, {
      caption: 'S-1',
      reply_markup: new InlineKeyboard().text('Ha', 'yes'),
    });
    expect(owner.lastHeard).toMatchObject({ kind: 'photo', text: 'S-1', isForwarded: false });
    const forwarded = await scene.api.forwardMessage(owner.id, ali.id, receipt);
    expect(forwarded.forward_origin).toMatchObject({ type: 'user', sender_user: { id: ali.id } });
  });

  test("the person's password can be deleted at once, but nothing older than 48 hours", async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    const [secret, old] = [ali.say('parol'), ali.say('eski')];
    await scene.api.deleteMessage(ali.id, secret);
    scene.clock.advance(48 * 3_600_000 + 1000);
    expect((await refusalOf(scene.api.deleteMessage(ali.id, old))).description).toBe(
      "Bad Request: message can't be deleted for everyone",
    );
    expect(ali.messages.map((message) => message.text)).toEqual(['eski']);
  });
});

describe('floods and faults', () => {
  test('after a burst one message a second; the answer says how long to wait', async () => {
    let nowMs = 0;
    await using scene = await openScene({ monotonicMs: () => nowMs });
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    for (let count = 0; count < 30; count += 1) await scene.api.sendMessage(ali.id, String(count));
    const refusal = await refusalOf(scene.api.sendMessage(ali.id, 'more'));
    expect(refusal.description).toBe('Too Many Requests: retry after 1');
    expect(refusal.parameters).toEqual({ retry_after: 1 });
    nowMs = 1000;
    await scene.api.sendMessage(ali.id, 'later');
    expect((await refusalOf(scene.api.sendMessage(ali.id, 'too soon'))).error_code).toBe(429);
  });

  test('more than thirty a second over all chats are refused, and not with limits off', async () => {
    for (const limits of ['on', 'off'] as const) {
      await using scene = await openScene({ limits, monotonicMs: () => 0 });
      const people = Array.from({ length: 31 }, (_, index) =>
        scene.telegram.people.openChat({ firstName: `P${index}` }),
      );
      for (const person of people) person.start();
      const outcomes = await Promise.allSettled(people.map((person) => scene.api.sendMessage(person.id, 'x')));
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.length).toBe(limits === 'on' ? 1 : 0);
    }
  });

  test('ordered faults: a bad gateway, a broken line, and a lost answer after the deed', async () => {
    await using scene = await openScene();
    const ali = scene.telegram.people.openChat({ firstName: 'Ali' });
    ali.start();
    scene.telegram.faults.next('sendMessage', {
      status: 502,
      body: { ok: false, error_code: 502, description: 'Bad Gateway' },
    });
    scene.telegram.faults.next('sendMessage', 'drop');
    scene.telegram.faults.next('sendMessage', 'drop-answer');
    const send = (text: string) => scene.api.sendMessage(ali.id, text).catch((error: unknown) => error);
    expect(await send('1')).toBeInstanceOf(GrammyError);
    expect(await send('2')).toBeInstanceOf(HttpError);
    expect(await send('3')).toBeInstanceOf(HttpError);
    expect(ali.messages.map((message) => message.text)).toEqual(['/start', '3']);
    await send('4');
    expect(ali.lastHeard?.text).toBe('4');
    expect(scene.telegram.calls.map((call) => [call.payload['text'], call.ok])).toEqual([
      ['1', false],
      ['3', true],
      ['4', true],
    ]);
  });
});
