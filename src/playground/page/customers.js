import { post } from './api.js';
import { field, formDialog } from './dialogs.js';
import { h, icon } from './dom.js';
import { t } from './strings.js';

const LANGUAGES = [
  ['uz', 'Oʻzbekcha'],
  ['en', 'English'],
  ['ru', 'Русский'],
];
const NAMES = ['Jasur', 'Emily', 'Malika', 'Otabek', 'Анна', 'Sardor'];

/**
 * Asks for a name and a language and opens the chat; resolves with the chat, or undefined when it was left.
 * @param {number} count customers there are
 * @returns {Promise<any>}
 */
export async function openCustomer(count) {
  const suggested = NAMES[(count - 1) % NAMES.length] ?? '';
  const name = h('input', { name: 'name', required: true, maxlength: 64, value: suggested, autocomplete: 'off' });
  const language = h(
    'select',
    { name: 'language' },
    ...LANGUAGES.map(([code, title]) => h('option', { value: code }, title)),
  );
  const fields = [field(t('name'), name), field(t('language'), language)];
  const values = await formDialog({ title: t('newCustomer'), submit: t('open'), fields });
  if (!values?.name?.trim()) return undefined;
  return post('/people', { name: values.name, language: values.language ?? 'uz' });
}

/**
 * The row of customers above their phone.
 * @param {{ chats: any[], activeId: number, unread: Map<number, number>, onChoose: (id: number) => void, onNew: () => void }} options
 */
export function customerTabs({ chats, activeId, unread, onChoose, onNew }) {
  const tabs = chats.map((chat) =>
    h(
      'button',
      {
        type: 'button',
        class: 'tab',
        'aria-pressed': String(chat.id === activeId),
        data: { customer: chat.id },
        onclick: () => onChoose(chat.id),
      },
      chat.name,
      h('small', {}, chat.language),
      badge(unread.get(chat.id) ?? 0),
    ),
  );
  const add = h(
    'button',
    {
      type: 'button',
      class: 'tab add',
      'aria-label': t('newCustomer'),
      title: t('newCustomer'),
      data: { action: 'new-customer' },
      onclick: onNew,
    },
    icon('plus'),
  );
  return h('div', { class: 'tabs', role: 'group', 'aria-label': t('customers') }, ...tabs, add);
}

/**
 * How many messages wait unseen.
 * @param {number} count
 */
export function badge(count) {
  if (count === 0) return null;
  return h('span', { class: 'badge' }, String(count), h('span', { class: 'visually-hidden' }, ` ${t('unread')}`));
}
