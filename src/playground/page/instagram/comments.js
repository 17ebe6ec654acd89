import { h } from '../dom.js';
import { clockTime } from '../strings.js';
import { t } from './strings.js';

/**
 * @typedef {{
 *   id: string, fromId: string, username: string, isOwn: boolean, isHidden: boolean, text: string, date: number,
 *   replies: Comment[],
 * }} Comment
 */

/**
 * The comments under a post, each with its replies; new ones are read out by screen readers.
 * @param {Comment[]} comments
 * @param {{ personId: string, onReply: (comment: Comment) => void, onDelete: (id: string) => void }} view
 */
export function commentList(comments, view) {
  const list = h('div', { class: 'ig-comments', role: 'log', 'aria-live': 'polite', 'aria-label': t('comments') });
  for (const comment of comments) {
    const replies = comment.replies.map((reply) => line(reply, { ...view, onReply: () => view.onReply(comment) }));
    list.append(h('div', { class: 'ig-talk' }, line(comment, view), ...replies));
  }
  if (comments.length === 0) list.append(h('p', { class: 'ig-none' }, t('noComments')));
  return list;
}

/**
 * @param {Comment} comment
 * @param {{ personId: string, onReply: (comment: Comment) => void, onDelete: (id: string) => void }} view
 */
function line(comment, { personId, onReply, onDelete }) {
  const isMine = comment.fromId === personId;
  const date = new Date(comment.date * 1000);
  return h(
    'article',
    {
      class: ['ig-comment', comment.isOwn && 'of-shop', comment.isHidden && 'hidden-one'].filter(Boolean).join(' '),
      data: { test: 'comment', by: comment.isOwn ? 'account' : 'person', commentId: comment.id },
    },
    h('p', {}, h('strong', {}, comment.username), ' ', comment.isOwn && h('em', {}, t('shop')), ' ', comment.text),
    h(
      'div',
      { class: 'ig-comment-foot' },
      h('time', { datetime: date.toISOString() }, clockTime(date)),
      small('reply', () => onReply(comment)),
      isMine && small('remove', () => onDelete(comment.id)),
    ),
  );
}

/**
 * @param {'reply' | 'remove'} name
 * @param {() => void} onclick
 */
function small(name, onclick) {
  return h('button', { type: 'button', class: 'ig-small', data: { action: `comment-${name}` }, onclick }, t(name));
}
