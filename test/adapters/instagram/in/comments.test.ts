import { describe, expect, test } from 'vitest';
import { NotYet } from '#adapters/adapter.ts';
import { changes, dilnoza, messenger, openInbound, pageIds, sentAtMs, shopIds } from './house.ts';

const mediaId = '17900000000000001';
const commentId = '17950000000000007';
const parentId = '17950000000000001';
const comment = {
  id: commentId,
  text: 'narxi?',
  from: { id: dilnoza, username: 'dilnoza.uz' },
  media: { id: mediaId, media_product_type: 'FEED' },
};

describe('a comment', () => {
  test('is a message in the chat of its post', async () => {
    const shop = openInbound();
    const [update, ...more] = await shop.updatesOf(changes('comments', comment));
    const author = await shop.numberOf('person', dilnoza);
    const [number, post] = [await shop.numberOf('comment', commentId), await shop.numberOf('post', mediaId)];
    expect(more).toEqual([]);
    expect(update?.message).toMatchObject({
      message_id: number,
      date: sentAtMs / 1000,
      chat: { id: post, type: 'supergroup' },
      from: { id: author, first_name: 'dilnoza.uz', username: 'dilnoza.uz' },
      text: 'narxi?',
    });
    expect(update?.message).not.toHaveProperty('reply_to_message');
    expect(shop.world.comments).toEqual([
      { id: commentId, number, person: author, post, atMs: sentAtMs, isLive: false },
    ]);
    expect(shop.world.opened).toEqual([]);
  });

  test('shares the lane of its author with his direct messages', async () => {
    const shop = openInbound();
    await shop.post(changes('comments', comment));
    expect(shop.accepted[0]).toMatchObject({
      eventId: `c:${commentId}`,
      lane: `instagram:${await shop.numberOf('person', dilnoza)}`,
    });
  });

  test('comes once, by whichever envelope, again for an advertised copy, and from a look at the post', async () => {
    const shop = openInbound();
    const { id, ...rest } = comment;
    const ad = {
      ...rest,
      comment_id: id,
      media: { id: '17900000000009999', ad_id: '120', original_media_id: mediaId },
    };
    await shop.post(changes('comments', comment, comment));
    await shop.post([{ object: 'instagram', entry: [{ id: shopIds[0], time: 1, field: 'comments', value: comment }] }]);
    await shop.post({
      object: 'instagram',
      entry: [{ id: shopIds[0], time: 2, changes: [{ field: 'comments', value: ad }] }],
    });
    await shop.post({
      object: 'instagram',
      entry: [
        {
          id: shopIds[0],
          changes: [{ field: 'comments', value: { ...comment, timestamp: '2026-11-20T09:59:29+0000' } }],
        },
      ],
    });
    expect(shop.accepted).toHaveLength(5);
    expect(shop.stored()).toHaveLength(1);
    const [update] = await shop.updatesOf(changes('comments', ad));
    expect(update?.message?.chat.id).toBe(await shop.numberOf('post', mediaId));
  });

  test('without words, a picture alone, is a comment', async () => {
    const { text: _text, ...wordless } = comment;
    expect((await openInbound().updatesOf(changes('comments', wordless)))[0]?.message?.text).toBe('');
  });

  test('under a broadcast is told to be one', async () => {
    const shop = openInbound();
    await shop.updatesOf(changes('live_comments', comment));
    expect(shop.world.comments).toMatchObject([{ isLive: true }]);
  });

  test('that answers another one tells which, and whether that one is ours', async () => {
    const shop = openInbound();
    const reply = { ...comment, parent_id: parentId };
    const [update] = await shop.updatesOf(changes('comments', reply));
    expect(update?.message?.reply_to_message).toMatchObject({ message_id: await shop.numberOf('comment', parentId) });
    expect(update?.message?.reply_to_message).not.toHaveProperty('from');
    shop.world.ownComments.add(parentId);
    const [answered] = await shop.updatesOf(changes('comments', reply));
    expect(answered?.message?.reply_to_message?.from).toMatchObject({ id: 2 ** 52, is_bot: true });
  });
});

