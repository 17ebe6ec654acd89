import { h } from './dom.js';

const NOTE_MS = 3500;

/** Where a phone shows small notes that go away by themselves. */
export function noteStrip() {
  const root = h('div', { class: 'notes', role: 'status' });

  /** @param {string} text */
  function note(text) {
    const element = h('div', { class: 'note', data: { test: 'note' } }, text);
    root.replaceChildren(element);
    setTimeout(() => element.remove(), NOTE_MS);
  }

  return { root, note };
}
