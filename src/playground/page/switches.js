import { badge } from './customers.js';
import { h, icon } from './dom.js';

/**
 * Buttons of which one is pressed.
 * @param {{
 *   className: string, label: string, name: string, chosen: string,
 *   options: { id: string, title: string, icon?: Parameters<typeof icon>[0], count?: number }[],
 *   onChoose: (id: any) => void,
 * }} given `name`: the data attribute that tells the buttons apart; `count`: what waits there unseen
 */
export function switches({ className, label, name, chosen, options, onChoose }) {
  const buttons = options.map((option) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(option.id === chosen),
        data: { [name]: option.id },
        onclick: () => onChoose(option.id),
      },
      option.icon && icon(option.icon),
      h('span', {}, option.title),
      badge(option.count ?? 0),
    ),
  );
  return h('div', { class: className, role: 'group', 'aria-label': label }, ...buttons);
}
