import { beforeEach, describe, expect, test } from 'vitest';
import { postWork } from '#src/bot/post-work.ts';
import { runAs } from '#src/journal/run.ts';
import { changeComments } from '#src/shop/comments/comment-settings.ts';
import { PostComment } from '#src/shop/comments/comment.ts';
import { Identity } from '#src/shop/customers/identity.ts';
import type { Language } from '#src/shop/language.ts';
import { linkPost } from '#src/shop/posts/link-post.ts';
import { findPost, listPosts } from '#src/shop/posts/list-posts.ts';
import { notePosts } from '#src/shop/posts/note-posts.ts';
import { encodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import { newSession } from '#src/shop/owners/session.ts';
import { Owner } from '#src/shop/owners/owner.ts';
import { makeCategory, makeProduct, must, type TestCustomer } from '#test/support/factories.ts';
import { wordsFor } from '#test/support/words.ts';
import { openTwoChannels, type TwoChannels } from './two-channels.ts';

const post = 4_503_599_627_370_500;
const ega = 11;
const ali = 21;

let scene: TwoChannels;
let owner: TestCustomer;
let productId: number;
let numbers = 900;

beforeEach(async () => {
  scene = await openTwoChannels();
  owner = await scene.owner('open', ega);
  await scene.shop.system().em.nativeUpdate(Owner, { id: owner.id }, newSession(scene.shop.clock.now()));
  productId = (await makeProduct(scene.shop)).id;
});

const numbersOfPost = { channel: 'windowed', externalId: String(post) };
const postId = async () => (await findPost(scene.shop.system(), numbersOfPost))?.id ?? 0;

async function linked(): Promise<void> {
  await notePosts(scene.shop.system(), [numbersOfPost]);
  must(await linkPost(owner.ctx(), { postId: await postId(), productId }));
}

const commentOf = (by: number, text: string, over: object = {}) => ({
  message: {
    message_id: (numbers += 1),
    date: Math.floor(scene.shop.clock.now().getTime() / 1000),
    chat: { id: post, type: 'supergroup' as const, title: 'Doʻkon' },
    from: { id: by, is_bot: false, first_name: `P${by}`, username: `p${by}` },
    text,
    ...over,
  },
});
const comments = (text: string, by = ali, over: object = {}) => scene.handle('windowed', commentOf(by, text, over));
const kept = () => scene.shop.system().em.find(PostComment, {}, { disableIdentityMap: true, orderBy: { id: 'asc' } });
const publicAnswers = () => scene.sent('windowed', post).map(({ payload }) => payload.text);
const privately = (to = ali) => scene.sent('windowed', to);
const wordings = (language: Language, family: string, count: number) =>
  Array.from({ length: count }, (_, at) => wordsFor(language).plain(`comment-${family}-${at + 1}`));

const account = { id: 42, type: 'channel' as const, title: 'Doʻkon' };
const origin = { type: 'channel' as const, chat: account, message_id: post, date: 1 };
const says = (text: string, over: object) =>
  scene.handle('windowed', {
    message: {
      message_id: (numbers += 1),
      date: 1,
      chat: { id: ali, type: 'private' as const, first_name: 'Ali' },
      from: { id: ali, is_bot: false, first_name: 'Ali' },
      text,
      ...over,
    },
  });

const screen = () => scene.screen('open', ega);
const tap = (data: Parameters<typeof encodeOwnerTap>[0]) => scene.taps('open', ega, encodeOwnerTap(data));
const lastShown = () => JSON.stringify(scene.calls.findLast(({ method }) => method !== 'answerCallbackQuery')?.payload);

describe('under a linked post', () => {
  beforeEach(linked);

  test('"narxi?" gets a short answer without a price, and all of it privately', async () => {
    await comments('narxi?');
    expect(wordings('uz', 'public', 5)).toContain(publicAnswers()[0]);
    const [reply] = privately();
    expect(reply?.payload.text).toContain('Krossovka');
    expect(reply?.payload.text).toContain('300\u00A0000\u00A0soʻm');
    expect(reply?.payload.text).toContain('41, 42');
    expect(reply?.payload['reply_parameters']).toEqual({ chat_id: post, message_id: numbers });
    expect(scene.sent('windowed', post)[0]?.payload['reply_parameters']).toEqual({ message_id: numbers });
    expect(await kept()).toMatchObject([{ status: 'answered', publicReply: 'sent', privateReply: 'sent' }]);
  });

  test('a comment opens no window, and its author is known when he writes himself', async () => {
    await comments('42 bormi');
    expect(await scene.shop.system().em.find(Identity, { externalId: String(ali) })).toMatchObject([
      { lastInboundAt: null, username: `p${ali}` },
    ]);
    expect(privately()[0]?.payload.text).toContain(wordsFor('uz').html('comment-size-there', { size: '42' }));
    await scene.taps('windowed', ali, `b:${productId}`);
    expect(scene.screen('windowed', ali)).toContain('Oʻlchamini tanlang');
  });

  test('the owner may let the price be told to everybody; the wording changes from comment to comment', async () => {
    must(await changeComments(owner.ctx(), { priceInPublic: true }));
    for (let by = 31; by < 37; by += 1) await comments('qancha?', by);
    for (const text of publicAnswers()) expect(text).toMatch(/^Narxi 300\u00A0000\u00A0soʻm\. /);
    expect(new Set(publicAnswers()).size).toBeGreaterThan(3);
  });

  test('an English question is answered in English', async () => {
    await comments('how much is it?');
    expect(privately()[0]?.payload.text).toContain('Sneakers');
    expect(wordings('en', 'public', 5)).toContain(publicAnswers()[0]);
  });

  test('where he can not be written to, he is asked to write', async () => {
    scene.refusals.push({ error_code: 403, description: 'Forbidden: the reply window is closed' });
    await comments('narxi?');
    expect(wordings('uz', 'write-us', 3)).toContain(publicAnswers()[0]);
    expect(await kept()).toMatchObject([{ publicReply: 'sent', privateReply: 'refused' }]);
  });

  test('a public answer that is refused is no fault', async () => {
    const gone = { error_code: 400, description: 'Bad Request: message to be replied not found' };
    scene.refusals.push(gone, gone);
    await comments('narxi?');
    expect(await kept()).toMatchObject([{ publicReply: 'refused', privateReply: 'refused' }]);
  });

  test('an update that is run again sends only what is missing', async () => {
    const update = commentOf(ali, 'narxi?');
    const run = (attempt: number) => runAs({ id: 'u1', attempt, trace: 't' }, () => scene.handle('windowed', update));
    scene.refusals.push({ error_code: 429, description: 'Too Many Requests: retry after 1' });
    await run(1);
    expect([privately().length, publicAnswers().length]).toEqual([0, 0]);
    await run(2);
    await run(3);
    await scene.handle('windowed', update);
    expect([privately().length, publicAnswers().length]).toEqual([1, 1]);
  });

  test('kind words, friends’ names, other bots and talk among people are left alone', async () => {
    const parent = {
      message_id: 5,
      date: 0,
      chat: { id: post, type: 'supergroup', title: 'x' },
      from: { id: 31, is_bot: false, first_name: 'x' },
    };
    await comments('rahmat, zoʻr ekan');
    await comments('@dugona');
    await comments('ha');
    await comments('tushunarli', ali, { reply_to_message: parent });
    await comments('narxi?', 77, { from: { id: 77, is_bot: true, first_name: 'Bot' } });
    expect([privately(), publicAnswers()]).toEqual([[], []]);
    await comments('42 bormi?', 32, { reply_to_message: parent });
    expect([privately(32).length, publicAnswers().length]).toEqual([1, 1]);
  });

  test('the message fits, whatever the product is called', async () => {
    const long = 'Жуда узун номли ажойиб кўйлак '.repeat(9);
    const variants = Array.from({ length: 60 }, (_, at) => {
      return { options: { color: 'black', size: `${at + 20}` }, priceSom: 1_250_000, stock: 1 };
    });
    const wordy = await makeProduct(scene.shop, { title: { uz: long, en: long }, variants });
    must(await linkPost(owner.ctx(), { postId: await postId(), productId: wordy.id }));
    await comments('narxi?');
    const payload = privately()[0]?.payload;
    const titles =
      JSON.stringify(payload?.reply_markup)
        .match(/"text":"[^"]*"/g)
        ?.join('\n') ?? '';
    expect(Buffer.byteLength(`${payload?.text}\n${titles}`)).toBeLessThanOrEqual(900);
  });
});

test('no public answer is longer than 300 characters, or in capitals, or has a link', () => {
  for (const language of ['uz', 'en'] as const) {
    const words = wordsFor(language);
    const price = words.money(2_000_000_000);
    for (const wording of [...wordings(language, 'public', 5), ...wordings(language, 'write-us', 3)]) {
      expect(words.plain('comment-public-price', { price, wording }).length).toBeLessThanOrEqual(300);
      expect(wording).not.toMatch(/https?:|#|<|\{/);
      expect(wording).not.toBe(wording.toUpperCase());
    }
  }
});

describe('what the shop can not answer by itself', () => {
  test('an unclear comment comes to the owner with its words; one tap invites its author', async () => {
    await comments('anavi kechagi');
    await scene.deliverAll();
    expect(scene.screen('open', ega)).toContain('anavi kechagi');
    const [asked] = await kept();
    await scene.taps('open', ega, encodeOwnerTap({ kind: 'invite', id: asked?.id ?? 0 }));
    await scene.deliverAll();
    expect(privately()[0]?.payload.text).toContain(wordsFor('uz').html('comment-invite'));
    expect(privately()[0]?.payload['reply_parameters']).toEqual({ chat_id: post, message_id: numbers });
    await scene.taps('open', ega, encodeOwnerTap({ kind: 'leavecomment', id: asked?.id ?? 0 }));
    expect(JSON.stringify(scene.calls.at(-2))).toContain(wordsFor('uz').html('owner-comment-gone'));
  });

  test('one that its author took back is neither told nor answered', async () => {
    await comments('anavi kechagi');
    await scene.takesBack('windowed', post, [numbers]);
    await scene.deliverAll();
    expect(JSON.stringify(scene.sent('open', ega))).not.toContain('anavi');
    expect(await kept()).toMatchObject([{ status: 'erased', sealedText: null }]);
  });

  test('a question under a post without a product is answered generally, and the owner hears of the post', async () => {
    await comments('narxi?');
    expect(publicAnswers()).toEqual([]);
    expect(privately()[0]?.payload.text).toContain(wordsFor('uz').html('comment-invite'));
    await scene.deliverAll();
    expect(scene.screen('open', ega)).toContain(encodeOwnerTap({ kind: 'posts', list: 'new', page: 0 }));
  });
});

describe('a post in the messages', () => {
  test('a shared post and an answer to a story show their product', async () => {
    await linked();
    await says('shu bormi?', { forward_origin: origin });
    await says('narxi qancha', { external_reply: { origin } });
    expect(privately().map(({ method, payload }) => [method, payload.caption.includes('Krossovka')])).toEqual([
      ['sendPhoto', true],
      ['sendPhoto', true],
    ]);
  });

  test('one without a product gets kind words, and the owner hears of it', async () => {
    await says('bu qancha', { external_reply: { origin } });
    expect(privately().at(-1)?.payload.text).toBe(wordsFor('uz').html('shared-unlinked'));
    expect(await findPost(scene.shop.system(), numbersOfPost)).toMatchObject({ kind: 'story', status: 'new' });
    await scene.deliverAll();
    expect(scene.screen('open', ega)).toContain('🖼');
  });

  test('who mentions the shop in his story is thanked and sold nothing', async () => {
    await says('', { story: { chat: account, id: 1 } });
    expect(privately().map(({ payload }) => payload.text)).toEqual([wordsFor('uz').html('story-thanks')]);
  });

  test('on a channel without posts a forwarded message is an ordinary one', async () => {
    await linked();
    await scene.handle('open', {
      message: {
        message_id: 5,
        date: 1,
        chat: { id: 33, type: 'private', first_name: 'Vali' },
        from: { id: 33, is_bot: false, first_name: 'Vali' },
        text: 'qwerty',
        forward_origin: origin,
      },
    });
    expect(JSON.stringify(scene.sent('open', 33))).toContain('qwerty');
  });
});

describe('the owner', () => {
  const shown = {
    id: post,
    link: 'https://post.example/p/AbC',
    caption: 'Yangi krossovka\nkeldi',
    publishedAt: new Date(0),
    kind: 'reel' as const,
  };
  test('sees new posts, picks a product by shelf or by name, and unlinks it again', async () => {
    await postWork(scene.house, [{ name: 'windowed', posts: async () => [shown] }]);
    await scene.says('open', ega, '/posts');
    expect(screen()).toContain('Yangi krossovka');
    const id = await postId();
    await tap({ kind: 'post', id });
    expect(lastShown()).toContain('https://post.example/p/AbC');
    await tap({ kind: 'pickshelf', post: id, id: 0, page: 0 });
    expect(lastShown()).toContain('Poyabzal');
    await tap({ kind: 'pickfind', post: id });
    await scene.says('open', ega, 'krossovka');
    expect(screen()).toContain(encodeOwnerTap({ kind: 'pick', post: id, id: productId }));
    await tap({ kind: 'pick', post: id, id: productId });
    expect(lastShown()).toContain(wordsFor('uz').html('owner-post-now-linked'));
    await tap({ kind: 'posts', list: 'linked', page: 0 });
    expect(lastShown()).toContain('Yangi krossovka');
    await tap({ kind: 'unlinkpost', id });
    await tap({ kind: 'ignorepost', id });
    expect(lastShown()).toContain(wordsFor('uz').html('owner-post-now-ignored'));
    expect((await listPosts(scene.shop.system(), { status: 'new', offset: 0, limit: 9 })).total).toBe(0);
  });

  test('pastes the link of a post and is asked which product it shows; other words go their way', async () => {
    const channel = scene.house.channels?.get('windowed');
    if (channel) channel.postOf = async (text) => (text.includes('/p/AbC') ? shown : undefined);
    await scene.says('open', ega, 'mana https://post.example/p/AbC?igsh=1');
    expect(screen()).toContain(encodeOwnerTap({ kind: 'pickshelf', post: await postId(), id: 0, page: 0 }));
    await scene.says('open', ega, 'https://other.example/p/X');
    expect(screen()).not.toContain('pickshelf');
  });

  test('sets how comments are answered', async () => {
    await tap({ kind: 'settings' });
    expect(lastShown()).toContain(encodeOwnerTap({ kind: 'comments' }));
    await tap({ kind: 'commentmode', what: 'unclear', mode: 'silent' });
    await tap({ kind: 'pricepublic', on: 'yes' });
    await tap({ kind: 'commentson', on: 'no' });
    expect(lastShown()).toContain(wordsFor('uz').html('owner-comments-off'));
    await linked();
    await comments('narxi?');
    expect(publicAnswers()).toEqual([]);
  });
});

test('one channel whose posts can not be read does not keep the others waiting', async () => {
  const asked: string[] = [];
  const broken = { name: 'broken', posts: () => Promise.reject(new Error('away')) };
  await postWork(scene.house, [
    broken,
    { name: 'windowed', sweep: async () => void asked.push('swept') },
    { name: 'open' },
  ]);
  expect(asked).toEqual(['swept']);
});

test('where a channel has cards, a shelf and a search are shown as cards, ten at a time', async () => {
  const channel = scene.house.channels?.get('windowed');
  if (channel) channel.capabilities = { replyWindowHours: 24, carousel: 10, comments: true };
  const categoryId = await makeCategory(scene.shop, 'Koʻylaklar');
  for (let at = 0; at < 12; at += 1)
    await makeProduct(scene.shop, { categoryId, title: { uz: `Koʻylak ${at}`, en: `Dress ${at}` } });
  await scene.taps('windowed', ali, `c:${categoryId}`);
  const first = privately().at(-1);
  expect([first?.method, first?.payload['cards']]).toMatchObject(['sendCarousel', { length: 10 }]);
  expect(first?.payload['cards']).toMatchObject({
    0: { title: 'Koʻylak 0', subtitle: expect.stringContaining('300'), photo: 'media:picture', buttons: [{}, {}] },
  });
  expect(JSON.stringify(first?.payload.reply_markup)).toContain(`i:${categoryId}:10`);
  await scene.taps('windowed', ali, `i:${categoryId}:10`);
  expect(privately().at(-1)?.payload['cards']).toHaveLength(2);
  await scene.says('windowed', ali, 'koʻylak');
  expect(privately().at(-1)?.method).toBe('sendCarousel');
  await scene.taps('open', 33, `c:${categoryId}`);
  expect(scene.sent('open', 33).at(-1)?.method).toBe('sendPhoto');
});

test("named under somebody else's post, the shop answers there once, and only what is asked", async () => {
  const named = { entities: [{ type: 'mention', offset: 0, length: 5 }] };
  const update = commentOf(ali, '@shop shu bormi?', named);
  await scene.handle('windowed', update);
  await scene.handle('windowed', update);
  await comments('@shop juda zoʻr', ali, named);
  expect(publicAnswers()).toEqual([expect.toBeOneOf(wordings('uz', 'write-us', 3))]);
  expect(privately()).toEqual([]);
});
