import { post } from './api.js';
import { bubble } from './bubbles.js';
import { composer } from './composer.js';
import { alertDialog } from './dialogs.js';
import { h, icon } from './dom.js';
import { messageLog } from './message-log.js';
import { noteStrip } from './notes.js';
import { popup } from './popup.js';
import { pageLanguage, t } from './strings.js';

const TYPING_MS = 5000;

/**
 * One chat as a phone shows it.
 * @param {any} chat state of the chat as the server gives it; kept and updated here
 * @param {{ bot: { name: string, username: string }, now: () => Date }} shop
 */
export function chatPane(chat, { bot, now }) {
  const { root: notes, note } = noteStrip();
  const run = (work) => void work.catch((error) => note(error.message));
  const act = (name, body) => run(post(`/people/${chat.id}/${name}`, body));

  const actions = messageActions({ bot, act, note });
  const log = messageLog({
    label: `${t('messages')}: ${chat.name}`,
    intro: h(
      'div',
      { class: 'intro' },
      h('strong', {}, t('introTitle')),
      h('p', {}, t(chat.role === 'owner' ? 'introOwner' : 'introCustomer')),
    ),
    draw: (message) => bubble(message, actions),
  });
  const status = statusLine(chat);
  const lower = composer({ chat, now, act, run });
  const root = h(
    'section',
    { class: 'phone', 'aria-label': `${t(chat.role)}: ${chat.name}`, data: { pane: chat.role, chatId: chat.id } },
    header({ chat, bot, status: status.root, act }),
    h('div', { class: 'screen' }, log.root, notes),
    lower.root,
  );
  for (const message of chat.messages) log.show(message);

  return {
    chat,
    root,
    scrollToEnd: log.scrollToEnd,
    removeMessage: log.remove,
    showAction: status.showAction,
    showMessage(message) {
      log.show(message);
      if (message.by === 'bot') status.draw();
    },
    setFrame(frame) {
      Object.assign(chat, frame);
      status.draw();
      lower.draw();
    },
    showAnswer({ text, showAlert }) {
      log.clearBusy();
      if (text === '') return;
      if (showAlert) alertDialog(bot.name, text);
      else note(text);
    },
  };
}

/** What links, commands and buttons inside messages do. */
function messageActions({ bot, act, note }) {
  return {
    botName: bot.name,
    botUsername: bot.username,
    onCommand: (text) => act('say', { text }),
    onStart: (payload) => act('start', { language: pageLanguage(), ...(payload ? { payload } : {}) }),
    onNote: note,
    onTap(messageId, data, button) {
      button.setAttribute('aria-busy', 'true');
      act('tap', { messageId, data });
    },
  };
}

/** Online, blocked, or what the bot is doing right now. */
function statusLine(chat) {
  const root = h('span', { class: 'status' });
  let timer = 0;

  function draw(doing = '') {
    clearTimeout(timer);
    root.textContent = doing || t(chat.hasBlocked ? 'blockedState' : 'online');
    root.classList.toggle('typing', doing !== '');
  }

  function showAction(action) {
    draw(t(action.startsWith('upload') ? 'uploading' : 'typing'));
    timer = setTimeout(draw, TYPING_MS);
  }

  draw();
  return { root, draw, showAction };
}

function header({ chat, bot, status, act }) {
  const button = h(
    'button',
    { type: 'button', class: 'round more', 'aria-label': t('more'), data: { action: 'more' } },
    icon('more'),
  );
  const items = () => [
    {
      label: t(chat.hasBlocked ? 'unblock' : 'block'),
      name: 'block',
      run: () => act('block', { isBlocked: !chat.hasBlocked }),
    },
  ];
  return h(
    'header',
    { class: 'phone-head' },
    h('span', { class: 'avatar', 'aria-hidden': 'true' }, /\p{L}/u.exec(bot.name)?.[0] ?? ''),
    h('div', { class: 'who' }, h('h2', {}, bot.name), status),
    h('span', { class: `role ${chat.role}` }, chat.name),
    popup({ button, label: t('more'), className: 'down right', items }),
  );
}
