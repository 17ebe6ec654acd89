import type { Person } from '#src/playground/telegram/person.ts';
import type { ShownMessage } from '#src/playground/telegram/shown-message.ts';
import type { Choice, Customer, Seen } from './customer.ts';
import { updateKey } from './ledger.ts';

/** A customer who taps on buttons, which stay. */
export function createTelegramCustomer(person: Person): Customer {
  return {
    channel: 'telegram',
    chat: String(person.id),
    keepsButtons: true,
    comes: () => void person.start(),
    says: (text) => updateKey.message(person.say(text)),
    sendsPicture: () => updateKey.message(person.sendPhoto()),
    offers: ({ choices }) => choices,
    chooses: ({ id }, { data }) => updateKey.tap(person.tap(Number(id), data)),
    tapsAgain: ({ id }, { data }) => void person.tap(Number(id), data),
    onSeen: (listener) =>
      void person.onChange((change) => {
        if (change.kind !== 'message' && change.kind !== 'edited') return;
        const message = person.message(change.messageId);
        if (message?.by === 'bot') listener(seenOf(message));
      }),
  };
}

/** A message of the stand-in as its reader sees it. */
export function seenOf({ id, text, buttons }: ShownMessage): Seen {
  const choices = buttons
    .flat()
    .flatMap(({ text: title, callback_data: data }): Choice[] => (data === undefined ? [] : [{ title, data }]));
  return { id: String(id), text, choices };
}
