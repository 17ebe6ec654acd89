import { h } from '../dom.js';
import { startPayload } from '../rich-text.js';

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g;

/**
 * Plain text in which addresses can be pressed. One that opens the shop's Telegram bot does so on this page.
 * @param {string} text
 * @param {{ botUsername: string, onBridge: (payload: string) => void }} actions
 */
export function linkedText(text, { botUsername, onBridge }) {
  const fragment = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    fragment.append(text.slice(at, found.index), link(found[0], { botUsername, onBridge }));
    at = found.index + found[0].length;
  }
  fragment.append(text.slice(at));
  return fragment;
}

/**
 * An address as a link, or as a button where it leads to the Telegram bot of this page.
 * @param {string} address
 * @param {{ botUsername: string, onBridge: (payload: string) => void }} actions
 * @param {{ title?: string, className?: string }} [look]
 */
export function link(address, { botUsername, onBridge }, { title = address, className = 'text-link' } = {}) {
  const payload = startPayload(address, botUsername);
  if (payload !== undefined) {
    const onclick = () => onBridge(payload);
    return h('button', { type: 'button', class: className, data: { action: 'bridge' }, onclick }, title);
  }
  return h('a', { class: className, href: address, target: '_blank', rel: 'noopener noreferrer' }, title);
}
