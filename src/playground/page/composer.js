import { attachMenu } from './attach.js';
import { h, icon } from './dom.js';
import { keyboardDrawer } from './keyboard-drawer.js';
import { messageBox } from './message-box.js';
import { popup } from './popup.js';
import { pageLanguage, t } from './strings.js';

/**
 * The lower end of a chat: Start button, or message box with menu, paper-clip and the bot's keyboard.
 * @param {{
 *   chat: any, now: () => Date, act: (name: string, body: object) => void, run: (work: Promise<unknown>) => void,
 * }} deps
 */
export function composer({ chat, now, act, run }) {
  const root = h('footer', { class: 'composer' });
  const box = messageBox((text) => act('say', { text }));
  const drawer = keyboardDrawer(act);
  const menu = commandMenu(chat, act);
  const attach = attachMenu({ chatId: chat.id, now, act, run });
  const send = h(
    'button',
    { type: 'submit', class: 'round send', 'aria-label': t('send'), data: { action: 'send' } },
    icon('send'),
  );
  const form = h('form', { class: 'box' }, menu, attach, box.input, drawer.toggle, send);
  const start = h('button', {
    type: 'button',
    class: 'start',
    data: { action: 'start' },
    onclick: () => act('start', { language: pageLanguage() }),
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    box.submit();
  });

  /** Draws what the chat's frame now says; keeps the typed text and the focus. */
  function draw() {
    const mustStart = !chat.hasStarted || chat.hasBlocked;
    start.textContent = t(chat.hasBlocked ? 'restart' : 'start');
    menu.hidden = chat.commands.length === 0;
    box.input.placeholder = chat.replyKeyboard?.input_field_placeholder ?? t('message');
    drawer.draw(chat.replyKeyboard);
    const wanted = mustStart ? [start] : [form, drawer.holder];
    if (root.firstChild === wanted[0]) return;
    const hadFocus = root.contains(document.activeElement);
    root.replaceChildren(...wanted);
    if (hadFocus) (mustStart ? start : box.input).focus();
  }

  draw();
  return { root, draw };
}

/** The menu button with the bot's commands, as they are when it is opened. */
function commandMenu(chat, act) {
  const button = h(
    'button',
    { type: 'button', class: 'menu-button', data: { action: 'menu' } },
    icon('menu'),
    h('span', {}, t('menu')),
  );
  const items = () =>
    chat.commands.map(({ command, description }) => ({
      label: `/${command}`,
      note: description,
      run: () => act('say', { text: `/${command}` }),
    }));
  return popup({ button, label: t('commands'), className: 'up left commands', items });
}
