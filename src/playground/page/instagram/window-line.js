import { h } from '../dom.js';
import { clockTime, dayAndMonth } from '../strings.js';
import { t } from './strings.js';

/**
 * A line that says whether the shop may write to this person now.
 * @param {{ openUntil: string | null }} person kept up to date by others
 * @param {() => Date} now
 */
export function windowLine(person, now) {
  const root = h('p', { class: 'ig-window', role: 'status' });

  function draw() {
    const { state, text } = stateOf(person, now());
    root.dataset.window = state;
    if (root.textContent !== text) root.textContent = text;
  }

  draw();
  return { root, draw };
}

/**
 * @param {{ openUntil: string | null }} person
 * @param {Date} now
 */
function stateOf({ openUntil }, now) {
  if (openUntil === null) return { state: 'none', text: t('windowNone') };
  const end = new Date(openUntil);
  if (end <= now) return { state: 'closed', text: t('windowClosed') };
  const at = `${dayAndMonth(end)}, ${clockTime(end)}`;
  return { state: 'open', text: `${t('windowOpen')} ${at} ${t('until')}`.trim() };
}
