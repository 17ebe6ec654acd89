import { h } from './dom.js';
import { t } from './strings.js';

/**
 * Opens a modal dialog and removes it when it closes; focus goes back by itself.
 * @param {{ label: string, content: (Node | null)[], className?: string }} options
 */
export function openDialog({ label, content, className }) {
  const dialog = h('dialog', { class: className, 'aria-label': label }, ...content);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * The bot's alert: a text that must be confirmed.
 * @param {string} botName
 * @param {string} text
 */
export function alertDialog(botName, text) {
  const ok = h('button', { type: 'button', class: 'primary', data: { action: 'close-alert' } }, t('ok'));
  const content = [h('h2', {}, botName), h('p', { class: 'alert-text' }, text), h('div', { class: 'actions' }, ok)];
  const dialog = openDialog({ label: botName, content, className: 'alert' });
  ok.addEventListener('click', () => dialog.close());
}

/**
 * A picture as large as the window allows.
 * @param {string} source
 * @param {string} alt
 */
export function pictureDialog(source, alt) {
  const close = h('button', { type: 'button', class: 'quiet' }, t('close'));
  const dialog = openDialog({
    label: t('picture'),
    content: [h('img', { src: source, alt }), close],
    className: 'picture',
  });
  close.addEventListener('click', () => dialog.close());
}

/**
 * A small form; resolves with its values, or with undefined when it was left.
 * @param {{ title: string, submit: string, fields: Node[] }} options
 * @returns {Promise<Record<string, string> | undefined>}
 */
export function formDialog({ title, submit, fields }) {
  return new Promise((resolve) => {
    const cancel = h('button', { type: 'button', class: 'quiet' }, t('cancel'));
    const actions = h('div', { class: 'actions' }, cancel, h('button', { type: 'submit', class: 'primary' }, submit));
    const form = h('form', { method: 'dialog' }, h('h2', {}, title), ...fields, actions);
    /** @type {Record<string, string> | undefined} */
    let values;
    form.addEventListener('submit', () => {
      values = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    });
    const dialog = openDialog({ label: title, content: [form] });
    dialog.addEventListener('close', () => resolve(values));
    cancel.addEventListener('click', () => dialog.close());
  });
}

/**
 * A labelled field of a form.
 * @param {string} label
 * @param {HTMLElement} input
 */
export function field(label, input) {
  return h('label', { class: 'field' }, h('span', {}, label), input);
}
