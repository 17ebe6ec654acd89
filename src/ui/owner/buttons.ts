import type { Button, Screen } from '../screen.ts';
import type { Values, Words } from '../words.ts';
import { encodeOwnerTap, type OwnerTap } from './callback-data.ts';

/** A button of the desk; its title is the locale's `owner-button-<name>`. */
export function ownerButton(words: Words, name: string, tap: OwnerTap, values: Values = {}): Button {
  return { title: words.plain(`owner-button-${name}`, values), data: encodeOwnerTap(tap) };
}

/** The way back to the desk. */
export function deskButton(words: Words): Button {
  return ownerButton(words, 'desk', { kind: 'desk' });
}

/** Arrows between the pages of a list; nothing where all fits on one. `to` makes the tap for a page, counted from 0. */
export function pageButtons(
  words: Words,
  place: { page: number; perPage: number; total: number },
  to: (page: number) => OwnerTap,
): Button[] {
  const pages = Math.ceil(place.total / place.perPage);
  if (pages <= 1) return [];
  const page = Math.min(place.page, pages - 1);
  const arrows: Button[] = [];
  if (page > 0) arrows.push(ownerButton(words, 'previous', to(page - 1)));
  arrows.push(ownerButton(words, 'page', to(page), { page: page + 1, pages }));
  if (page < pages - 1) arrows.push(ownerButton(words, 'next', to(page + 1)));
  return arrows;
}

/** Asks the owner to type something: `owner-ask-<what>`, with a button that lets it be. */
export function askScreen(words: Words, what: string, values: Values = {}, before: Button[] = []): Screen {
  const drop = ownerButton(words, 'drop', { kind: 'drop' });
  return { text: words.html(`owner-ask-${what}`, values), buttons: [...before.map((button) => [button]), [drop]] };
}
