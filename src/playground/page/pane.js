import { post } from './api.js';
import { bubble } from './bubbles.js';
import { composer } from './composer.js';
import { alertDialog } from './dialogs.js';
import { h, icon } from './dom.js';
import { popup } from './popup.js';
import { dayAndMonth, t } from './strings.js';

const NOTE_MS = 3500;
const TYPING_MS = 5000;

/**
 * One chat as a phone shows it.
 * @param {any} chat state of the chat as the server gives it; kept and updated here
 * @param {{ bot: { name: string, username: string }, now(): Date }} shop
 */
export function chatPane(chat, { bot, now }) {
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': `${t('messages')}: ${chat.name}`, tabindex: 0 });
  const status = h('span', { class: 'status' });
  const notes = h('div', { class: 'notes', role: 'status' });
  const elements = new Map();
  let typingTimer = 0;

  /** @param {Promise<unknown>} work */
  function run(work) {
    work.catch((error) => note(error.message));
  }

  /**
   * @param {string} name
   * @param {object} body
   */
  function act(name, body) {
    run(post(`/people/${chat.id}/${name}`, body));
  }

  const actions = {
    botName: bot.name,
    botUsername: bot.username,
    onCommand: (text) => act('say', { text }),
    onStart: (payload) => act('start', payload ? { payload } : {}),
    onNote: note,
    onTap(messageId, data, button) {
      button.setAttribute('aria-busy', 'true');
      act('tap', { messageId, data });
    },
  };

  const lower = composer({ chat, now, act, run });
  const root = h('section', { class: 'phone', 'aria-label': `${t(chat.role)}: ${chat.name}`, data: { pane: chat.role, chatId: chat.id } });
  root.append(header(chat, bot, { status, act }), h('div', { class: 'screen' }, log, notes), lower.root);

  /** @param {string} text */
  function note(text) {
    const element = h('div', { class: 'note', data: { test: 'note' } }, text);
    notes.replaceChildren(element);
    setTimeout(() => element.remove(), NOTE_MS);
  }

  function drawFrame() {
    drawStatus();
    lower.draw();
    drawIntro();
  }

  function drawStatus(typing = '') {
    status.textContent = typing || t(chat.hasBlocked ? 'blockedState' : 'online');
    status.classList.toggle('typing', typing !== '');
  }

  function drawIntro() {
    const intro = log.querySelector('.intro');
    if (elements.size > 0) intro?.remove();
    else if (!intro) {
      const text = t(chat.role === 'owner' ? 'introOwner' : 'introCustomer');
      log.append(h('div', { class: 'intro' }, h('strong', {}, t('introTitle')), h('p', {}, text)));
    }
  }

  /** Puts a message in, or a changed one in the place of the old. */
  function showMessage(message) {
    const isNew = !elements.has(message.id);
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 160;
    const element = bubble(message, actions);
    if (isNew) {
      drawDay(message);
      log.append(element);
    } else replaceKeepingFocus(elements.get(message.id), element);
    elements.set(message.id, element);
    drawIntro();
    if (message.by === 'bot') drawStatus();
    if (isAtEnd || message.by === 'person') scrollToEnd(element);
  }

  let lastDay = '';
  function drawDay(message) {
    const day = dayAndMonth(new Date(message.date * 1000));
    if (day === lastDay) return;
    lastDay = day;
    log.append(h('div', { class: 'day' }, h('span', {}, day)));
  }

  function scrollToEnd(element) {
    log.scrollTop = log.scrollHeight;
    for (const image of element.querySelectorAll('img')) {
      image.addEventListener('load', () => (log.scrollTop = log.scrollHeight), { once: true });
    }
  }

  for (const message of chat.messages) showMessage(message);
  drawFrame();

  return {
    chat,
    root,
    showMessage,
    scrollToEnd: () => (log.scrollTop = log.scrollHeight),
    removeMessage(id) {
      elements.get(id)?.remove();
      elements.delete(id);
      drawIntro();
    },
    setFrame(frame) {
      Object.assign(chat, frame);
      drawFrame();
    },
    showAction(action) {
      clearTimeout(typingTimer);
      drawStatus(t(action.startsWith('upload') ? 'uploading' : 'typing'));
      typingTimer = setTimeout(() => drawStatus(), TYPING_MS);
    },
    showAnswer({ text, showAlert }) {
      for (const button of log.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
      if (text === '') return;
      if (showAlert) alertDialog(bot.name, text);
      else note(text);
    },
  };
}

/** A keyboard user who pressed a button of an edited message stays on the button in the same place. */
function replaceKeepingFocus(old, element) {
  const buttons = [...old.querySelectorAll('button, a')];
  const at = buttons.indexOf(document.activeElement);
  old.replaceWith(element);
  if (at >= 0) {
    const next = [...element.querySelectorAll('button, a')];
    (next[Math.min(at, next.length - 1)] ?? element.closest('.log'))?.focus({ preventScroll: true });
  }
}

function header(chat, bot, { status, act }) {
  const button = h('button', { type: 'button', class: 'round more', 'aria-label': t('more'), data: { action: 'more' } }, icon('more'));
  const items = () => [
    {
      label: t(chat.hasBlocked ? 'unblock' : 'block'),
      name: 'block',
      run: () => act('block', { isBlocked: !chat.hasBlocked }),
    },
  ];
  const badge = h('span', { class: `role ${chat.role}` }, chat.name);
  return h(
    'header',
    { class: 'phone-head' },
    h('span', { class: 'avatar', 'aria-hidden': 'true' }, bot.name.slice(0, 1)),
    h('div', { class: 'who' }, h('h2', {}, bot.name), status),
    badge,
    popup({ button, label: t('more'), className: 'down right', items }),
  );
}
