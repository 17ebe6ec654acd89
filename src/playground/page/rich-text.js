import { copyText, h } from './dom.js';
import { t } from './strings.js';

/**
 * @typedef {{ type: string, offset: number, length: number, url?: string, language?: string }} Entity
 * @typedef {{ botUsername: string, onCommand: (text: string) => void, onStart: (payload: string) => void, onNote: (text: string) => void }} TextActions
 */

/**
 * Message text with its entities as DOM. Offsets count UTF-16 units, exactly like JavaScript strings do.
 * @param {string} text
 * @param {Entity[]} entities
 * @param {TextActions} actions
 */
export function richText(text, entities, actions) {
  const fragment = document.createDocumentFragment();
  appendRange({ parent: fragment, text, entities, from: 0, to: text.length, actions });
  return fragment;
}

/** @param {{ parent: Node, text: string, entities: Entity[], from: number, to: number, actions: TextActions }} range */
function appendRange({ parent, text, entities, from, to, actions }) {
  let at = from;
  const outer = entities.filter((entity, index) => isTopLevel(entities, entity, index) && entity.offset >= from);
  for (const entity of outer) {
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at) continue;
    parent.append(text.slice(at, entity.offset));
    const element = elementFor(entity, text.slice(entity.offset, end), actions);
    const inner = entities.filter((other) => other !== entity && other.offset >= entity.offset && other.offset < end);
    appendRange({ parent: element, text, entities: inner, from: entity.offset, to: end, actions });
    parent.append(element);
    at = end;
  }
  parent.append(text.slice(at, to));
}

/**
 * Entities come sorted by offset, longer first: one that begins before the end of an earlier one lies in it.
 * @param {Entity[]} entities
 * @param {Entity} entity
 * @param {number} index
 */
function isTopLevel(entities, entity, index) {
  return !entities.slice(0, index).some((other) => other.offset + other.length > entity.offset);
}

/**
 * @param {Entity} entity
 * @param {string} content
 * @param {TextActions} actions
 */
function elementFor(entity, content, actions) {
  switch (entity.type) {
    case 'bold':
      return h('strong');
    case 'italic':
      return h('em');
    case 'underline':
      return h('u');
    case 'strikethrough':
      return h('s');
    case 'blockquote':
      return h('blockquote');
    case 'spoiler':
      return spoiler();
    case 'code':
    case 'pre':
      return copyable(entity.type, content, actions);
    case 'text_link':
    case 'url':
      return link(entity.url ?? content, actions);
    case 'bot_command':
      return h('button', { type: 'button', class: 'text-link', onclick: () => actions.onCommand(content) });
    default:
      return h('span', { class: entity.type === 'mention' || entity.type === 'hashtag' ? 'tinted' : null });
  }
}

function spoiler() {
  const button = h('button', { type: 'button', class: 'spoiler', 'aria-label': t('spoiler') });
  button.addEventListener('click', () => {
    button.classList.add('revealed');
    button.removeAttribute('aria-label');
  });
  return button;
}

/**
 * @param {'code' | 'pre'} type
 * @param {string} content
 * @param {TextActions} actions
 */
function copyable(type, content, actions) {
  const onclick = async () => actions.onNote((await copyText(content)) ? t('copied') : t('notCopied'));
  return h('button', { type: 'button', class: type === 'pre' ? 'code block' : 'code', title: t('tapToCopy'), onclick });
}

/**
 * The start payload of a link to this bot, if it is one: such links act inside the page.
 * @param {string} address
 * @param {string} botUsername
 */
export function startPayload(address, botUsername) {
  const full = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  const isBot =
    /^(www\.)?(t|telegram)\.me$/.test(url.hostname) && url.pathname.toLowerCase() === `/${botUsername.toLowerCase()}`;
  return isBot ? (url.searchParams.get('start') ?? '') : undefined;
}

/**
 * @param {string} address
 * @param {TextActions} actions
 */
function link(address, actions) {
  const payload = startPayload(address, actions.botUsername);
  if (payload !== undefined) {
    return h('button', { type: 'button', class: 'text-link', onclick: () => actions.onStart(payload) });
  }
  const href = /^[a-z]+:/i.test(address) ? address : `https://${address}`;
  if (!/^https?:/i.test(href)) return h('span', { class: 'tinted' });
  return h('a', { class: 'text-link', href, target: '_blank', rel: 'noopener noreferrer' });
}
