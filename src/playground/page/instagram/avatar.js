import { h } from '../dom.js';

/**
 * A round picture made of a name's first letter; decoration, so hidden from screen readers.
 * @param {string} name
 * @param {{ ring?: boolean, shade?: number }} [look] `ring`: as one whose story is new; `shade`: one of the six colours
 */
export function avatar(name, { ring = false, shade = 0 } = {}) {
  const letter = /\p{L}/u.exec(name)?.[0]?.toUpperCase() ?? '';
  const classes = ['ig-avatar', `shade-${shade % 6}`, ring && 'ring'];
  return h('span', { class: classes.filter(Boolean).join(' '), 'aria-hidden': 'true' }, h('span', {}, letter));
}
