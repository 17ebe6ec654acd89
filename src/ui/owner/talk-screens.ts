import type { Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton } from './buttons.ts';

/** The owner's words went to the customer; until `until` the customer's answers come to the owners. */
export function writtenScreen(
  words: Words,
  person: { identityId: number; name: string | null; until: string },
): Screen {
  const { identityId, name, until } = person;
  return {
    text: words.html('owner-written', { name: name ?? words.plain('owner-nameless'), time: words.time(until) }),
    buttons: [
      [ownerButton(words, 'answer', { kind: 'answer', id: identityId })],
      [ownerButton(words, 'give-back', { kind: 'back', id: identityId })],
      [deskButton(words)],
    ],
  };
}

/** The assistant speaks in the customer's chat again. */
export function givenBackScreen(words: Words, name: string | null, wasTaken: boolean): Screen {
  const key = wasTaken ? 'owner-given-back' : 'owner-given-back-already';
  return { text: words.html(key, { name: name ?? words.plain('owner-nameless') }), buttons: [[deskButton(words)]] };
}
