import { pictureDialog } from '../dialogs.js';
import { h, icon, replaceKeepingFocus } from '../dom.js';
import { clockTime, dayAndMonth } from '../strings.js';
import { commentList } from './comments.js';
import { t } from './strings.js';

/**
 * One post with its comments. `show` takes the post as it is now; the picture stays in its place.
 * @param {any} given
 * @param {{
 *   username: string, personId: () => string, onShare: (postId: string) => void,
 *   onReply: (comment: any) => void, onDelete: (commentId: string) => void,
 * }} view
 */
export function postCard(given, view) {
  let post = given;
  const draw = () => commentList(post.comments, { ...view, personId: view.personId() });
  let comments = draw();
  const share = h(
    'button',
    { type: 'button', class: 'ig-share', data: { action: 'share' }, onclick: () => view.onShare(post.id) },
    icon('send'),
    t('share'),
  );
  const root = h(
    'article',
    { class: 'ig-post', data: { test: 'post', postId: post.id } },
    picture(post),
    h('div', { class: 'ig-actions' }, h('span', {}, dateOf(post)), share),
    post.caption !== '' && h('p', { class: 'ig-caption' }, h('strong', {}, view.username), ' ', post.caption),
    comments,
  );

  function show(next) {
    const known = new Set(idsOf(post));
    post = next;
    const drawn = draw();
    replaceKeepingFocus(comments, drawn);
    comments = drawn;
    const newest = idsOf(post).findLast((id) => !known.has(id));
    if (newest) drawn.querySelector(`[data-comment-id="${newest}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  return { root, show, redraw: () => show(post) };
}

/** Comments and replies, as they stand on the page. */
function idsOf({ comments }) {
  return comments.flatMap(({ id, replies }) => [id, ...replies.map((reply) => reply.id)]);
}

function picture(post) {
  if (post.picture === '') return null;
  const look = { type: 'button', class: 'ig-post-picture', 'aria-label': t('postPicture') };
  const onclick = () => pictureDialog(post.picture, t('postPicture'));
  return h('button', { ...look, onclick }, h('img', { src: post.picture, alt: '', decoding: 'async' }));
}

function dateOf({ date }) {
  const at = new Date(date * 1000);
  return `${dayAndMonth(at)}, ${clockTime(at)}`;
}
