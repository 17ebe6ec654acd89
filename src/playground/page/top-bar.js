import { h } from './dom.js';
import { pageLanguage, t } from './strings.js';

/**
 * The bar over everything: the shop, the hint, the clock, the language of the page.
 * @param {{ shopName: string, hint: Node, clock: Node, onLanguage: (code: 'uz' | 'en') => void }} given
 */
export function topBar({ shopName, hint, clock, onLanguage }) {
  const languages = /** @type {const} */ (['uz', 'en']).map((code) =>
    h(
      'button',
      {
        type: 'button',
        lang: code,
        'aria-pressed': String(code === pageLanguage()),
        data: { language: code },
        onclick: () => onLanguage(code),
      },
      code === 'uz' ? 'Oʻz' : 'En',
    ),
  );
  return h(
    'header',
    { class: 'top' },
    h('img', { src: '/playground/page/icon.svg', alt: '', width: 34, height: 34 }),
    h('div', { class: 'brand' }, h('strong', {}, shopName), h('span', {}, t('title'))),
    hint,
    clock,
    h('div', { class: 'languages', role: 'group', 'aria-label': t('pageLanguage') }, ...languages),
  );
}
