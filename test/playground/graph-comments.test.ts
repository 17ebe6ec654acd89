import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ShownPost } from '#src/playground/graph/account.ts';
import type { GraphPerson } from '#src/playground/graph/person.ts';
import { accountId, codeOf, eventsOf, openGraphScene, pageId, type GraphScene } from './graph-scene.ts';

const dayMs = 86_400_000;
let scene: GraphScene;
let post: ShownPost;
let aziza: GraphPerson;

beforeAll(async () => {
  scene = await openGraphScene();
});
afterAll(() => scene[Symbol.asyncDispose]());
beforeEach(() => {
  post = scene.graph.account.publishPost({ caption: 'Krossovka «Shamol», 429 000 soʻm' });
  aziza = scene.graph.people.openPerson({ name: 'Aziza' });
});

const replyPrivately = (commentId: string, message: object = { text: 'Narxi shaxsiy xabarda' }) =>
  scene.post('me/messages', { recipient: { comment_id: commentId }, message });
const under = () => scene.graph.account.comments(post.id);

describe('a private reply', () => {
  test('reaches somebody who never wrote, once for a comment, and opens no window', async () => {
    const comment = aziza.comments(post.id, 'narxi?');
    const answer = await replyPrivately(comment);
    expect(answer.body).toEqual({ recipient_id: aziza.id, message_id: aziza.lastHeard?.id });
    expect(aziza.lastHeard).toMatchObject({ text: 'Narxi shaxsiy xabarda', commentId: comment });
    expect(scene.graph.account.inbox().find(({ personId }) => personId === aziza.id)?.folder).toBe('requests');
    expect(codeOf(await replyPrivately(comment))).toBe('10/2534025');
    expect(codeOf(await scene.tell(aziza, 'yana'))).toBe('10/2534022');
    expect(codeOf(await replyPrivately(aziza.comments(post.id, '+')))).toBe('');
  });

  test('is possible for seven days from the comment, not from anything later', async () => {
    const [early, late] = [aziza.comments(post.id, 'bormi'), aziza.comments(post.id, 'razmer')];
    scene.clock.advance(7 * dayMs - 1);
    expect(codeOf(await replyPrivately(early))).toBe('');
    scene.clock.advance(1);
    expect(codeOf(await replyPrivately(late))).toBe('10/2534022');
  });

  test('is a text, and never for an own, an unknown or a foreign comment', async () => {
    const comment = aziza.comments(post.id, 'narxi?');
    const template = {
      type: 'template',
      payload: { template_type: 'button', text: 'x', buttons: [{ type: 'postback', title: 'a', payload: 'p' }] },
    };
    expect(codeOf(await replyPrivately(comment, { attachment: template }))).toBe('100');
    const own = scene.graph.account.commentByHand(post.id, 'Yangi rang keldi');
    expect(codeOf(await replyPrivately(own))).toBe('100');
    expect(codeOf(await replyPrivately('17900000000000001'))).toBe('100/33');
    expect(codeOf(await replyPrivately(aziza.mentionsInComment('@sotuv_demo zoʻr')))).toBe('100/33');
    aziza.blocks();
    expect(codeOf(await replyPrivately(comment))).toBe('551/1545041');
    aziza.unblocks();
    expect(codeOf(await replyPrivately(comment))).toBe('');
  });

  test('to a broadcast is possible only while it goes on', async () => {
    const live = scene.graph.account.publishPost({ caption: 'Efir', kind: 'live' });
    const [first, second] = [aziza.comments(live.id, 'narxi'), aziza.comments(live.id, 'bormi')];
    await scene.delivered();
    const told = scene.deliveries.flatMap(eventsOf).filter(({ field }) => field === 'live_comments');
    expect(told).toMatchObject([{ value: { id: first } }, { value: { id: second } }]);
    expect(codeOf(await replyPrivately(first))).toBe('');
    scene.graph.account.endLive(live.id);
    expect(codeOf(await replyPrivately(second))).toBe('10/2534022');
    expect(() => aziza.comments(live.id, 'kechikdim')).toThrow('over');
  });
});

