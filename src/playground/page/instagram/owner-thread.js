import { h, icon } from '../dom.js';
import { messageBox } from '../message-box.js';
import { messageLog } from '../message-log.js';
import { t as pageWord } from '../strings.js';
import { directBubble } from './bubble.js';
import { t } from './strings.js';
import { windowLine } from './window-line.js';

/** The customer's buttons are only looked at in the owner's app. */
const noActions = { botUsername: '', onBridge: () => undefined };

/**
 * One thread in the owner's app, where he types by hand.
 * @param {any} person
 * @param {{ now: () => Date, onBack: () => void, onSay: (text: string) => void }} view
 */
export function ownerThread(person, { now, onBack, onSay }) {
  const log = messageLog({
    label: `${t('inbox')}: ${person.name}`,
    intro: h('div', { class: 'intro' }, person.name),
    draw: (message) =>
      directBubble(message, { me: 'account', name: person.name, isDesktop: false, actions: noActions }),
  });
  const box = messageBox(onSay, { label: t('ownerWrites'), placeholder: t('write'), maxLength: 1000 });
  const send = h(
    'button',
    { type: 'submit', class: 'round send', 'aria-label': pageWord('send'), data: { action: 'send' } },
    icon('send'),
  );
  const form = h('form', { class: 'box' }, box.input, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.submit();
  });
  const back = h(
    'button',
    { type: 'button', class: 'round', 'aria-label': t('back'), data: { action: 'back' }, onclick: onBack },
    icon('back'),
  );
  const line = windowLine(person, now);
  const head = h(
    'div',
    { class: 'ig-thread-head' },
    back,
    h('strong', {}, person.name),
    h('span', {}, person.username),
  );
  const foot = h('div', { class: 'composer' }, line.root, h('p', { class: 'ig-takeover' }, t('takeover')), form);
  for (const message of person.messages) log.show(message);

  return {
    root: h('div', { class: 'ig-thread' }, head, log.root, foot),
    show: log.show,
    remove: log.remove,
    scrollToEnd: log.scrollToEnd,
    focus: () => box.input.focus(),
    draw: line.draw,
  };
}
