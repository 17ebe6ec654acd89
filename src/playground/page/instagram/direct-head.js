import { h, icon } from '../dom.js';
import { avatar } from './avatar.js';
import { t } from './strings.js';

/**
 * The upper end of Direct: the shop, what it does right now, who one is, and the change to a computer.
 * @param {{ name: string, device: string, isTypedTo: boolean }} person kept up to date by others
 * @param {{ account: { username: string, name: string }, onDevice: (device: 'phone' | 'desktop') => void }} deps
 */
export function directHead(person, { account, onDevice }) {
  const status = h('span', { class: 'status' });
  let isSeen = false;
  const desktop = h(
    'button',
    {
      type: 'button',
      class: 'round ig-desktop',
      'aria-label': t('asDesktop'),
      title: t('asDesktop'),
      data: { action: 'desktop' },
      onclick: () => onDevice(person.device === 'desktop' ? 'phone' : 'desktop'),
    },
    icon('screen'),
  );

  function draw() {
    status.textContent = t(person.isTypedTo ? 'typing' : isSeen ? 'seen' : 'active');
    status.classList.toggle('typing', person.isTypedTo);
    desktop.setAttribute('aria-pressed', String(person.device === 'desktop'));
  }

  /** The shop has seen the newest message, or has not seen it yet. */
  function showSeen(next) {
    isSeen = next;
    draw();
  }

  const root = h(
    'header',
    { class: 'phone-head' },
    avatar(account.name, { ring: true }),
    h('div', { class: 'who' }, h('h2', {}, account.username), status),
    h('span', { class: 'role' }, person.name),
    desktop,
  );
  draw();
  return { root, draw, showSeen };
}
