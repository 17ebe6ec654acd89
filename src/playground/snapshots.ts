import type { Resident } from './residents.ts';

/** What the page needs beside the messages to draw a chat's frame. */
export function frameOf({ role, person }: Resident) {
  return {
    id: person.id,
    role,
    name: person.user.first_name,
    language: person.user.language_code ?? '',
    hasStarted: person.hasStarted,
    hasBlocked: person.hasBlocked,
    replyKeyboard: person.replyKeyboard ?? null,
    commands: person.commands,
    menuButton: person.menuButton,
  };
}

/** Messages given to the page at once; older ones stay in the stand-in. */
const SHOWN_MESSAGES = 300;

/** A whole chat as the page draws it. */
export function chatOf(resident: Resident) {
  return { ...frameOf(resident), messages: resident.person.messages.slice(-SHOWN_MESSAGES) };
}
