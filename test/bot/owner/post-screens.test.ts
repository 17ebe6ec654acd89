import { describe, expect, test } from 'vitest';
import { commentModes } from '#src/shop/comments/comment-modes.ts';
import type { CommentView } from '#src/shop/comments/find-comment.ts';
import { languages } from '#src/shop/language.ts';
import type { PostView } from '#src/shop/posts/post-view.ts';
import { commentSettingsScreen } from '#src/ui/owner/comment-settings-screen.ts';
import { ownerNotice } from '#src/ui/owner/notices.ts';
import { pickFoundScreen, pickShelfScreen, postScreen, postsScreen } from '#src/ui/owner/post-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import type { Words } from '#src/ui/words.ts';
import { screenFaults } from '#test/support/screen-faults.ts';
import { inBoth, productView } from '#test/support/views.ts';
import { wordsFor } from '#test/support/words.ts';

const naughty = '<b>Ali</b> & {$x}';
const whole: PostView = {
  id: 5,
  channel: 'chat',
  externalId: '77',
  link: 'https://post.example/p/AbC?a=1&b=2',
  caption: naughty.repeat(200),
  kind: 'reel',
  publishedAt: '2026-03-02T07:00:00.000Z',
  status: 'linked',
  productId: 9,
  productTitle: inBoth(naughty),
};
const bare: PostView = {
  ...whole,
  link: '',
  caption: '',
  kind: 'story',
  publishedAt: null,
  status: 'new',
  productId: null,
  productTitle: null,
};
const comment: Omit<CommentView, 'post'> = {
  id: 1,
  externalId: '9',
  intent: 'unclear',
  status: 'asked',
  sealedText: null,
  username: naughty,
};
const product = productView({ title: inBoth(naughty) });
const shelf = { shelf: { id: 2, parentId: null, title: inBoth(naughty) }, products: [product], page: 1, total: 20 };
const below = [{ id: 3, title: inBoth(naughty) }];

function* everyScreen(words: Words): Generator<Screen | undefined> {
  for (const post of [whole, bare]) {
    for (const list of ['new', 'linked'] as const)
      yield postsScreen(words, { list, page: 1, total: 20, posts: [post] }, '✅');
    for (const status of ['new', 'linked', 'ignored'] as const) yield postScreen(words, { ...post, status });
    for (const username of [naughty, null]) {
      const asked = { comment: { ...comment, username, post }, text: username ?? '' };
      yield ownerNotice(words, 'comment_to_answer', { commentId: 1 }, asked);
    }
  }
  yield postsScreen(words, { list: 'new', page: 0, total: 0, posts: [] });
  yield pickShelfScreen(words, 1, { ...shelf, below });
  yield pickShelfScreen(words, 1, { shelf: undefined, below, products: [], page: 0, total: 0 });
  yield pickFoundScreen(words, 1, naughty, [product]);
  yield pickFoundScreen(words, 1, naughty, []);
  yield ownerNotice(words, 'new_posts', {}, { newPosts: 3 });
  for (const mode of commentModes) {
    const modes = { unlinkedComments: mode, unclearComments: mode };
    yield commentSettingsScreen(words, { commentsOn: mode === 'ask', priceInPublic: mode === 'ask', ...modes });
  }
}

describe.each(languages)('the screens of posts and comments in "%s"', (language) => {
  test('can be sent, read and tapped, whatever people write', () => {
    const screens = [...everyScreen(wordsFor(language))];
    expect(screens.length).toBeGreaterThan(20);
    for (const screen of screens) expect(screen && screenFaults(screen)).toEqual([]);
  });
});

test('news that were dealt with meanwhile are nothing to say', () => {
  const words = wordsFor('uz');
  expect(ownerNotice(words, 'comment_to_answer', { commentId: 1 }, {})).toBeUndefined();
  expect(ownerNotice(words, 'new_posts', {}, { newPosts: 0 })).toBeUndefined();
});

test('a linked post offers to send its product, another a general invitation', () => {
  const words = wordsFor('uz');
  const titles = (post: PostView) =>
    ownerNotice(words, 'comment_to_answer', { commentId: 1 }, { comment: { ...comment, post } })
      ?.buttons?.flat()
      .map(({ title }) => title);
  expect(titles(whole)).toContain(words.plain('owner-button-send-product'));
  expect(titles(bare)).toContain(words.plain('owner-button-invite'));
});
