import { pictureDialog } from '../dialogs.js';
import { h, icon } from '../dom.js';
import { clockTime } from '../strings.js';
import { linkedText } from './linked-text.js';
import { t } from './strings.js';
import { carousel, templateButtons } from './templates.js';

/**
 * @typedef {{
 *   id: string, by: 'person' | 'account', isByHand: boolean, isEdited: boolean, date: number,
 *   text: string, pictures: string[], extras: string[],
 *   about: { kind: 'story' | 'post' | 'comment' | 'message', text: string, picture: string } | null,
 *   quickReplies: string[], buttons: import('./templates.js').TemplateButton[],
 *   cards: import('./templates.js').Card[], reactions: string[],
 * }} DirectMessage
 */

const EXTRAS = { audio: 'voice', video: 'video', file: 'file', sticker: 'sticker', like_heart: 'heart' };

/**
 * One message of a thread.
 * @param {DirectMessage} message
 * @param {{
 *   me: 'person' | 'account', name: string, isDesktop: boolean,
 *   actions: import('./templates.js').TemplateActions, onUnsend?: (id: string) => void,
 * }} view `me`: whose app it is; `name`: of the other one; `onUnsend`: own messages can be taken back
 */
export function directBubble(message, { me, name, isDesktop, actions, onUnsend }) {
  const isMine = message.by === me;
  return h(
    'article',
    {
      class: `ig-message ${isMine ? 'mine' : 'theirs'}`,
      data: { test: 'message', messageId: message.id, by: message.by },
    },
    h('span', { class: 'visually-hidden' }, `${isMine ? t('you') : name}: `),
    about(message.about),
    ...content(message, { isDesktop, actions }),
    footer(message, isMine ? onUnsend : undefined),
  );
}

/**
 * @param {DirectMessage} message
 * @param {{ isDesktop: boolean, actions: import('./templates.js').TemplateActions }} view
 */
function content(message, { isDesktop, actions }) {
  const parts = message.pictures.map((source) => picture(source));
  parts.push(...message.extras.flatMap((kind) => (kind in EXTRAS ? [extra(EXTRAS[kind])] : [])));
  const hasTemplate = message.buttons.length > 0 || message.cards.length > 0;
  if (hasTemplate && isDesktop) return [...parts, h('div', { class: 'bubble ghost' }, t('onlyOnPhone'))];
  if (message.text !== '') {
    const text = h('div', { class: 'text' }, linkedText(message.text, actions));
    parts.push(h('div', { class: 'bubble' }, text, hasTemplate && templateButtons(message.buttons, actions)));
  }
  if (message.cards.length > 0) parts.push(carousel(message.cards, actions));
  return parts;
}

/** @param {DirectMessage['about']} given */
function about(given) {
  if (given === null) return null;
  const titles = {
    story: t('replyToStory'),
    post: t('sharedPost'),
    comment: t('privateReply'),
    message: t('reply'),
  };
  const shown = given.picture !== '' && h('img', { src: given.picture, alt: '', decoding: 'async' });
  return h('div', { class: 'ig-about' }, shown, h('div', {}, h('small', {}, titles[given.kind]), given.text));
}

/** @param {'voice' | 'video' | 'file' | 'sticker' | 'heart'} kind */
function extra(kind) {
  if (kind === 'heart') return h('div', { class: 'ig-big', role: 'img', 'aria-label': t('heart') }, '❤️');
  if (kind === 'sticker') return h('div', { class: 'ig-big', role: 'img', 'aria-label': t('sticker') }, '🙂');
  return h(
    'div',
    { class: 'bubble' },
    h('div', { class: 'ig-chip' }, icon(kind === 'voice' ? 'voice' : 'file'), t(kind)),
  );
}

/** @param {string} source */
function picture(source) {
  const look = { type: 'button', class: 'ig-picture', 'aria-label': t('picture') };
  const onclick = () => pictureDialog(source, t('picture'));
  return h('button', { ...look, onclick }, h('img', { src: source, alt: '', decoding: 'async' }));
}

/**
 * @param {DirectMessage} message
 * @param {((id: string) => void) | undefined} onUnsend
 */
function footer(message, onUnsend) {
  const date = new Date(message.date * 1000);
  const look = { type: 'button', class: 'ig-unsend', 'aria-label': t('unsend'), title: t('unsend') };
  const unsend = onUnsend && { ...look, data: { action: 'unsend' }, onclick: () => onUnsend(message.id) };
  return h(
    'div',
    { class: 'ig-foot' },
    message.reactions.length > 0 && h('span', { class: 'reaction' }, message.reactions.join('')),
    message.isEdited && h('span', {}, t('edited')),
    message.isByHand && h('span', {}, t('byHand')),
    unsend && h('button', unsend, icon('trash')),
    h('time', { datetime: date.toISOString() }, clockTime(date)),
  );
}
