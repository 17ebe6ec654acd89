/**
 * Makes an element. Text is always set as text, never as markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [props] attributes; `on*` functions become listeners, `data` an object of data attributes
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'data') Object.assign(element.dataset, value);
    else if (name.startsWith('on') && typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  attach:
    'M20 11.500 11.700 19.800a5 5 0 0 1-7.100-7.100l8.500-8.500a3.400 3.400 0 0 1 4.800 4.800l-8.400 8.400a1.700 1.700 0 0 1-2.400-2.400l7.700-7.700',
  send: 'M4 12 20 4l-5 16-3.500-6.500zM20 4l-8.500 9.500',
  menu: 'M4 7h16M4 12h16M4 17h10',
  keyboard: 'M3 7h18v10H3zM7 10.500h.01M11 10.500h.01M15 10.500h.01M8 14h8',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  link: 'M8 16 17 7M9.500 7H17v7.500',
  photo: 'M4 6h16v13H4zM4 16l4.500-4.500 4 4 2.500-2.500 5 4.500M15.500 10h.01',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  voice: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9 10h.01M15 10h.01M8.500 14a4.200 4.200 0 0 0 7 0',
  receipt: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  more: 'M12 6h.01M12 12h.01M12 18h.01',
  plus: 'M12 5v14M5 12h14',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.500V12l3 2',
  phone: 'M7 3h10v18H7zM11 18h2',
  heart:
    'M12 20s-7.500-4.600-7.500-10A4.300 4.300 0 0 1 12 7.200 4.300 4.300 0 0 1 19.500 10c0 5.400-7.500 10-7.500 10z',
  screen: 'M3 5h18v11H3zM9 20h6M12 16v4',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.500 11v5M13.500 11v5',
  bank: 'M4 10h16L12 4zM6.500 10v7M12 10v7M17.500 10v7M4 20h16',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  camera:
    'M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM16.700 7.300h.01',
  story: 'M12 3a9 9 0 1 1-6.400 2.600M8 3.900h.01M4.200 8h.01M12 8v8M8 12h8',
};

/**
 * A line icon, hidden from screen readers: its button carries the name.
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * Puts an element in the place of another; who stood on a button of the old one stands on that of the new one in the
 * same place, or on what holds it when there is none.
 * @param {Element} old
 * @param {Element} next
 */
export function replaceKeepingFocus(old, next) {
  const at = [...old.querySelectorAll('button, a')].indexOf(document.activeElement);
  old.replaceWith(next);
  if (at < 0) return;
  const buttons = [...next.querySelectorAll('button, a')];
  (buttons[Math.min(at, buttons.length - 1)] ?? next.closest('[tabindex]'))?.focus({ preventScroll: true });
}

/**
 * Copies text; falls back to a selection where the clipboard is closed to the page (plain http on a network address).
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h('textarea', { class: 'visually-hidden', readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const worked = document.execCommand('copy');
    area.remove();
    return worked;
  }
}
