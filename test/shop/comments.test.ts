import { beforeEach, describe, expect, test } from 'vitest';
import { answerAsked, answerBraked, leaveAsked } from '#src/shop/comments/answer-later.ts';
import { brakes } from '#src/shop/comments/brakes.ts';
import { changeComments, readCommentSettings } from '#src/shop/comments/comment-settings.ts';
import { PostComment } from '#src/shop/comments/comment.ts';
import type { CommentIntent } from '#src/shop/comments/comment-reading.ts';
import { commentModes } from '#src/shop/comments/comment-modes.ts';
import { decideComment } from '#src/shop/comments/decide-comment.ts';
import { eraseComments } from '#src/shop/comments/erase-comments.ts';
import { takeComment } from '#src/shop/comments/take-comment.ts';
import type { ShopContext } from '#src/shop/context.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { linkPost } from '#src/shop/posts/link-post.ts';
import { countPosts, findPost } from '#src/shop/posts/list-posts.ts';
import { notePosts } from '#src/shop/posts/note-posts.ts';
import { rows } from '#src/shop/sql.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner, makeProduct, must, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let owner: TestCustomer;
let ali: TestCustomer;
let productId: number;

const post = { channel: 'chat', externalId: '500' };

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  owner = await makeOwner(shop);
  ali = await makeCustomer(shop);
  productId = (await makeProduct(shop)).id;
});

const postId = async () => (await findPost(shop.system(), post))?.id ?? 0;

async function linked(): Promise<void> {
  await notePosts(shop.system(), [post]);
  must(await linkPost(owner.ctx(), { postId: await postId(), productId }));
}

let comments = 0;

function takes(
  given: {
    intent?: CommentIntent;
    externalId?: string;
    by?: number;
    parent?: string;
    isTakenOver?: boolean;
    isElsewhere?: boolean;
    text?: string;
  } = {},
  ctx: ShopContext = shop.system(),
) {
  const { intent = 'price', externalId = `c${(comments += 1)}`, by = ali.identityId, parent = null } = given;
  return takeComment(ctx, {
    externalId,
    post,
    identityId: by,
    parent,
    text: given.text ?? 'narxi?',
    reading: { intent, language: 'uz' },
    isTakenOver: given.isTakenOver ?? false,
    isElsewhere: given.isElsewhere ?? false,
  });
}

const kept = (where: object = {}) =>
  shop.system().em.find(PostComment, where, { disableIdentityMap: true, orderBy: { id: 'asc' } });
const notices = (kind: string) => shop.system().em.find(Notice, { kind }, { disableIdentityMap: true });
const fill = async (count: number, values: string) => {
  const id = await postId();
  await rows(
    shop.system().em,
    `insert into post_comment (channel, external_id, post_id, identity_id, intent, status, private_reply, created_at, answered_at)
     select 'chat', 'f' || n, ${id}, ${owner.identityId}, 'price', ${values}, timestamptz '${shop.clock.now().toISOString()}',
       timestamptz '${shop.clock.now().toISOString()}' from generate_series(1, ${count}) n`,
  );
};

describe('a comment under a linked post', () => {
  beforeEach(linked);

  test('is answered for all to see and privately, with the product of its post', async () => {
    expect(await takes()).toMatchObject({ publicly: true, privately: true, productId });
    expect(await kept()).toMatchObject([{ status: 'answered', intent: 'price', sealedText: null }]);
  });

  test('that comes twice at the same moment is taken once', async () => {
    const taken = await Promise.all(Array.from({ length: 10 }, () => takes({ externalId: 'same' })));
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await kept()).toHaveLength(1);
  });

  test('is answered to the end by the update that took it, and by no other', async () => {
    const under = (id: string, attempt: number): ShopContext => ({ ...shop.system(), cause: { id, attempt } });
    const first = await takes({ externalId: 'same' }, under('u1', 1));
    expect(await takes({ externalId: 'same' }, under('u1', 2))).toEqual(first);
    expect(await takes({ externalId: 'same' }, under('u2', 1))).toBeUndefined();
    await shop.system().em.nativeUpdate(PostComment, { externalId: 'same' }, { privateReply: 'sent' });
    const again = await takes({ externalId: 'same' }, under('u1', 3));
    expect(again).toMatchObject({ publicly: true, privately: false, privateState: 'sent' });
  });

  test('of somebody with whom a person of the shop talks is left to him', async () => {
    expect(await takes({ isTakenOver: true })).toMatchObject({ publicly: false, privately: false });
  });

  test('is braked for one person under one post, and not for others', async () => {
    for (let at = 0; at < brakes.perPersonAndPostHourly; at += 1) expect((await takes())?.privately).toBe(true);
    expect(await takes()).toMatchObject({ publicly: false, privately: false });
    const vali = await makeCustomer(shop, 'Vali');
    expect(await takes({ by: vali.identityId })).toMatchObject({ publicly: true, privately: true });
    shop.clock.forward(61);
    expect(await takes()).toMatchObject({ publicly: true, privately: true });
  });

  test('is answered only privately while many are answered for all to see', async () => {
    for (let at = 0; at < brakes.publicPerPostMinutely; at += 1) {
      const passer = await makeCustomer(shop, `P${at}`);
      expect((await takes({ by: passer.identityId }))?.publicly).toBe(true);
    }
    expect(await takes()).toMatchObject({ publicly: false, privately: true });
    shop.clock.forward(2);
    expect(await takes()).toMatchObject({ publicly: true, privately: true });
  });

  test('waits while the channel has sent as much as it may in an hour, and is answered afterwards', async () => {
    await fill(brakes.privateHourly - 1, "'invited', 'sent'");
    expect((await takes())?.privately).toBe(true);
    expect(await takes({ externalId: 'late' })).toMatchObject({ publicly: false, privately: false });
    expect(await answerBraked(shop.system(), 'chat')).toBe(0);
    shop.clock.forward(61);
    expect(await answerBraked(shop.system(), 'other')).toBe(0);
    expect(await answerBraked(shop.system(), 'chat')).toBe(1);
    expect(await answerBraked(shop.system(), 'chat')).toBe(0);
    expect(await kept({ externalId: 'late' })).toMatchObject([{ status: 'invited', privateReply: 'sent' }]);
    expect(await notices('comment_reply')).toHaveLength(1);
  });

  test('that was braked a week ago is answered no more', async () => {
    await fill(brakes.privateHourly, "'invited', 'sent'");
    await takes();
    shop.clock.forward(7 * 24 * 60);
    expect(await answerBraked(shop.system(), 'chat')).toBe(0);
  });
});

