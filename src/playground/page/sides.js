import { h, replaceKeepingFocus } from './dom.js';

/**
 * The columns of the page: each a head with a phone below it.
 * @template {string} Name
 * @param {readonly Name[]} names in their order
 */
export function createSides(names) {
  const sides = new Map(names.map((name) => [name, h('div', { class: 'side', data: { side: name } })]));

  /**
   * Puts a new head above the phone; a phone that stays is not touched, so that nothing in it is lost.
   * @param {Name} name
   * @param {{ title: string, before?: Node | null | false, after?: Node | null | false }} head
   * @param {{ root: HTMLElement, scrollToEnd?: () => void }} pane
   */
  function fill(name, { title, before, after }, pane) {
    const root = sides.get(name);
    const head = h('div', { class: 'side-head' }, before, h('h1', { class: 'side-title' }, title), after);
    const [oldHead, oldPhone] = root.children;
    if (oldPhone === pane.root) return replaceKeepingFocus(oldHead, head);
    root.replaceChildren(head, pane.root);
    pane.scrollToEnd?.();
  }

  return { elements: [...sides.values()], fill };
}
