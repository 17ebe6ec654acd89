import { h } from '../dom.js';
import { t } from './strings.js';

/**
 * The account's story and posts as small pictures.
 * @param {any[]} posts in their order
 * @param {{ chosenId: string | undefined, onStory: (story: any) => void, onPost: (postId: string) => void }} view
 */
export function postStrip(posts, { chosenId, onStory, onPost }) {
  const thumbs = posts.map((post) =>
    post.kind === 'story'
      ? thumb(post, { class: 'ig-thumb story', data: { story: post.id }, onclick: () => onStory(post) })
      : thumb(post, {
          class: 'ig-thumb',
          'aria-pressed': String(post.id === chosenId),
          data: { post: post.id },
          onclick: () => onPost(post.id),
        }),
  );
  return h('div', { class: 'ig-strip', role: 'group', 'aria-label': t('posts') }, ...thumbs);
}

/**
 * Stories first, then what is newest.
 * @param {Iterable<any>} posts
 */
export function inStripOrder(posts) {
  return [...posts].toSorted((a, b) => rank(b) - rank(a) || b.date - a.date);
}

function rank({ kind }) {
  return kind === 'story' ? 1 : 0;
}

function thumb(post, props) {
  const kind = post.kind === 'story' || post.kind === 'reel' ? post.kind : 'post';
  return h(
    'button',
    { type: 'button', 'aria-label': `${t(kind)}: ${post.caption.slice(0, 60)}`, ...props },
    post.picture === '' ? h('span', {}, '✦') : h('img', { src: post.picture, alt: '', decoding: 'async' }),
  );
}
