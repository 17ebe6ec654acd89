import type { CommentView } from '#src/shop/comments/find-comment.ts';
import type { PostView } from '#src/shop/posts/post-view.ts';
import type { ProductView } from '#src/shop/catalog/product-view.ts';
import { gap, inRows, lines, shorten, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton, pageButtons } from './buttons.ts';
import { encodeOwnerTap, type PostList } from './callback-data.ts';
import { productsPerPage, type OwnerShelf } from './product-screens.ts';

export const postsPerPage = 6;

const shownCaption = 300;
const shownInList = 60;

/** A page of the posts in one state, each with a button that opens it. */
export function postsScreen(
  words: Words,
  { list, page, total, posts }: { list: PostList; page: number; total: number; posts: PostView[] },
  above?: string,
): Screen {
  const other = list === 'new' ? 'linked' : 'new';
  const buttons = posts.map(({ id, ...post }) =>
    ownerButton(words, 'post', { kind: 'post', id }, { title: shorten(nameOf(words, post), 40) }),
  );
  return {
    text: lines(
      above,
      words.html('owner-posts-title', { list, count: total }),
      total === 0 && words.html('owner-posts-none'),
      ...posts.map((post) => words.html('owner-posts-line', { when: whenOf(words, post), title: nameOf(words, post) })),
      words.html('owner-posts-how'),
    ),
    buttons: [
      ...inRows(buttons, 1),
      pageButtons(words, { page, perPage: postsPerPage, total }, (to) => ({ kind: 'posts', list, page: to })),
      [ownerButton(words, `posts-${other}`, { kind: 'posts', list: other, page: 0 })],
      [ownerButton(words, 'comments', { kind: 'comments' }), deskButton(words)],
    ],
  };
}

function nameOf(words: Words, { caption, kind }: Pick<PostView, 'caption' | 'kind'>): string {
  const [first = ''] = caption.split('\n');
  return first === '' ? words.plain('owner-post-kind', { kind }) : shorten(first, shownInList);
}

function whenOf(words: Words, { publishedAt }: Pick<PostView, 'publishedAt'>): string {
  return publishedAt === null ? '—' : words.dayAndTime(publishedAt);
}

/** One post with the product that it shows, and what can be done about it. */
export function postScreen(words: Words, post: PostView, above?: string): Screen {
  const { id, productTitle, status } = post;
  return {
    text: lines(
      above,
      gap,
      words.html('owner-post-title', {
        kind: words.plain('owner-post-kind', { kind: post.kind }),
        when: whenOf(words, post),
      }),
      post.caption !== '' && words.html('owner-quote', { text: shorten(post.caption, shownCaption) }),
      post.link !== '' && words.html('owner-post-link', { link: post.link }),
      gap,
      productTitle
        ? words.html('owner-post-product', { title: productTitle[words.language] })
        : words.html(status === 'ignored' ? 'owner-post-ignored' : 'owner-post-unlinked'),
    ),
    buttons: [
      [
        ownerButton(words, 'pick', { kind: 'pickshelf', post: id, id: 0, page: 0 }),
        ownerButton(words, 'find', { kind: 'pickfind', post: id }),
      ],
      [
        status === 'new'
          ? ownerButton(words, 'ignore-post', { kind: 'ignorepost', id })
          : ownerButton(words, 'unlink-post', { kind: 'unlinkpost', id }),
      ],
      [ownerButton(words, 'posts', { kind: 'posts', list: 'new', page: 0 }), deskButton(words)],
    ],
  };
}

/** One shelf, from which the product of a post is picked. */
export function pickShelfScreen(
  words: Words,
  post: number,
  { shelf, below, products, page, total }: OwnerShelf,
): Screen {
  const to = (id: number, at: number) => ({ kind: 'pickshelf', post, id, page: at }) as const;
  const shelves = below.map(({ id, title }) => ({
    title: words.plain('owner-button-shelf', { title: title[words.language] }),
    data: encodeOwnerTap(to(id, 0)),
  }));
  const up = shelf ? [ownerButton(words, 'up', to(shelf.parentId ?? 0, 0))] : [];
  return {
    text: lines(words.html('owner-pick-title'), shelf && `<b>${words.texts(shelf.title)}</b>`),
    buttons: [
      ...inRows(shelves, 2),
      ...pickRows(words, post, products),
      pageButtons(words, { page, perPage: productsPerPage, total }, (at) => to(shelf?.id ?? 0, at)),
      [ownerButton(words, 'find', { kind: 'pickfind', post })],
      [...up, backToPost(words, post)],
    ],
  };
}

/** What a search by name found, to be picked for a post. */
export function pickFoundScreen(words: Words, post: number, text: string, products: ProductView[]): Screen {
  const key = products.length > 0 ? 'owner-found' : 'owner-found-none';
  return {
    text: words.html(key, { text: shorten(text, 60), count: products.length }),
    buttons: [
      ...pickRows(words, post, products),
      [ownerButton(words, 'find', { kind: 'pickfind', post })],
      [backToPost(words, post)],
    ],
  };
}

function pickRows(words: Words, post: number, products: ProductView[]): Button[][] {
  const buttons = products.map(({ id, title }) =>
    ownerButton(words, 'pick-product', { kind: 'pick', post, id }, { title: shorten(title[words.language], 40) }),
  );
  return inRows(buttons, 1);
}

function backToPost(words: Words, id: number): Button {
  return ownerButton(words, 'back-to-post', { kind: 'post', id });
}

/** News of a comment that waits for the owners' word. */
export function commentNews(words: Words, { id, username, post }: CommentView, text: string): Screen {
  const name = username === null ? words.plain('owner-nameless') : `@${username}`;
  return {
    text: lines(
      words.html('owner-comment-title', { name }),
      words.html('owner-quote', { text: text === '' ? '—' : text }),
      words.html('owner-comment-under', { title: nameOf(words, post) }),
      post.link !== '' && words.html('owner-post-link', { link: post.link }),
    ),
    buttons: [
      [ownerButton(words, post.productId === null ? 'invite' : 'send-product', { kind: 'invite', id })],
      [ownerButton(words, 'post-product', { kind: 'post', id: post.id })],
      [ownerButton(words, 'leave-comment', { kind: 'leavecomment', id })],
    ],
  };
}

/** News of posts that wait for their product. */
export function newPostsNews(words: Words, count: number): Screen {
  return {
    text: words.html('owner-notice-new_posts', { count }),
    buttons: [[ownerButton(words, 'posts', { kind: 'posts', list: 'new', page: 0 })]],
  };
}
