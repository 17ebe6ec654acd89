import type { GraphPerson } from '#src/playground/graph/person.ts';
import type { TemplateButton } from '#src/playground/graph/model.ts';
import type { ShownGraphMessage } from '#src/playground/graph/shown-message.ts';
import { leadsOn, type Choice, type Customer, type Seen } from './customer.ts';
import { updateKey } from './ledger.ts';

/** What stands behind a link of the shop that he opens again; no product and no order. */
const linkRef = 'yana';

/**
 * A customer who taps on a phone, and at a desktop, where nothing can be tapped, types the number in front of what he
 * wants, or its words.
 */
export function createInstagramCustomer(person: GraphPerson): Customer {
  // What a phone would show, for a desktop's customer knows by it what he may type.
  const newest = (): ShownGraphMessage | undefined => person.messagesOn('phone').findLast(({ by }) => by === 'account');
  const says = (text: string): string => updateKey.mid(person.says(text));
  return {
    channel: 'instagram',
    chat: person.id,
    keepsButtons: false,
    comes: () => {
      if (person.messages.some(({ by }) => by === 'person')) person.opensLink(linkRef);
      else says('Assalomu alaykum');
    },
    says,
    sendsPicture: () => updateKey.mid(person.sendsPicture()),
    offers: () => {
      const message = newest();
      return message ? seenOf(message).choices : [];
    },
    chooses: (_seen, choice) => {
      if (person.device === 'phone') return updateKey.mid(person.taps(choice.title, choice.data));
      return says(leadsOn(choice) ? '0' : (numberBefore(choice.title, newest()?.text ?? '') ?? choice.title));
    },
    tapsAgain: (_seen, { data }) => void (person.device === 'phone' && person.forges(data)),
    onSeen: (listener) => {
      let asked = '';
      person.onChange((change) => {
        if (change.kind !== 'message') return;
        const message = newest();
        if (message?.id !== change.mid) return;
        const seen = seenOf(message);
        // A further page of choices has nothing but those: what was asked stands above it.
        if (isPage(seen)) return listener({ ...seen, text: `${asked}\n${seen.text}` });
        asked = seen.text;
        listener(seen);
      });
    },
  };
}

function isPage({ text, choices }: Seen): boolean {
  return choices.some(leadsOn) && /^\d+\. /.test(text);
}

/** Cards are passed over: what can be chosen on them stands in the list below, too, and a desktop shows nothing else. */
function seenOf({ id, text, quickReplies, buttons }: ShownGraphMessage): Seen {
  const chips = quickReplies.map(({ title, payload }) => ({ title, data: payload }));
  return { id, text, choices: [...chips, ...buttons.flatMap(choiceOf)] };
}

function choiceOf(button: TemplateButton): Choice[] {
  return button.type === 'postback' ? [{ title: button.title, data: button.payload }] : [];
}

/** The number of the line of a list that begins with these words. */
function numberBefore(title: string, text: string): string | undefined {
  const words = title.replace(/…$/, '');
  const found = text.split('\n').map((line) => /^(\d+)\. (.*)$/.exec(line));
  return found.find((line) => line?.[2]?.startsWith(words))?.[1];
}
