import { GrammyError } from 'grammy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { mentionId } from '#adapters/instagram/mention-id.ts';
import { plainPicture } from '#src/playground/telegram/plain-picture.ts';
import { graphFault } from '#src/playground/graph/graph-refusal.ts';
import { heard, openPlatform, openShop, type Platform, type Shop } from './house.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform();
});
afterAll(async () => await platform.close());

const mediaOf = z.object({ mentioned_comment: z.object({ media: z.object({ id: z.string() }) }) });

/** Somebody who never wrote comments under a post. */
async function commented(shop: Shop, text = 'narxi?') {
  const { account } = platform.scene.graph;
  const person = shop.person('Malika');
  const post = account.publishPost({ caption: 'Krossovka' });
  const id = person.comments(post.id, text);
  const comment = await shop.numberOf('comment', id);
  const postChat = await shop.numberOf('post', post.id);
  const chat = await shop.numberOf('person', person.id);
  const inPublic = { reply_parameters: { message_id: comment } };
  const inPrivate = { reply_parameters: { chat_id: postChat, message_id: comment } };
  const answers = (): string[] => account.comments(post.id)[0]?.replies.map((reply) => reply.text) ?? [];
  return { person, post, id, comment, postChat, chat, inPublic, inPrivate, answers };
}

test('a comment is answered under the post, and the answer is known for ours', async () => {
  const shop = openShop(platform);
  const { postChat, inPublic, answers, post } = await commented(shop);
  const sent = await shop.api.sendMessage(postChat, 'Direktga yozdik 🙌', inPublic);
  expect(answers()).toEqual(['Direktga yozdik 🙌']);
  const made = platform.scene.graph.account.comments(post.id)[0]?.replies[0]?.id ?? '';
  expect(sent).toMatchObject({ chat: { id: postChat }, message_id: await shop.numberOf('comment', made) });
  expect(await shop.backend.isOwnComment(made)).toBe(true);
  await shop.api.deleteMessage(postChat, sent.message_id);
  expect(answers()).toEqual([]);
});

test('a public answer that is too long, or answers nothing, is refused and not cut', async () => {
  const shop = openShop(platform);
  const { postChat, inPublic } = await commented(shop);
  await expect(shop.api.sendMessage(postChat, 'a'.repeat(301), inPublic)).rejects.toMatchObject({ error_code: 400 });
  await expect(shop.api.sendMessage(postChat, 'Salom')).rejects.toMatchObject({ error_code: 400 });
  expect(shop.calls('replies')).toEqual([]);
});

test('a comment is answered privately once, with what can be chosen as a list, and a typed number still counts', async () => {
  const shop = openShop(platform);
  const { person, chat, inPrivate } = await commented(shop);
  const reply_markup = { inline_keyboard: [[{ text: 'Olaman', callback_data: 'b:1' }]] };
  await shop.api.sendMessage(chat, '<b>Krossovka</b> 250 000', { ...inPrivate, reply_markup, parse_mode: 'HTML' });
  expect(heard(person)).toEqual(['Krossovka 250 000\n\n1. Olaman']);
  expect((await shop.backend.menuFor(chat))?.options).toEqual([{ title: 'Olaman', data: 'b:1' }]);

  await shop.api.sendMessage(chat, 'Yana bir bor', inPrivate);
  expect(heard(person)).toHaveLength(1);
  expect(shop.calls('messages')).toHaveLength(1);
  await expect(shop.api.sendMessage(chat, 'Buyurtma qani?')).rejects.toMatchObject({ error_code: 403 });
});

test('two private answers to a comment at once are one', async () => {
  const shop = openShop(platform);
  const { person, chat, inPrivate } = await commented(shop);
  await Promise.all(
    ['Salom', 'Assalomu alaykum'].map(async (text) => await shop.api.sendMessage(chat, text, inPrivate)),
  );
  expect(heard(person)).toEqual(['Salom']);
  expect(shop.calls('messages')).toHaveLength(1);
});

