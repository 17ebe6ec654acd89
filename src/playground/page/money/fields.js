import { field } from '../dialogs.js';
import { h } from '../dom.js';
import { t } from './strings.js';

const TASHKENT_MS = 5 * 60 * 60_000;

const input = (name, attributes) =>
  h('input', { name, required: true, autocomplete: 'off', data: { input: `money-${name}` }, ...attributes });

/**
 * A list to choose from.
 * @param {string} label
 * @param {string} name
 * @param {string[][]} options value and title
 * @param {string} chosen
 */
export function choice(label, name, options, chosen) {
  const items = options.map(([value, title]) => h('option', { value, selected: value === chosen }, title));
  return field(label, h('select', { name, data: { input: `money-${name}` } }, ...items));
}

/**
 * Sum, card and time: what a receipt and a notice both tell.
 * @param {{ sum: string, tail: string }} asked
 * @param {Date} now
 */
export function commonFields(asked, now) {
  const local = new Date(now.getTime() + TASHKENT_MS).toISOString().slice(0, 16);
  return [
    field(
      t('sum'),
      input('sum', { type: 'number', min: '1', max: '10000000000', step: '0.01', value: asked.sum || '100000' }),
    ),
    field(
      t('tail'),
      input('tail', { inputmode: 'numeric', pattern: '[0-9]{4}', maxlength: 4, value: asked.tail || '0000' }),
    ),
    field(t('time'), input('time', { type: 'datetime-local', value: local })),
  ];
}

/**
 * What was typed into a form.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function typed(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
}

/**
 * A time as the field has it, in Tashkent, as ISO 8601 in UTC.
 * @param {string} local
 */
export function instant(local) {
  return new Date(`${local}:00+05:00`).toISOString();
}