describe('what the owners decide', () => {
  test('is theirs alone, and the shop begins politely', async () => {
    expect(await readCommentSettings(shop.system())).toEqual({
      commentsOn: true,
      priceInPublic: false,
      unlinkedComments: 'invite',
      unclearComments: 'ask',
    });
    expect(await changeComments(ali.ctx(), { commentsOn: false })).toMatchObject({ why: 'not_allowed' });
    must(await changeComments(owner.ctx(), { priceInPublic: true }));
    must(await changeComments(owner.ctx(), { unlinkedComments: 'silent' }));
    expect(await readCommentSettings(shop.system())).toMatchObject({ priceInPublic: true, unlinkedComments: 'silent' });
  });

  test('a question under a post without a product: a general private reply, a question to the owners, or silence', async () => {
    const seen: unknown[] = [];
    for (const unlinkedComments of commentModes) {
      must(await changeComments(owner.ctx(), { unlinkedComments }));
      seen.push({ taken: await takes(), status: (await kept()).at(-1)?.status });
    }
    expect(seen).toMatchObject([
      { status: 'silent', taken: { publicly: false, privately: false } },
      { status: 'asked', taken: { publicly: false, privately: false } },
      { status: 'invited', taken: { publicly: false, privately: true, productId: null } },
    ]);
    expect(await notices('comment_to_answer')).toHaveLength(1);
    expect(await notices('new_posts')).toHaveLength(1);
  });

  test('words are kept sealed only while the owners are asked', async () => {
    await takes({ intent: 'unfriendly', text: 'juda yomon' });
    const [asked] = await kept();
    expect(asked?.sealedText).toMatch(/^v1:/);
    expect(shop.system().vault.open(asked?.sealedText ?? '')).toBe('juda yomon');
    expect(await answerAsked(ali.ctx(), asked?.id ?? 0)).toMatchObject({ why: 'not_allowed' });
    must(await answerAsked(owner.ctx(), asked?.id ?? 0));
    expect(await answerAsked(owner.ctx(), asked?.id ?? 0)).toMatchObject({ why: 'answered_already' });
    expect(await leaveAsked(owner.ctx(), asked?.id ?? 0)).toMatchObject({ why: 'answered_already' });
    expect(await kept()).toMatchObject([{ status: 'invited', sealedText: null }]);
    expect(await notices('comment_reply')).toMatchObject([{ identity: { id: ali.identityId } }]);
  });

  test('a comment may be left without an answer', async () => {
    await takes({ intent: 'unclear' });
    must(await leaveAsked(owner.ctx(), (await kept())[0]?.id ?? 0));
    expect(await kept()).toMatchObject([{ status: 'silent', sealedText: null }]);
    expect(await notices('comment_reply')).toEqual([]);
  });

  test('with the link of its post, all comments under it that waited are answered', async () => {
    must(await changeComments(owner.ctx(), { unlinkedComments: 'ask' }));
    const vali = await makeCustomer(shop, 'Vali');
    await takes();
    await takes({ by: vali.identityId });
    must(await linkPost(owner.ctx(), { postId: await postId(), productId }));
    expect(await kept()).toMatchObject([{ status: 'invited' }, { status: 'invited' }]);
    expect(await notices('comment_reply')).toHaveLength(2);
  });

  test('owners are asked about so many in an hour and no more', async () => {
    for (let at = 0; at < brakes.askedHourly + 3; at += 1) {
      const passer = await makeCustomer(shop, `P${at}`);
      await takes({ intent: 'unclear', by: passer.identityId });
    }
    expect(await notices('comment_to_answer')).toHaveLength(brakes.askedHourly);
    expect(await kept({ status: 'silent' })).toHaveLength(3);
  });

  test('a comment that was taken back is erased, and answered no more', async () => {
    await takes({ intent: 'unclear', externalId: 'gone', text: 'sir' });
    await takes({ intent: 'unclear', externalId: 'stays' });
    expect(await eraseComments(shop.system(), { channel: 'other', externalIds: ['gone'] })).toBe(0);
    expect(await eraseComments(shop.system(), { channel: 'chat', externalIds: ['gone', '77'] })).toBe(1);
    const [gone, stays] = await kept();
    expect([gone, stays]).toMatchObject([{ status: 'erased', sealedText: null }, { status: 'asked' }]);
    expect(await answerAsked(owner.ctx(), gone?.id ?? 0)).toMatchObject({ why: 'answered_already' });
    expect(await takes({ externalId: 'gone' })).toBeUndefined();
  });
});

