import { h, replaceKeepingFocus } from './dom.js';
import { dayAndMonth } from './strings.js';

/** A reader this close to the end follows new messages. */
const END_ZONE_PX = 120;

/**
 * The messages of one chat. New ones are read out by screen readers, changed ones keep their place.
 * @param {{ label: string, intro: Element, draw: (message: any) => HTMLElement }} options `intro` stands there until the first message
 */
export function messageLog({ label, intro, draw }) {
  const root = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': label, tabindex: 0 });
  const elements = new Map();
  let lastDay = '';
  let isAtEnd = true;

  // A log that was read to its end stays there when the keyboard below opens or the window turns.
  root.addEventListener(
    'scroll',
    () => (isAtEnd = root.scrollHeight - root.scrollTop - root.clientHeight < END_ZONE_PX),
  );
  new ResizeObserver(() => isAtEnd && scrollToEnd()).observe(root);
  root.append(intro);

  function scrollToEnd() {
    root.scrollTop = root.scrollHeight;
    isAtEnd = true;
  }

  function drawDay(message) {
    const day = dayAndMonth(new Date(message.date * 1000));
    if (day === lastDay) return;
    lastDay = day;
    root.append(h('div', { class: 'day' }, h('span', {}, day)));
  }

  function append(message, element) {
    intro.remove();
    drawDay(message);
    const mustFollow = isAtEnd || message.by === 'person';
    root.append(element);
    if (!mustFollow) return;
    scrollToEnd();
    for (const image of element.querySelectorAll('img')) image.addEventListener('load', scrollToEnd, { once: true });
  }

  /** Puts a message in, or a changed one in the place of the old. */
  function show(message) {
    const element = draw(message);
    const old = elements.get(message.id);
    if (!old) append(message, element);
    else {
      replaceKeepingFocus(old, element);
      if (isAtEnd) scrollToEnd();
    }
    elements.set(message.id, element);
  }

  function remove(id) {
    elements.get(id)?.remove();
    elements.delete(id);
  }

  function clearBusy() {
    for (const button of root.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  }

  return { root, show, remove, clearBusy, scrollToEnd };
}
