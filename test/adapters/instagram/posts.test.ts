import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readPostLink } from '#adapters/instagram/post-link.ts';
import { openAccountScene, type AccountScene } from './account-scene.ts';

const post = { kind: 'post', code: 'DAbc_12-x' };

describe('a pasted link', () => {
  test.each([
    'https://www.instagram.com/p/DAbc_12-x/',
    'https://instagram.com/p/DAbc_12-x',
    'http://m.instagram.com/p/DAbc_12-x/?utm_source=ig_web_copy_link&igsh=MzRl',
    'https://www.instagram.com/reel/DAbc_12-x/?igsh=1',
    'https://www.instagram.com/reels/DAbc_12-x/',
    'https://www.instagram.com/tv/DAbc_12-x/',
    'https://www.instagram.com/aziza.shop/p/DAbc_12-x/',
    'https://www.instagram.com/aziza.shop/reel/DAbc_12-x/#comments',
    'https://instagr.am/p/DAbc_12-x/',
    'instagram.com/p/DAbc_12-x',
    'WWW.INSTAGRAM.COM/p/DAbc_12-x',
    'Mana shu: https://www.instagram.com/p/DAbc_12-x/. Narxi 120 ming',
    '(https://www.instagram.com/p/DAbc_12-x)',
    'kanal https://t.me/aziza va https://www.instagram.com/p/DAbc_12-x, rahmat!',
    'https://www.instagram.com/aziza.shop/ va https://www.instagram.com/p/DAbc_12-x',
  ])('leads to its post: %s', (text) => {
    expect(readPostLink(text)).toEqual(post);
  });

  test.each([
    [
      'https://www.instagram.com/stories/aziza.shop/3141592653589793238/',
      { kind: 'story', code: '3141592653589793238' },
    ],
    ['https://www.facebook.com/azizashop/posts/1234567890', { kind: 'page_post', code: '1234567890' }],
    ['https://m.facebook.com/permalink.php?story_fbid=1234567890&id=77', { kind: 'page_post', code: '1234567890' }],
    ['https://www.facebook.com/reel/1234567890', { kind: 'page_post', code: '1234567890' }],
  ])('leads to what it is: %s', (text, link) => {
    expect(readPostLink(text)).toEqual(link);
  });

  const pointless = [
    '',
    'salom',
    'https://www.instagram.com/aziza.shop/',
    'https://www.instagram.com/stories/highlights/',
    'https://www.instagram.com/p/',
    'https://evilinstagram.com/p/DAbc_12-x/',
    'https://instagram.com.example.uz/p/DAbc_12-x/',
    'https://t.me/p/DAbc_12-x',
    'ali@instagram.com/p/DAbc_12-x',
    `https://www.instagram.com/p/${'a'.repeat(10_000)}`,
    'instagram.com/'.repeat(5000),
  ].map((text) => [text.slice(0, 60), text] as const);
  test.each(pointless)('that leads to no post is none: %s', (_shown, text) => {
    expect(readPostLink(text)).toBeUndefined();
  });
});

describe('posts of the account', () => {
  let scene: AccountScene;
  beforeEach(async () => {
    scene = await openAccountScene();
  });
  afterEach(() => scene.close());

  const publish = (captions: readonly string[]) =>
    captions.map((caption) => {
      scene.clock.advance(60_000);
      return scene.graph.account.publishPost({ caption });
    });

  test('are listed newest first, with what the shop needs of each', async () => {
    const [older] = publish(['Krossovka 42', 'Koʻylak']);
    scene.clock.advance(1000);
    const reel = scene.graph.account.publishPost({ caption: 'Yangi kelganlar', kind: 'reel' });
    scene.graph.account.publishPost({ caption: 'Bugun', kind: 'story' });
    const shown = await scene.adapterOf().posts?.(10);
    expect(shown?.map(({ caption }) => caption)).toEqual(['Yangi kelganlar', 'Koʻylak', 'Krossovka 42']);
    expect(shown?.[0]).toEqual({
      id: await scene.house.deps.identities.numberOf('post', reel.id),
      link: reel.permalink,
      caption: 'Yangi kelganlar',
      publishedAt: new Date(reel.atMs),
      kind: 'reel',
      pictureUrl: expect.stringContaining('/cdn/'),
    });
    expect(shown?.[2]?.id).toBe(await scene.house.deps.identities.numberOf('post', older?.id ?? ''));
  });

  test('are asked for once a minute at most', async () => {
    publish(['bir', 'ikki', 'uch']);
    const adapter = scene.adapterOf();
    const calls = async () =>
      await scene.countCalls('media', async () => expect(await adapter.posts?.(2)).toHaveLength(2));
    expect(await calls()).toBe(1);
    expect(await calls()).toBe(0);
    scene.clock.advance(61_000);
    expect(await calls()).toBe(1);
  });

  test('are found by their link, however old, and then known', async () => {
    const all = publish(Array.from({ length: 120 }, (_, at) => `post ${at}`));
    const adapter = scene.adapterOf();
    const link = `mana ${all[3]?.permalink}?igsh=abc`;
    expect(
      await scene.countCalls('media', async () => {
        expect((await adapter.postOf?.(link))?.caption).toBe('post 3');
      }),
    ).toBe(3);
    scene.clock.advance(600_000);
    expect(await scene.countCalls('media', async () => expect(await adapter.postOf?.(link)).toBeDefined())).toBe(0);
  });

  test('include stories of today by their link', async () => {
    const story = scene.graph.account.publishPost({ caption: 'Aksiya', kind: 'story' });
    expect(await scene.adapterOf().postOf?.(story.permalink)).toMatchObject({ kind: 'story', caption: 'Aksiya' });
  });

  test('of somebody else, or of nobody, are none of ours', async () => {
    publish(['bir']);
    const adapter = scene.adapterOf();
    for (const link of ['https://www.instagram.com/p/DForeign_1/', 'salom', 'https://www.facebook.com/x/posts/12345']) {
      expect(await adapter.postOf?.(link)).toBeUndefined();
    }
  });

  test('are none while the platform does not answer', async () => {
    scene.graph.conditions.forbid('media');
    expect(await scene.adapterOf().posts?.(5)).toEqual([]);
    expect(await scene.adapterOf().postOf?.('https://www.instagram.com/p/DAbc_12-x/')).toBeUndefined();
  });

  test('of a Page are listed and found as well', async () => {
    const own = scene.graph.account.publishPost({ caption: 'Sahifada', platform: 'messenger' });
    const messenger = scene.messengerOf();
    expect((await messenger.posts?.(5))?.map(({ caption }) => caption)).toEqual(['Sahifada']);
    expect((await messenger.postOf?.(own.permalink))?.caption).toBe('Sahifada');
  });
});