describe('the decision', () => {
  const settings = {
    commentsOn: true,
    priceInPublic: false,
    unlinkedComments: 'invite',
    unclearComments: 'invite',
  } as const;
  const room = { person: true, publicly: true, privately: true, ask: true };
  const decided = (over: Partial<Parameters<typeof decideComment>[0]>) =>
    decideComment({ intent: 'price', isReply: false, isElsewhere: false, hasProduct: true, settings, room, ...over })
      .status;

  test.each([
    ['kind words want no answer', { intent: 'praise' }, 'silent'],
    ['a word to a friend wants none', { intent: 'aside' }, 'silent'],
    ['a question is answered', { intent: 'question' }, 'answered'],
    ['so is one under another comment', { intent: 'size', isReply: true }, 'answered'],
    ['people who talk with each other are let be', { intent: 'unclear', isReply: true }, 'silent'],
    ['so are those who quarrel there', { intent: 'unfriendly', isReply: true }, 'silent'],
    ['what is not understood goes by the setting', { intent: 'unclear' }, 'invited'],
    ['a post without a product goes by the other', { hasProduct: false }, 'invited'],
    ['a question to which it is called elsewhere is answered', { isElsewhere: true, hasProduct: false }, 'answered'],
    ['anything else there is let be', { isElsewhere: true, intent: 'unclear' }, 'silent'],
    ['off is off', { settings: { ...settings, commentsOn: false } }, 'silent'],
  ] as const)('%s', (_what, over, status) => {
    expect(decided(over)).toBe(status);
  });
});

test('on a server a crowd that comments at the same moment, each twice, is taken once each and kept to the brake', async () => {
  shop = createTestShop(await testDatabase('server'));
  owner = await makeOwner(shop);
  productId = (await makeProduct(shop)).id;
  await linked();
  const people = await Promise.all(Array.from({ length: 40 }, (_, at) => makeCustomer(shop, `P${at}`)));
  const twice = people.flatMap(({ identityId: by }) => [by, by]);
  const taken = await Promise.all(twice.map((by) => takes({ by, externalId: `of ${by}` })));
  expect(taken.filter((one) => one?.privately)).toHaveLength(40);
  expect(taken.filter((one) => one?.publicly)).toHaveLength(brakes.publicPerPostMinutely);
});

describe("a comment under somebody else's post", () => {
  const elsewhere = { intent: 'stock', isElsewhere: true } as const;

  test('is answered for all to see and not privately, and owners hear nothing of the post', async () => {
    const taken = await takes(elsewhere);
    expect(taken).toMatchObject({ publicly: true, privately: false, productId: null });
    expect(await kept()).toMatchObject([{ status: 'answered', publicReply: 'due', privateReply: null }]);
    expect(await notices('new_posts')).toEqual([]);
    expect(await countPosts(shop.system(), 'new')).toBe(0);
  });

  test('is let be where questions under unlinked posts are, and never asked about', async () => {
    must(await changeComments(owner.ctx(), { unlinkedComments: 'silent' }));
    expect(await takes(elsewhere)).toMatchObject({ publicly: false, privately: false });
    must(await changeComments(owner.ctx(), { unlinkedComments: 'ask', unclearComments: 'ask' }));
    await takes({ ...elsewhere, intent: 'unclear' });
    expect((await kept()).map(({ status }) => status)).toEqual(['silent', 'silent']);
    expect(await notices('comment_to_answer')).toEqual([]);
  });
});