describe('our own comment', () => {
  test.each([
    ['by the id that webhooks carry', { ...comment, from: { id: shopIds[0] } }],
    ['by the id that only the app knows', { ...comment, from: { id: shopIds[1] } }],
    ['by the mark of the platform', { ...comment, from: { id: '1', self_ig_scoped_id: '2' } }],
  ])('is nothing, known %s', async (_how, value) => {
    const shop = openInbound();
    expect(await shop.updatesOf(changes('comments', value))).toEqual([]);
    expect(shop.accepted).toEqual([]);
  });

  test('that comes without its author is known by its id, at once or when our call was answered', async () => {
    const shop = openInbound();
    const { from: _from, ...nameless } = { ...comment, parent_id: parentId };
    await shop.post(changes('comments', nameless));
    const payload = shop.stored()[0]?.payload ?? null;
    await expect(shop.toUpdate(payload, 100)).rejects.toBeInstanceOf(NotYet);
    shop.world.ownComments.add(commentId);
    expect(await shop.toUpdate(payload, 2100)).toBeUndefined();
    expect(await shop.updatesOf(changes('comments', nameless))).toEqual([]);
    expect(shop.accepted).toHaveLength(1);
  });
});

describe('a comment that lacks its author or its post', () => {
  const { from: _from, media: _media, ...bare } = comment;

  test('is asked for, and answered when the platform tells', async () => {
    const shop = openInbound();
    shop.world.nodes.set(commentId, {
      id: commentId,
      from: { id: dilnoza, username: 'dilnoza.uz' },
      media: { id: mediaId },
    });
    const [update] = await shop.updatesOf(changes('comments', bare));
    expect(update?.message).toMatchObject({ text: 'narxi?', from: { username: 'dilnoza.uz' } });
  });

  test('is dropped when it does not, or when it was ours', async () => {
    const shop = openInbound();
    expect(await shop.updatesOf(changes('comments', bare))).toEqual([]);
    shop.world.nodes.set(commentId, { from: { id: shopIds[0] }, media: { id: mediaId } });
    expect(await shop.updatesOf(changes('comments', bare))).toEqual([]);
  });
});

describe('a Page', () => {
  const [page = ''] = pageIds;
  const post = `${page}_55501`;
  const feed = (value: object): object => ({
    object: 'page',
    entry: [
      {
        id: page,
        time: sentAtMs / 1000,
        changes: [
          {
            field: 'feed',
            value: {
              item: 'comment',
              verb: 'add',
              post_id: post,
              comment_id: '55501_77',
              parent_id: post,
              created_time: sentAtMs / 1000,
              message: 'narxi?',
              from: { id: '907', name: 'Dilnoza' },
              ...value,
            },
          },
        ],
      },
    ],
  });

  test('hears comments under its posts, and answers to them', async () => {
    const shop = openInbound(messenger, pageIds);
    const [update] = await shop.updatesOf(feed({}));
    expect(update?.message).toMatchObject({
      text: 'narxi?',
      from: { first_name: 'Dilnoza' },
      chat: { id: await shop.numberOf('post', post) },
    });
    expect(update?.message).not.toHaveProperty('reply_to_message');
    const [reply] = await shop.updatesOf(feed({ comment_id: '55501_78', parent_id: '55501_77' }));
    expect(reply?.message?.reply_to_message?.message_id).toBe(await shop.numberOf('comment', '55501_77'));
  });

  test('reads the older form, where the author stands beside', async () => {
    const shop = openInbound(messenger, pageIds);
    const [update] = await shop.updatesOf(feed({ from: undefined, sender_id: 907, sender_name: 'Dilnoza' }));
    expect(update?.message?.from).toMatchObject({ id: await shop.numberOf('person', '907'), first_name: 'Dilnoza' });
  });

  test('erases a comment that was removed', async () => {
    const shop = openInbound(messenger, pageIds);
    await shop.updatesOf(feed({}));
    const [update] = await shop.updatesOf(feed({ verb: 'remove' }));
    expect(shop.world.forgotten).toEqual(['c:55501_77']);
    expect(update?.deleted_business_messages).toMatchObject({
      chat: { id: await shop.numberOf('post', post) },
      message_ids: [await shop.numberOf('comment', '55501_77')],
    });
  });

  test.each([
    ['its own comments', { from: { id: page } }],
    ['its own comments in the older form', { from: undefined, sender_id: Number(page) }],
    ['edits', { verb: 'edited' }],
    ['hiding', { verb: 'hide' }],
    ['reactions', { item: 'reaction', reaction_type: 'love' }],
    ['posts', { item: 'post' }],
  ])('is silent about %s', async (_what, value) => {
    const shop = openInbound(messenger, pageIds);
    expect(await shop.updatesOf(feed(value))).toEqual([]);
    expect(shop.accepted).toEqual([]);
  });
});

