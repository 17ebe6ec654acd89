import type { Person } from '#src/playground/telegram/person.ts';
import type { ShownMessage } from '#src/playground/telegram/shown-message.ts';
import { languages, type Language } from '#src/shop/language.ts';
import type { Values, WordsFor } from '#src/ui/words.ts';

const patienceMs = 30_000;

/** Something the shop said, as it was read. */
export interface Heard {
  text: string;
}

/** A person in front of the shop on any platform, as a test tells it: he does something, then sees or hears what the shop answers. */
export interface Buyer {
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
  hears(text: string | RegExp): Promise<Heard>;
  /** Waits for the note shown after a tap. */
  isToasted(text: string | RegExp): Promise<void>;
  /** A text of the shop in his language, without markup. */
  text(key: string, values?: Values): string;
  /** The newest message of the shop in which this stands. */
  sees(text: string | RegExp): Heard | undefined;
}

/** A buyer at his phone with Telegram. */
export interface Shopper extends Buyer {
  readonly person: Person;
  hears(text: string | RegExp): Promise<ShownMessage>;
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
  const seen = <T>(look: () => T, what: string) => patiently(person, { name: person.user.first_name, look, what });
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
      const { message, data } = await seen(() => newestWith(title, under), `a button "${String(title)}"`);
      act();
      person.tap(message.id, data);
    },
    forges: async (data) => {
      act();
      person.tap(person.lastHeard?.id ?? 1, data);
      await seen(() => person.answers.length > answersBefore, `an answer to ${data}`);
    },
    hears: async (text) => {
      const found = () =>
        heard.map(({ messageId }) => person.message(messageId)).find((one) => one && matches(one.text, text));
      return read(await seen(found, `to hear ${String(text)}`));
    },
    isToasted: async (text) => {
      const found = () => person.answers.slice(answersBefore).some((answer) => matches(answer.text, text));
      await seen(found, `a note ${String(text)}`);
    },
    text: (key, values) => plainText(wordsFor(shopper.language), key, values),
    sees: (text) => {
      const seen = person.messages.findLast((message) => message.by === 'bot' && matches(message.text, text));
      return seen && read(seen);
    },
  };
  return shopper;
}

/** Waits as the person does; an error says who waited for what. */
export async function patiently<T>(
  person: { waitFor: Person['waitFor'] },
  { name, look, what }: { name: string; look: () => T; what: string },
): Promise<NonNullable<T>> {
  try {
    return await person.waitFor(look, patienceMs);
  } catch (error) {
    throw new Error(`${name} waited for ${what}. ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}

/** People see no difference between a space and one that no line breaks at. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

/** A text of the shop without markup. */
export function plainText(words: ReturnType<WordsFor>, key: string, values?: Values): string {
  return plainSpaces(words.plain(key, values).replaceAll(/<[^>]+>/g, ''));
}

function read(message: ShownMessage): ShownMessage {
  return { ...message, text: plainSpaces(message.text) };
}

/** Whether this stands in what is shown. */
export function matches(shown: string, wanted: string | RegExp): boolean {
  const text = plainSpaces(shown);
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}
