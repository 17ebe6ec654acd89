import { h } from '../dom.js';
import { messageLog } from '../message-log.js';
import { noteStrip } from '../notes.js';
import { act } from './acts.js';
import { directBubble } from './bubble.js';
import { directComposer } from './composer.js';
import { directHead } from './direct-head.js';
import { t } from './strings.js';
import { threadIntro } from './thread-intro.js';
import { windowLine } from './window-line.js';

/**
 * One person's Direct with the shop, as his phone or his computer shows it.
 * @param {any} person his thread as the server gives it; kept and updated here
 * @param {{
 *   account: { username: string, name: string }, botUsername: string, now: () => Date,
 *   sendPicture: (file: Blob) => Promise<unknown>,
 *   onBridge: (payload: string) => void,
 * }} deps
 */
export function directPane(person, { account, botUsername, now, sendPicture, onBridge }) {
  const { root: notes, note } = noteStrip();
  const run = (work) => void work.catch((error) => note(error.message));
  const did = (name, body) => run(act(name, { personId: person.id, ...body }));
  const actions = { botUsername, onBridge, onPostback: ({ title, payload }) => did('tap', { title, payload }) };
  const intro = threadIntro(person, { name: account.name, onTap: (title) => did('tap', { title }) });
  const onUnsend = (messageId) => did('unsend', { messageId });
  const draw = (message) =>
    directBubble(message, {
      me: 'person',
      name: account.name,
      isDesktop: person.device === 'desktop',
      actions,
      onUnsend,
    });
  const openLog = () => messageLog({ label: `${t('direct')}: ${person.name}`, intro: intro.root, draw });
  let log = openLog();
  const lower = directComposer({ person, now, did, run, sendPicture });
  const head = directHead(person, { account, onDevice: (device) => did('device', { device }) });
  const line = windowLine(person, now);
  const root = h(
    'section',
    { class: 'phone ig direct', 'aria-label': `${t('direct')}: ${person.name}`, data: { pane: 'direct' } },
    head.root,
    h('div', { class: 'screen' }, log.root, notes),
    h('div', {}, line.root, lower.root),
  );

  /** What the device shows has changed as a whole. */
  function drawAll() {
    const next = openLog();
    log.root.replaceWith(next.root);
    log = next;
    for (const message of person.messages) log.show(message);
    root.classList.toggle('desktop', person.device === 'desktop');
    lower.draw();
    log.scrollToEnd();
  }

  function setFrame(frame) {
    const wasOn = person.device;
    Object.assign(person, frame);
    for (const part of [head, intro, line, lower]) part.draw();
    if (wasOn !== person.device) drawAll();
  }

  function showMessage(message) {
    const at = person.messages.findIndex(({ id }) => id === message.id);
    if (at < 0) person.messages.push(message);
    else person.messages[at] = message;
    log.show(message);
    lower.draw();
    head.showSeen(false);
  }

  function removeMessage(messageId) {
    person.messages = person.messages.filter(({ id }) => id !== messageId);
    log.remove(messageId);
    lower.draw();
  }

  drawAll();
  return {
    person,
    root,
    showMessage,
    removeMessage,
    setFrame,
    drawWindow: line.draw,
    showSeen: () => head.showSeen(true),
    scrollToEnd: () => log.scrollToEnd(),
  };
}
