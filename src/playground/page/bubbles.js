import { fileAddress } from './api.js';
import { h, icon } from './dom.js';
import { pictureDialog } from './dialogs.js';
import { inlineKeyboard } from './keyboards.js';
import { richText } from './rich-text.js';
import { clockTime, t } from './strings.js';

/**
 * @typedef {{
 *   id: number, by: 'bot' | 'person', kind: string, text: string, entities: import('./rich-text.js').Entity[], date: number,
 *   isEdited: boolean, isForwarded: boolean, buttons: import('./keyboards.js').InlineButton[][], albumId?: string, reaction?: string,
 *   file?: { id: string, name: string, mime: string, sizeBytes: number, width: number, height: number },
 *   contact?: { phone: string, name: string }, replyTo?: { id: number, kind: string, text: string },
 * }} Message
 */

/**
 * One message as people know it: a bubble with its buttons below.
 * @param {Message} received
 * @param {import('./keyboards.js').ButtonActions & { botName: string }} actions
 */
export function bubble(received, actions) {
  const message = withoutPayload(received);
  const author = message.by === 'bot' ? actions.botName : t('you');
  const body = h(
    'div',
    { class: 'bubble' },
    h('span', { class: 'visually-hidden' }, `${author}: `),
    message.isForwarded && h('div', { class: 'forwarded' }, t('forwarded')),
    message.replyTo && h('blockquote', { class: 'quote' }, message.replyTo.text || quotedKind(message.replyTo.kind)),
    attachment(message),
    message.text !== '' && h('div', { class: 'text' }, richText(message.text, message.entities, actions)),
    footer(message),
  );
  const classes = [
    'message',
    message.by,
    `is-${message.kind}`,
    message.albumId && 'in-album',
    message.text === '' && 'bare',
  ];
  return h(
    'article',
    {
      class: classes.filter(Boolean).join(' '),
      data: { test: 'message', messageId: message.id, by: message.by, kind: message.kind },
    },
    body,
    message.buttons.length > 0 && inlineKeyboard(message.id, message.buttons, actions),
  );
}

/**
 * Messengers hide what a deep link carries behind /start.
 * @param {Message} message
 */
function withoutPayload(message) {
  const isStart = message.by === 'person' && message.text.startsWith('/start ');
  return isStart ? { ...message, text: '/start' } : message;
}

/** @param {string} kind */
function quotedKind(kind) {
  const names = { photo: 'photo', document: 'file', voice: 'voice', sticker: 'sticker', contact: 'contact' };
  return kind in names ? t(names[kind]) : t('message');
}

/** @param {Message} message */
function footer(message) {
  const date = new Date(message.date * 1000);
  return h(
    'div',
    { class: 'foot' },
    message.reaction && h('span', { class: 'reaction' }, message.reaction),
    message.isEdited && h('span', {}, t('edited')),
    h('time', { datetime: date.toISOString() }, clockTime(date)),
  );
}

/** @param {Message} message */
function attachment(message) {
  if (message.kind === 'photo' && message.file) return photo(message.file, message.text);
  if (message.kind === 'document' && message.file) return fileChip(message.file);
  if (message.kind === 'voice')
    return h('div', { class: 'chip' }, icon('voice'), t('voice'), h('span', { class: 'wave', 'aria-hidden': 'true' }));
  if (message.kind === 'sticker') return h('div', { class: 'sticker', role: 'img', 'aria-label': t('sticker') }, '🙂');
  if (!message.contact) return null;
  return h(
    'div',
    { class: 'chip' },
    icon('phone'),
    h('span', {}, `${message.contact.name} `, h('strong', {}, message.contact.phone)),
  );
}

/**
 * @param {NonNullable<Message['file']>} file
 * @param {string} caption
 */
function photo(file, caption) {
  const source = fileAddress(file.id);
  const alt = caption.slice(0, 120) || t('picture');
  const image = h('img', { src: source, alt, width: file.width, height: file.height, decoding: 'async' });
  return h(
    'button',
    {
      type: 'button',
      class: 'photo',
      'aria-label': `${t('bigger')}: ${alt}`,
      onclick: () => pictureDialog(source, alt),
    },
    image,
  );
}

/** @param {NonNullable<Message['file']>} file */
function fileChip(file) {
  const size =
    file.sizeBytes >= 1_048_576
      ? `${(file.sizeBytes / 1_048_576).toFixed(1)} MB`
      : `${Math.ceil(file.sizeBytes / 1024)} KB`;
  return h(
    'a',
    { class: 'chip', href: fileAddress(file.id), download: file.name },
    icon('file'),
    h('span', { class: 'file-name' }, file.name, h('small', {}, size)),
  );
}
