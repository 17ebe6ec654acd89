import { h, icon } from '../dom.js';
import { noteStrip } from '../notes.js';
import { act, publishPost } from './acts.js';
import { avatar } from './avatar.js';
import { inboxList } from './inbox.js';
import { newPost } from './new-post.js';
import { ownerThread } from './owner-thread.js';
import { t } from './strings.js';

/**
 * The owner's own Instagram app: his chats, his hands, his posts.
 * @param {{ account: { username: string, name: string }, people: any[], now: () => Date }} deps
 */
export function ownerApp({ account, people, now }) {
  const { root: notes, note } = noteStrip();
  const run = (work) => void work.catch((error) => note(error.message));
  const body = h('div', { class: 'ig-owner' });
  let open;

  const add = h(
    'button',
    {
      type: 'button',
      class: 'round',
      'aria-label': t('newPost'),
      title: t('newPost'),
      data: { action: 'new-post' },
      onclick: () => run(newPost(publishPost)),
    },
    icon('plus'),
  );
  const root = h(
    'section',
    { class: 'phone ig', 'aria-label': t('ownerApp'), data: { pane: 'owner-instagram' } },
    h(
      'header',
      { class: 'phone-head' },
      avatar(account.name),
      h('div', { class: 'who' }, h('h2', {}, account.username), h('span', { class: 'status' }, t('inbox'))),
      add,
    ),
    h('div', { class: 'screen' }, body, notes),
  );

  function openThread(person) {
    const onBack = () => {
      open = undefined;
      draw();
      body.querySelector('button')?.focus();
    };
    const onSay = (text) => run(act('by-hand', { personId: person.id, text }));
    open = { id: person.id, thread: ownerThread(person, { now, onBack, onSay }) };
    body.replaceChildren(open.thread.root);
    open.thread.scrollToEnd();
    open.thread.focus();
  }

  /** Draws the inbox, or what is around the open thread. */
  function draw() {
    if (open) {
      open.thread.draw();
      return;
    }
    const at = [...body.querySelectorAll('button')].indexOf(document.activeElement);
    body.replaceChildren(inboxList(people, { onOpen: openThread }));
    if (at >= 0) body.querySelectorAll('button')[at]?.focus({ preventScroll: true });
  }

  function showMessage(personId, message) {
    if (open?.id === personId) open.thread.show(message);
    else draw();
  }

  function removeMessage(personId, messageId) {
    if (open?.id === personId) open.thread.remove(messageId);
    else draw();
  }

  draw();
  return { root, draw, showMessage, removeMessage, tick: () => open?.thread.draw() };
}