describe("the shop's name under somebody else's post", () => {
  const mention = { media_id: mediaId, comment_id: commentId };
  const shown = { text: 'Namuna.Dokoni shu bormi?', username: 'dilnoza.uz', timestamp: '2026-11-20T09:59:00+0000' };
  const tell = async (node: object | undefined, value: object = mention) => {
    const shop = openInbound();
    shop.world.nodes.set(commentId, node);
    return { shop, updates: await shop.updatesOf(changes('mentions', value, value)) };
  };

  test('is a comment of whoever wrote it, with the name marked', async () => {
    const { shop, updates } = await tell(shown);
    expect(updates).toHaveLength(1);
    expect(updates[0]?.message).toMatchObject({
      message_id: await shop.numberOf('comment', `mention:${mediaId}:${commentId}`),
      date: Date.parse(shown.timestamp) / 1000,
      chat: { id: await shop.numberOf('post', mediaId), type: 'supergroup' },
      from: { id: await shop.numberOf('person', '@dilnoza.uz'), username: 'dilnoza.uz' },
      text: '@namuna.dokoni shu bormi?',
      entities: [{ type: 'mention', offset: 0, length: 14 }],
    });
    expect(shop.world.comments).toEqual([]);
  });

  test.each([
    ['Salom @namuna.dokoni, narxi?', 'Salom @namuna.dokoni, narxi?', 6],
    ['narxi qancha?', '@namuna.dokoni narxi qancha?', 0],
  ])('"%s" is found or set before it', async (text, whole, offset) => {
    const { updates } = await tell({ ...shown, text });
    expect(updates[0]?.message).toMatchObject({ text: whole, entities: [{ offset }] });
  });

  test.each([
    ['by the shop itself', { ...shown, username: 'NAMUNA.dokoni' }, mention],
    ['that the platform does not show', undefined, mention],
    ['of nobody', { text: 'narxi?' }, mention],
    ['in a caption', shown, { media_id: mediaId }],
    ['with ids that are none', shown, { media_id: mediaId, comment_id: `${commentId}){id}` }],
  ])('%s is nothing', async (_what, node, value) => {
    expect((await tell(node, value)).updates).toEqual([]);
  });

  test('is nothing under an own post, whose comments come as such', async () => {
    const shop = openInbound();
    shop.world.nodes.set(commentId, shown);
    shop.world.posts.set(mediaId, { id: mediaId, caption: '', publishedAt: new Date() });
    expect(await shop.updatesOf(changes('mentions', mention))).toEqual([]);
  });

  test('may stand in an answer of ours', async () => {
    const shop = openInbound();
    shop.world.nodes.set(commentId, shown);
    shop.world.ownComments.add(commentId);
    expect(await shop.updatesOf(changes('mentions', mention))).toEqual([]);
    expect(shop.world.asked).toEqual([]);
  });
});

test.each([
  ['figures of a story', 'story_insights', { impressions: 4 }],
  ['a field of the future', '__proto__', { id: '1' }],
])('%s are nothing', async (_what, field, value) => {
  const shop = openInbound();
  expect(await shop.updatesOf(changes(field, value))).toEqual([]);
  expect(shop.accepted).toEqual([]);
});

test("a comment under somebody else's account is not even stored", async () => {
  const shop = openInbound();
  await shop.post({ object: 'instagram', entry: [{ id: '0', changes: [{ field: 'comments', value: comment }] }] });
  expect(shop.accepted).toEqual([]);
});