test('a picture in a private answer is left out, since only a text may go', async () => {
  const shop = openShop(platform);
  platform.media.set('shoe', { bytes: plainPicture(), mime: 'image/png' });
  const { person, chat, inPrivate } = await commented(shop);
  await shop.api.sendPhoto(chat, 'media:shoe', { ...inPrivate, caption: 'Krossovka' });
  expect(person.messages).toMatchObject([{ text: 'Krossovka', attachments: [] }]);
});

test('a private answer is one message however long: the options stay, the words give way', async () => {
  const shop = openShop(platform);
  const { person, chat, inPrivate } = await commented(shop);
  const reply_markup = {
    inline_keyboard: [[{ text: 'Olaman', callback_data: 'b:1' }], [{ text: 'Sayt', url: 'https://shop.example' }]],
  };
  await shop.api.sendMessage(chat, 'нарх '.repeat(300), { ...inPrivate, reply_markup });
  const [only = '', ...more] = heard(person);
  expect(more).toEqual([]);
  expect(Buffer.byteLength(only)).toBeLessThanOrEqual(1000);
  expect(only).toMatch(/нарх…\n\n1\. Olaman\nSayt: https:\/\/shop\.example$/);
});

test('who has written lately is answered in the thread as ever', async () => {
  const shop = openShop(platform);
  const { person, chat, inPrivate } = await commented(shop);
  await shop.greets(person);
  await shop.api.sendMessage(chat, 'Mana narxi', inPrivate);
  await shop.api.sendMessage(chat, 'Yana savol bormi?', inPrivate);
  expect(heard(person)).toEqual(['Mana narxi', 'Yana savol bormi?']);
  expect(shop.calls('messages').every(({ payload }) => !('comment_id' in Object(payload['recipient'])))).toBe(true);
});

test('after a week a comment is left alone, without asking the platform to send', async () => {
  const shop = openShop(platform);
  const { chat, inPrivate, comment } = await commented(shop);
  const remembered = await commented(shop);
  shop.backend.commentSeen({ number: remembered.comment, atMs: platform.scene.clock.now().getTime(), isLive: false });
  platform.scene.clock.advance(8 * 24 * 3_600_000);
  await expect(shop.api.sendMessage(chat, 'Salom', inPrivate)).rejects.toMatchObject({
    error_code: 403,
    description: /window is closed/,
  });
  await expect(shop.api.sendMessage(remembered.chat, 'Salom', remembered.inPrivate)).rejects.toMatchObject({
    error_code: 403,
  });
  expect(shop.calls('messages')).toEqual([]);
  expect(shop.memory.has(`reply:${comment}`)).toBe(false);
});

test('a comment that is gone is refused', async () => {
  const shop = openShop(platform);
  const { person, id, chat, inPrivate } = await commented(shop);
  person.deletesComment(id);
  await expect(shop.api.sendMessage(chat, 'Salom', inPrivate)).rejects.toMatchObject({ error_code: 400 });
});

test('an answer that was given before counts as done', async () => {
  const shop = openShop(platform);
  const { chat, inPrivate, person } = await commented(shop);
  platform.scene.graph.faults.next('messages', graphFault({ code: 10, subcode: 2534025, message: 'already' }));
  await shop.api.sendMessage(chat, 'Salom', inPrivate);
  await shop.api.sendMessage(chat, 'Salom', inPrivate);
  expect(heard(person)).toEqual([]);
  expect(shop.calls('messages')).toHaveLength(1);
});

test.each(['drop', 'drop-answer'] as const)(
  'a private answer of which nobody knows (%s) is asked for again, and arrives once',
  async (fault) => {
    const shop = openShop(platform);
    const { chat, inPrivate, person } = await commented(shop);
    platform.scene.graph.faults.next('messages', fault);
    await expect(shop.api.sendMessage(chat, 'Salom', inPrivate)).rejects.toMatchObject({
      error: { name: 'OutcomeUnknown' },
    });
    shop.journal.nextRun();
    await shop.api.sendMessage(chat, 'Salom', inPrivate);
    expect(heard(person)).toEqual(['Salom']);
    await shop.api.sendMessage(chat, 'Salom', inPrivate);
    expect(heard(person)).toEqual(['Salom']);
  },
);

