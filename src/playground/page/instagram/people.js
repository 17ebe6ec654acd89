import { badge } from '../customers.js';
import { h } from '../dom.js';
import { avatar } from './avatar.js';
import { t } from './strings.js';

/**
 * The row of people one can be; the chosen one comments, and writes in Direct.
 * @param {{ people: any[], activeId: string, unread: Map<string, number>, onChoose: (id: string) => void }} options
 */
export function peopleTabs({ people, activeId, unread, onChoose }) {
  const tabs = people.map((person, index) =>
    h(
      'button',
      {
        type: 'button',
        class: 'tab',
        title: person.name,
        'aria-pressed': String(person.id === activeId),
        data: { person: person.username },
        onclick: () => onChoose(person.id),
      },
      avatar(person.name, { shade: index }),
      firstName(person),
      badge(unread.get(person.id) ?? 0),
    ),
  );
  return h('div', { class: 'tabs', role: 'group', 'aria-label': t('writesAs') }, ...tabs);
}

/** @param {{ name: string }} person */
function firstName({ name }) {
  return name.split(' ')[0] ?? name;
}
