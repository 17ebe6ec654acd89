import { h, icon } from './dom.js';
import { t as moneyWord } from './money/strings.js';
import { pageLanguage, t } from './strings.js';

/**
 * The bar over everything: the shop, the hint, the clock, the language of the page.
 * @param {{ shopName: string, hint: Node, clock: Node, onBank: () => void, onLanguage: (code: 'uz' | 'en') => void }} given
 */
export function topBar({ shopName, hint, clock, onBank, onLanguage }) {
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
    h(
      'button',
      {
        type: 'button',
        class: 'step bank',
        title: moneyWord('openBank'),
        'aria-label': moneyWord('openBank'),
        data: { action: 'bank' },
        onclick: onBank,
      },
      icon('bank'),
      h('span', {}, moneyWord('bank')),
    ),
    h('div', { class: 'languages', role: 'group', 'aria-label': t('pageLanguage') }, ...languages),
  );
}
