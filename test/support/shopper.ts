import type { Person } from '#src/playground/telegram/person.ts';
import type { ShownMessage } from '#src/playground/telegram/shown-message.ts';
import { languages, type Language } from '#src/shop/language.ts';
import type { Values, WordsFor } from '#src/ui/words.ts';

const patienceMs = 30_000;

/** A person at his phone, as a test tells it: he does something, then sees or hears what the shop answers. */
export interface Shopper {
  readonly person: Person;
  language: Language;
  says(text: string): void;
  starts(payload?: string): void;
  sharesContact(phone?: string): void;
  sendsPicture(bytes?: Uint8Array): void;
  sendsFile(bytes: Uint8Array, name: string, mime: string): void;
  sendsVoice(): void;
  sendsSticker(): void;
  /** Waits until a button with this title can be seen, and taps it in the newest message that has it (and says `under`). */
  taps(title: string | RegExp, under?: string | RegExp): Promise<void>;
  /** Taps with data of his own making on his newest message, and waits until the tap is answered. */
  forges(data: string): Promise<void>;
  /** Waits for a message, new or changed since his last act, in which this stands. */
  hears(text: string | RegExp): Promise<ShownMessage>;
  /** Waits for the note shown after a tap. */
  isToasted(text: string | RegExp): Promise<void>;
  /** A text of the shop in his language, without markup. */
  text(key: string, values?: Values): string;
  /** The newest message of the shop in which this stands. */
  sees(text: string | RegExp): ShownMessage | undefined;
}

/** Gives a person of the stand-in hands and ears. */
export function createShopper(person: Person, wordsFor: WordsFor, language: Language = languages[0]): Shopper {
  let heard: { messageId: number }[] = [];
  let answersBefore = 0;
  person.onChange((change) => {
    if (change.kind !== 'message' && change.kind !== 'edited') return;
    if (person.message(change.messageId)?.by === 'bot') heard.push({ messageId: change.messageId });
  });
  const act = (): void => {
    heard = [];
    answersBefore = person.answers.length;
  };
  const newestWith = (
    title: string | RegExp,
    under: string | RegExp,
  ): { message: ShownMessage; data: string } | undefined => {
    for (const message of person.messages.toReversed()) {
      if (!matches(message.text, under)) continue;
      const button = message.buttons.flat().find((one) => matches(one.text, title));
      if (button && 'callback_data' in button && button.callback_data) return { message, data: button.callback_data };
    }
    return undefined;
  };
  const shopper: Shopper = {
    person,
    language,
    says: (text) => (act(), void person.say(text)),
    starts: (payload) => (act(), void person.start(payload)),
    sharesContact: (phone) => (act(), void person.shareContact(phone)),
    sendsPicture: (bytes) => (act(), void person.sendPhoto(bytes)),
    sendsFile: (bytes, name, mime) => (act(), void person.sendDocument(bytes, name, mime)),
    sendsVoice: () => (act(), void person.sendVoice()),
    sendsSticker: () => (act(), void person.sendSticker()),
    taps: async (title, under = '') => {
      const { message, data } = await waitFor(person, () => newestWith(title, under), `a button "${String(title)}"`);
      act();
      person.tap(message.id, data);
    },
    forges: async (data) => {
      act();
      person.tap(person.lastHeard?.id ?? 1, data);
      await waitFor(person, () => person.answers.length > answersBefore, `an answer to ${data}`);
    },
    hears: async (text) => {
      const found = () =>
        heard.map(({ messageId }) => person.message(messageId)).find((one) => one && matches(one.text, text));
      return read(await waitFor(person, found, `to hear ${String(text)}`));
    },
    isToasted: async (text) => {
      const found = () => person.answers.slice(answersBefore).some((answer) => matches(answer.text, text));
      await waitFor(person, found, `a note ${String(text)}`);
    },
    text: (key, values) =>
      plainSpaces(
        wordsFor(shopper.language)
          .plain(key, values)
          .replaceAll(/<[^>]+>/g, ''),
      ),
    sees: (text) => {
      const seen = person.messages.findLast((message) => message.by === 'bot' && matches(message.text, text));
      return seen && read(seen);
    },
  };
  return shopper;
}

async function waitFor<T>(person: Person, look: () => T, what: string): Promise<NonNullable<T>> {
  try {
    return await person.waitFor(look, patienceMs);
  } catch (error) {
    throw new Error(`${person.user.first_name} waited for ${what}. ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}

// People see no difference between a space and one that no line breaks at.
function plainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

function read(message: ShownMessage): ShownMessage {
  return { ...message, text: plainSpaces(message.text) };
}

function matches(shown: string, wanted: string | RegExp): boolean {
  const text = plainSpaces(shown);
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}
