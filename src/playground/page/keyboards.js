import { copyText, h, icon } from './dom.js';
import { startPayload } from './rich-text.js';
import { t } from './strings.js';

/**
 * @typedef {{ text: string, callback_data?: string, url?: string, copy_text?: { text: string }, style?: string }} InlineButton
 * @typedef {import('./rich-text.js').TextActions & { onTap: (messageId: number, data: string, button: HTMLElement) => void }} ButtonActions
 */

/**
 * The buttons under a message.
 * @param {number} messageId
 * @param {InlineButton[][]} rows
 * @param {ButtonActions} actions
 */
export function inlineKeyboard(messageId, rows, actions) {
  const keyboard = h('div', { class: 'inline-keyboard', role: 'group', 'aria-label': t('buttons') });
  for (const row of rows) {
    keyboard.append(h('div', { class: 'row' }, ...row.map((button) => inlineButton(messageId, button, actions))));
  }
  return keyboard;
}

/**
 * @param {number} messageId
 * @param {InlineButton} button
 * @param {ButtonActions} actions
 */
function inlineButton(messageId, button, actions) {
  const look = { class: ['inline-button', button.style].filter(Boolean).join(' '), data: { button: 'inline' } };
  const payload = button.url === undefined ? undefined : startPayload(button.url, actions.botUsername);
  if (button.url !== undefined && payload === undefined) {
    const href = /^https?:/i.test(button.url) ? button.url : `https://${button.url}`;
    return h('a', { ...look, href, target: '_blank', rel: 'noopener noreferrer' }, button.text, icon('link'));
  }
  const press = async () => {
    if (payload !== undefined) actions.onStart(payload);
    else if (button.copy_text) actions.onNote((await copyText(button.copy_text.text)) ? t('copied') : t('notCopied'));
    else if (button.callback_data !== undefined) actions.onTap(messageId, button.callback_data, element);
  };
  const element = h('button', { ...look, type: 'button', onclick: () => void press() }, button.text);
  if (button.copy_text) element.append(icon('copy'));
  return element;
}

/**
 * The keyboard that stands in place of the phone's own.
 * @param {{ keyboard?: { text: string, request_contact?: boolean, style?: string }[][] } | null} markup
 * @param {{ onSay: (text: string) => void, onContact: () => void }} actions
 */
export function replyKeyboard(markup, actions) {
  const rows = markup?.keyboard ?? [];
  if (rows.length === 0) return null;
  const keyboard = h('div', { class: 'reply-keyboard', role: 'group', 'aria-label': t('replyButtons') });
  for (const row of rows) {
    const buttons = row.map((button) =>
      h(
        'button',
        {
          type: 'button',
          class: ['reply-button', button.style].filter(Boolean).join(' '),
          data: { button: 'reply' },
          onclick: () => (button.request_contact ? actions.onContact() : actions.onSay(button.text)),
        },
        button.request_contact && icon('phone'),
        button.text,
      ),
    );
    keyboard.append(h('div', { class: 'row' }, ...buttons));
  }
  return keyboard;
}
