import { h, icon } from '../dom.js';
import { link } from './linked-text.js';
import { t } from './strings.js';

/**
 * @typedef {{ title: string, payload?: string, url?: string }} TemplateButton
 * @typedef {{ title: string, subtitle: string, picture: string, buttons: TemplateButton[] }} Card
 * @typedef {{ botUsername: string, onBridge: (payload: string) => void, onPostback?: (button: TemplateButton) => void }} TemplateActions
 *   without `onPostback` nothing can be tapped
 */

/**
 * The buttons that stay below a message.
 * @param {TemplateButton[]} buttons
 * @param {TemplateActions} actions
 */
export function templateButtons(buttons, actions) {
  return h('div', { class: 'ig-buttons' }, ...buttons.map((button) => templateButton(button, actions)));
}

/**
 * @param {TemplateButton} button
 * @param {TemplateActions} actions
 */
function templateButton(button, actions) {
  if (button.url !== undefined) return link(button.url, actions, { title: button.title, className: 'ig-button' });
  const { onPostback } = actions;
  if (!onPostback) return h('span', { class: 'ig-button' }, button.title);
  const onclick = () => onPostback(button);
  return h('button', { type: 'button', class: 'ig-button', data: { button: 'template' }, onclick }, button.title);
}

/**
 * One card, or several side by side that are swiped, or turned with the arrows.
 * @param {Card[]} cards
 * @param {TemplateActions} actions
 */
export function carousel(cards, actions) {
  const list = h('ul', { class: 'ig-cards', 'aria-label': t('cards') }, ...cards.map((one) => card(one, actions)));
  if (cards.length < 2) return list;
  return h('div', { class: 'ig-carousel' }, list, arrow(list, 'previous', -1), arrow(list, 'next', 1));
}

/**
 * @param {Card} given
 * @param {TemplateActions} actions
 */
function card({ title, subtitle, picture, buttons }, actions) {
  return h(
    'li',
    { class: 'ig-card', data: { test: 'card' } },
    picture !== '' && h('img', { src: picture, alt: '', decoding: 'async' }),
    h('strong', {}, title),
    subtitle !== '' && h('span', {}, subtitle),
    templateButtons(buttons, actions),
  );
}

/**
 * @param {HTMLElement} list
 * @param {'previous' | 'next'} name
 * @param {number} step
 */
function arrow(list, name, step) {
  const onclick = () => {
    const width = list.firstElementChild?.getBoundingClientRect().width ?? 0;
    list.scrollBy({ left: step * (width + 8) });
  };
  const look = { type: 'button', class: `ig-arrow ${name}`, 'aria-label': t(name), data: { action: name } };
  return h('button', { ...look, onclick }, icon(step < 0 ? 'back' : 'forward'));
}
