import { badge } from '../customers.js';
import { h } from '../dom.js';
import { clockTime } from '../strings.js';
import { avatar } from './avatar.js';
import { t } from './strings.js';

/**
 * The threads of the account, newest first; people whose thread is empty are left out.
 * @param {any[]} people
 * @param {{ onOpen: (person: any) => void }} view
 */
export function inboxList(people, { onOpen }) {
  const threads = people
    .map((person, shade) => ({ person, shade, last: person.messages.at(-1) }))
    .filter(({ last }) => last !== undefined)
    .toSorted((a, b) => b.last.date - a.last.date);
  if (threads.length === 0) return h('p', { class: 'ig-none' }, t('noThreads'));
  const rows = threads.map(({ person, shade, last }) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'ig-row', data: { thread: person.username }, onclick: () => onOpen(person) },
        avatar(person.name, { shade }),
        h('span', { class: 'ig-row-text' }, h('strong', {}, person.name), h('span', {}, lastWords(last))),
        h('span', { class: 'ig-row-end' }, h('time', {}, clockTime(new Date(last.date * 1000))), badge(person.unread)),
      ),
    ),
  );
  return h('ul', { class: 'ig-inbox', 'aria-label': t('inbox') }, ...rows);
}

function lastWords(message) {
  const words = message.text || t(message.pictures.length > 0 ? 'picture' : 'messageTo');
  return message.by === 'account' ? `${t('you')}: ${words}` : words;
}