test('a private answer that was refused for its rate is made later', async () => {
  const shop = openShop(platform);
  const { chat, inPrivate, person } = await commented(shop);
  platform.scene.graph.faults.next('messages', graphFault({ code: 10, subcode: 2534013, message: 'too many' }));
  await expect(shop.api.sendMessage(chat, 'Salom', inPrivate)).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 60 },
  });
  // Direct messages go on meanwhile.
  const aziz = shop.person('Aziz');
  await shop.api.sendMessage(await shop.greets(aziz), 'Xush kelibsiz');
  expect(heard(aziz)).toEqual(['Xush kelibsiz']);
  await shop.pace.wait(60_000);
  await shop.api.sendMessage(chat, 'Salom', inPrivate);
  expect(heard(person)).toEqual(['Salom']);
});

test('a public answer whose answer was lost is found under the comment and not made twice', async () => {
  const shop = openShop(platform);
  const { postChat, inPublic, answers } = await commented(shop);
  platform.scene.graph.faults.next('replies', 'drop-answer');
  await shop.api.sendMessage(postChat, 'Direktga yozdik', inPublic);
  expect(answers()).toEqual(['Direktga yozdik']);
});

test('a storm of comments keeps its pace: who is too early is told when, one after the other, and direct messages go on', async () => {
  const shop = openShop(platform, { pace: { now: () => 0, wait: async () => {} } });
  const { postChat, inPublic } = await commented(shop);
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, async (_, at) => await shop.api.sendMessage(postChat, `Javob ${at}`, inPublic)),
  );
  const waits = results.flatMap((one) =>
    one.status === 'rejected' && one.reason instanceof GrammyError ? [one.reason] : [],
  );
  expect(waits).toHaveLength(36);
  const seconds = waits.map(({ parameters }) => parameters.retry_after ?? 0).toSorted((a, b) => a - b);
  expect(seconds[0]).toBe(2);
  expect(seconds.at(-1)).toBe(10);
  const aziz = shop.person('Aziz');
  await shop.api.sendMessage(await shop.greets(aziz), 'Xush kelibsiz');
  expect(heard(aziz)).toEqual(['Xush kelibsiz']);
});

test("the shop's name under somebody else's post is answered there, once for ever, and never privately", async () => {
  const shop = openShop(platform);
  const { graph } = platform.scene;
  const person = shop.person('Malika');
  const comment = person.mentionsInComment(`@${graph.account.username} bormi?`);
  const told = await shop.graph.get(graph.account.id, { fields: `mentioned_comment.comment_id(${comment}){media}` });
  const media = told.ok ? mediaOf.parse(told.body).mentioned_comment.media.id : '';
  const number = await shop.numberOf('comment', mentionId({ media, comment }));
  const postChat = await shop.numberOf('post', media);
  const inPublic = { reply_parameters: { message_id: number } };
  graph.faults.next('mentions', 'drop-answer');
  await expect(shop.api.sendMessage(postChat, 'Bizga yozing 😊', inPublic)).rejects.toThrow();
  await shop.api.sendMessage(postChat, 'Bizga yozing 🌸', inPublic);
  expect(shop.calls('mentions')).toHaveLength(1);
  expect(shop.calls('mentions')[0]).toMatchObject({
    payload: { media_id: media, comment_id: comment, message: 'Bizga yozing 😊' },
  });

  const chat = await shop.numberOf('person', `@${person.username}`);
  const inPrivate = { reply_parameters: { chat_id: postChat, message_id: number } };
  await expect(shop.api.sendMessage(chat, 'Salom', inPrivate)).rejects.toMatchObject({ error_code: 403 });
  expect(shop.calls('messages')).toEqual([]);
});

test('an answer to a mention that the platform refuses is refused, and may come again', async () => {
  const shop = openShop(platform);
  const number = await shop.numberOf('comment', mentionId({ media: '1', comment: '2' }));
  const answer = async () =>
    await shop.api.sendMessage(await shop.numberOf('post', '1'), 'Salom', { reply_parameters: { message_id: number } });
  await expect(answer()).rejects.toMatchObject({ error_code: 400 });
  await expect(answer()).rejects.toMatchObject({ error_code: 400 });
  expect(shop.calls('mentions')).toHaveLength(2);
});