describe('a public reply', () => {
  test('hangs under the comment, and under its parent when the comment is a reply', async () => {
    const comment = aziza.comments(post.id, 'narxi?');
    const reply = await scene.post(`${comment}/replies`, { message: 'Yozdik 📩' });
    const again = aziza.repliesToComment(comment, 'rahmat');
    await scene.post(`${again}/replies?message=Marhamat`, {});
    const [shown] = under();
    expect(shown?.replies.map(({ text, isOwn }) => [text, isOwn])).toEqual([
      ['Yozdik 📩', true],
      ['rahmat', false],
      ['Marhamat', true],
    ]);
    expect(reply.body).toEqual({ id: shown?.replies[0]?.id });
  });

  test('comes back as a comment of the account itself', async () => {
    const comment = aziza.comments(post.id, 'narxi?');
    const { body } = await scene.post(`${comment}/replies`, { message: 'Yozdik' });
    await scene.delivered();
    const told = scene.deliveries
      .flatMap(eventsOf)
      .find(({ value }) => Reflect.get(Object(value), 'id') === body['id']);
    expect(told).toMatchObject({
      field: 'comments',
      value: {
        parent_id: comment,
        text: 'Yozdik',
        from: { id: accountId, self_ig_scoped_id: scene.graph.account.appScopedId },
      },
    });
  });

  test.each([
    ['of 301 characters', 'a'.repeat(301)],
    ['with five hashtags', '#a #b #c #d #e'],
    ['with two links', 'https://a.uz https://b.uz'],
    ['all in capitals', 'SALOM DOʻSTIM'],
    ['without words', ' '],
  ])('%s is refused', async (_name, message) => {
    const comment = aziza.comments(post.id, 'narxi?');
    expect(codeOf(await scene.post(`${comment}/replies`, { message }))).toBe('100');
  });

  test('is refused under a hidden comment; a comment can be hidden, shown again and deleted', async () => {
    const comment = aziza.comments(post.id, 'yomon');
    expect((await scene.post(`${comment}?hide=true`, {})).body).toEqual({ success: true });
    expect(under()[0]?.isHidden).toBe(true);
    expect(codeOf(await scene.post(`${comment}/replies`, { message: 'x' }))).toBe('100');
    await scene.post(comment, { hide: false });
    expect(codeOf(await scene.post(`${comment}/replies`, { message: 'Xoʻsh' }))).toBe('');
    await scene.delete(comment);
    expect(under()).toEqual([]);
    expect(codeOf(await scene.get(comment))).toBe('100/33');
  });

  test("answers a mention under somebody else's post", async () => {
    const mention = aziza.mentionsInComment('@sotuv_demo zoʻr');
    await scene.delivered();
    const told = scene.deliveries.flatMap(eventsOf).findLast(({ field }) => field === 'mentions');
    expect(told).toMatchObject({ field: 'mentions', value: { comment_id: mention } });
    const mediaId = String(Reflect.get(Object(told?.['value']), 'media_id'));
    const read = await scene.get(`me?fields=mentioned_comment.comment_id(${mention}){text,timestamp}`);
    expect(read.body['mentioned_comment']).toMatchObject({ text: '@sotuv_demo zoʻr', id: mention });
    expect(
      codeOf(await scene.post('me/mentions', { media_id: mediaId, comment_id: mention, message: 'Rahmat!' })),
    ).toBe('');
    expect(codeOf(await scene.get(`${mediaId}?fields=caption`))).toBe('100/33');
  });
});

describe('reading', () => {
  test('posts come newest first, page by page, without stories', async () => {
    await using fresh = await openGraphScene();
    const ids = [1, 2, 3, 4, 5].map((at) => {
      fresh.clock.advance(1000);
      return fresh.graph.account.publishPost({ caption: `${at}`, kind: at === 3 ? 'reel' : 'post' }).id;
    });
    const story = fresh.graph.account.publishPost({ caption: '', kind: 'story' }).id;
    const first = await fresh.get('me/media?fields=id,caption,media_product_type,permalink,timestamp&limit=3');
    expect(first.body).toMatchObject({
      data: [{ caption: '5' }, { caption: '4' }, { caption: '3', media_product_type: 'REELS', id: ids[2] }],
    });
    const next = String(Reflect.get(Object(first.body['paging']), 'next'));
    const rest = await fresh.get(next.split('/v25.0/')[1] ?? '');
    expect(rest.body['data']).toEqual([
      expect.objectContaining({ caption: '2' }),
      expect.objectContaining({ caption: '1' }),
    ]);
    expect(rest.body['paging']).not.toHaveProperty('next');
    expect((await fresh.get('me/stories')).body['data']).toEqual([{ id: story }]);
    expect(codeOf(await fresh.get('me/media?limit=0'))).toBe('100');
  });

  test('comments come newest first with their replies inside', async () => {
    const first = aziza.comments(post.id, 'birinchi');
    aziza.comments(post.id, 'ikkinchi');
    await scene.post(`${first}/replies`, { message: 'Javob' });
    const { body } = await scene.get(`${post.id}/comments?fields=id,text,from,username,replies{text,parent_id}`);
    expect(body['data']).toMatchObject([
      { text: 'ikkinchi', from: { id: aziza.id, username: aziza.username } },
      { text: 'birinchi', replies: { data: [{ text: 'Javob', parent_id: first }] } },
    ]);
    expect((await scene.get(`${first}/replies?fields=text`)).body).toMatchObject({ data: [{ text: 'Javob' }] });
    aziza.deletesComment(first);
    expect((await scene.get(`${post.id}?fields=comments_count,caption`)).body).toMatchObject({ comments_count: 1 });
  });

  test('a profile is told only after the person wrote', async () => {
    aziza.comments(post.id, 'narxi?');
    expect(codeOf(await scene.get(`${aziza.id}?fields=name`))).toBe('230');
    aziza.says('salom');
    const { body } = await scene.get(`${aziza.id}?fields=name,username,is_user_follow_business`);
    expect(body).toEqual({ id: aziza.id, name: 'Aziza', username: aziza.username, is_user_follow_business: false });
    expect(codeOf(await scene.get(`${aziza.id}?fields=biography`))).toBe('100');
    aziza.blocks();
    expect(codeOf(await scene.get(`${aziza.id}?fields=name`))).toBe('230');
  });

  test('a Page hears of comments as its feed, of removed ones too', async () => {
    const onPage = scene.graph.account.publishPost({ caption: 'Sumka', platform: 'messenger' });
    const sardor = scene.graph.people.openPerson({ name: 'Sardor', platform: 'messenger' });
    const comment = sardor.comments(onPage.id, 'narxi?');
    await scene.post(`${comment}/comments`, { message: 'Yozdik' });
    await scene.delivered();
    sardor.deletesComment(comment);
    await scene.delivered();
    const feed = scene.deliveries.flatMap(eventsOf).filter(({ field }) => field === 'feed');
    expect(feed.map(({ value }) => value)).toMatchObject([
      { item: 'comment', verb: 'add', comment_id: comment, from: { id: sardor.id, name: 'Sardor' }, message: 'narxi?' },
      { verb: 'add', parent_id: comment, from: { id: pageId } },
      { verb: 'remove', comment_id: comment },
    ]);
  });
});
