import { h } from '../dom.js';
import { avatar } from './avatar.js';
import { t } from './strings.js';

/**
 * What stands in a thread before its first message: the shop, and the questions it offers.
 * @param {{ iceBreakers: string[] }} person kept up to date by others
 * @param {{ name: string, onTap: (title: string) => void }} shop
 */
export function threadIntro(person, { name, onTap }) {
  const root = h('div', { class: 'intro' });

  function draw() {
    const questions = person.iceBreakers.map((title) =>
      h('button', { type: 'button', class: 'ig-ice', data: { button: 'ice' }, onclick: () => onTap(title) }, title),
    );
    const note = questions.length > 0 ? [h('p', {}, t('beginNote'))] : [];
    root.replaceChildren(avatar(name), h('strong', {}, name), ...note, ...questions);
  }

  draw();
  return { root, draw };
}
