import { h, icon } from '../dom.js';
import { messageBox } from '../message-box.js';
import { t as pageWord } from '../strings.js';
import { avatar } from './avatar.js';
import { t } from './strings.js';

/** What people really ask under a post, for those who only want to press. */
const READY = /** @type {const} */ (['askPrice', 'askStock', 'askSize']);

/**
 * The lower end of the phone with posts: writes a comment, or a reply to one.
 * @param {(comment: { text: string, parentId?: string }) => void} onComment
 */
export function commentBox(onComment) {
  let parent;
  const answered = h('div', { class: 'ig-answered', hidden: true });
  const face = h('span');
  const box = messageBox((text) => write(text), { label: t('writeComment'), maxLength: 2200, name: 'comment' });
  const send = h(
    'button',
    { type: 'submit', class: 'round send', 'aria-label': pageWord('send'), data: { action: 'comment' } },
    icon('send'),
  );
  const form = h('form', { class: 'box' }, face, box.input, send);
  const ready = READY.map((key) =>
    h('button', { type: 'button', class: 'ig-ready', data: { action: key }, onclick: () => write(t(key)) }, t(key)),
  );
  const root = h(
    'footer',
    { class: 'composer' },
    h('div', { class: 'ig-readies', role: 'group', 'aria-label': t('readyComments') }, ...ready),
    answered,
    form,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.submit();
  });

  function write(text) {
    onComment(parent ? { text, parentId: parent.id } : { text });
    answer(undefined);
  }

  /** From now on the box answers this comment; undefined: none. */
  function answer(comment) {
    parent = comment;
    answered.hidden = !comment;
    if (!comment) return;
    const stop = h(
      'button',
      { type: 'button', class: 'ig-small', 'aria-label': t('stopReply'), onclick: () => answer(undefined) },
      '✕',
    );
    answered.replaceChildren(`${t('replyTo')} ${comment.username}`, stop);
    box.input.focus();
  }

  /** Shows who writes. */
  function draw(person, shade) {
    face.replaceChildren(avatar(person.name, { shade }));
    answer(undefined);
  }

  return { root, answer, draw };
}
