import { attachMenu } from './attach.js';
import { field, formDialog } from './dialogs.js';
import { h, icon } from './dom.js';
import { replyKeyboard } from './keyboards.js';
import { popup } from './popup.js';
import { t } from './strings.js';

/**
 * The lower end of a chat: Start button, or message box with menu, paper-clip and the bot's keyboard.
 * @param {{
 *   chat: any, now(): Date, act(name: string, body: object): void, run(work: Promise<unknown>): void,
 * }} deps
 */
export function composer({ chat, now, act, run }) {
  const root = h('footer', { class: 'composer' });
  let isKeyboardOpen = true;
  let shownMarkup = '';

  const input = /** @type {HTMLTextAreaElement} */ (
    h('textarea', { rows: 1, maxlength: 4096, 'aria-label': t('message'), placeholder: t('message'), autocomplete: 'off', data: { input: 'text' } })
  );
  const send = h('button', { type: 'submit', class: 'round send', 'aria-label': t('send'), data: { action: 'send' } }, icon('send'));
  const toggle = h('button', { type: 'button', class: 'round', 'aria-label': t('keyboard'), data: { action: 'keyboard' } }, icon('keyboard'));
  const menuButton = h('button', { type: 'button', class: 'menu-button', data: { action: 'menu' } }, icon('menu'), h('span', {}, t('menu')));
  const items = () => commands().map((entry) => ({ label: `/${entry.command}`, note: entry.description, run: () => act('say', { text: `/${entry.command}` }) }));
  const menu = popup({ button: menuButton, label: t('commands'), className: 'up left commands', items });
  const form = h('form', { class: 'box' }, menu, attachMenu({ chatId: chat.id, now, act, run }), input, toggle, send);
  const keyboardHolder = h('div', { class: 'keyboard-holder' });
  const start = h('button', { type: 'button', class: 'start', data: { action: 'start' }, onclick: () => act('start', {}) });

  function commands() {
    return chat.commands ?? [];
  }

  function submit() {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    resize();
    act('say', { text });
  }

  function resize() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`;
  }

  async function shareContact() {
    const phone = h('input', { name: 'phone', type: 'tel', required: true, pattern: '\\+?[0-9]{7,15}', value: '+998901234567', autocomplete: 'off', data: { input: 'phone' } });
    const values = await formDialog({ title: t('sharePhone'), submit: t('share'), fields: [field(t('sharePhoneText'), phone)] });
    if (values?.phone) act('contact', { phone: values.phone });
  }

  function drawKeyboard() {
    const markup = JSON.stringify(chat.replyKeyboard);
    if (markup !== shownMarkup) {
      shownMarkup = markup;
      isKeyboardOpen = true;
      const keyboard = replyKeyboard(chat.replyKeyboard, { onSay: (text) => act('say', { text }), onContact: () => void shareContact() });
      keyboardHolder.replaceChildren(...(keyboard ? [keyboard] : []));
      input.placeholder = chat.replyKeyboard?.input_field_placeholder ?? t('message');
    }
    toggle.hidden = keyboardHolder.childElementCount === 0;
    toggle.setAttribute('aria-expanded', String(isKeyboardOpen));
    keyboardHolder.hidden = toggle.hidden || !isKeyboardOpen;
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener('input', resize);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  toggle.addEventListener('click', () => {
    isKeyboardOpen = !isKeyboardOpen;
    drawKeyboard();
  });

  /** Draws what the chat's frame now says; keeps the typed text and the focus. */
  function draw() {
    const mustStart = !chat.hasStarted || chat.hasBlocked;
    start.textContent = t(chat.hasBlocked ? 'restart' : 'start');
    menu.hidden = commands().length === 0;
    drawKeyboard();
    const wanted = mustStart ? [start] : [form, keyboardHolder];
    if (root.firstChild === wanted[0]) return;
    const hadFocus = root.contains(document.activeElement);
    root.replaceChildren(...wanted);
    if (hadFocus) (mustStart ? start : input).focus();
  }

  draw();
  return { root, draw };
}
