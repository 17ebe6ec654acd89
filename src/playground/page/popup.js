import { h } from './dom.js';

/**
 * A button with a list that opens above or below it; closes on a choice, on Escape and when focus leaves.
 * @param {{ button: HTMLElement, label: string, className: string, items: () => { label: string, note?: string, icon?: Node, name?: string, run: () => void }[] }} options
 */
export function popup({ button, label, className, items }) {
  const list = h('div', { class: `popup ${className}`, role: 'group', 'aria-label': label, hidden: true });
  const box = h('div', { class: 'popup-box' }, button, list);
  button.setAttribute('aria-expanded', 'false');

  function close() {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  }

  function open() {
    list.replaceChildren(...items().map((item) => choice(item, close, button)));
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    list.querySelector('button')?.focus();
  }

  button.addEventListener('click', () => (list.hidden ? open() : close()));
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      close();
      button.focus();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(list, event);
  });
  box.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !box.contains(event.relatedTarget)) close();
  });
  return box;
}

/**
 * @param {{ label: string, note?: string, icon?: Node, name?: string, run: () => void }} item
 * @param {() => void} close
 * @param {HTMLElement} button
 */
function choice(item, close, button) {
  const element = h(
    'button',
    { type: 'button', class: 'choice', data: item.name ? { action: item.name } : {} },
    item.icon,
    h('span', {}, item.label, item.note && h('small', {}, item.note)),
  );
  // Some browsers do not focus a pressed button, and the list would close before the click arrives.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('click', () => {
    close();
    button.focus();
    item.run();
  });
  return element;
}

/**
 * @param {HTMLElement} list
 * @param {KeyboardEvent} event
 */
function moveFocus(list, event) {
  const choices = [...list.querySelectorAll('button')];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  if (list.hidden || choices.length === 0) return;
  event.preventDefault();
  const step = event.key === 'ArrowDown' ? 1 : -1;
  choices[(at + step + choices.length) % choices.length]?.focus();
}
