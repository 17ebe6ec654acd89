import type { GraphPerson } from '#src/playground/graph/person.ts';
import type { ShownGraphMessage } from '#src/playground/graph/shown-message.ts';
import { languages, type Language } from '#src/shop/language.ts';
import type { WordsFor } from '#src/ui/words.ts';
import { matches, patiently, plainSpaces, plainText, type Buyer, type Heard } from './shopper.ts';

const moreTitle = '0 ➡️';
const mostPages = 10;

/** A buyer with Instagram or Messenger, on a phone or at a desktop. */
export interface InstagramShopper extends Buyer {
  readonly person: GraphPerson;
}

/** Gives a person of the Graph stand-in hands and ears: the same script as on Telegram works with him. */
export function createInstagramShopper(
  person: GraphPerson,
  wordsFor: WordsFor,
  language: Language = languages[0],
): InstagramShopper {
  let seenBefore = 0;
  const act = (): void => {
    seenBefore = person.messages.length;
  };
  const seen = <T>(look: () => T, what: string) => patiently(person, { name: person.name, look, what });
  const heard = (): ShownGraphMessage[] => person.messages.slice(seenBefore).filter(({ by }) => by === 'account');
  const shopper: InstagramShopper = {
    person,
    language,
    says: (text) => (act(), void person.says(text)),
    starts: (payload) => {
      act();
      const isNew = person.messages.length === 0;
      if (payload !== undefined) person.opensLink(payload);
      if (payload === undefined || isNew) person.says('salom');
    },
    sharesContact: (phone = '+998 90 123 45 67') => shopper.says(phone),
    sendsPicture: (bytes) => (act(), void person.sendsPicture(...(bytes ? [bytes] : []))),
    sendsFile: (bytes, _name, mime) => (act(), void person.sendsFile(bytes, mime)),
    sendsVoice: () => (act(), void person.sendsVoice()),
    sendsSticker: () => (act(), void person.sendsSticker()),
    taps: async (title, under = '') => {
      const look = () => choiceOf(person, title, under) ?? moreOf(person);
      for (let page = 0; page < mostPages; page += 1) {
        const choice = await seen(look, `something to choose "${String(title)}"`);
        act();
        if (choice.isTapped) person.taps(choice.title);
        else person.says(choice.title);
        if (!choice.leadsOn) return;
      }
      throw new Error(`${person.name} turned ${mostPages} pages and did not find "${String(title)}".`);
    },
    forges: async (data) => {
      act();
      person.forges(data);
      await seen(() => heard().length > 0, `an answer to ${data}`);
    },
    hears: (text) => seen(() => standsIn([heard()], text), `to hear ${String(text)}`),
    isToasted: async (text) => void (await shopper.hears(text)),
    text: (key, values) => plainText(wordsFor(shopper.language), key, values),
    sees: (text) => standsIn(answersOf(person.messages), text),
  };
  return shopper;
}

/** What the account said between two messages of the person, oldest first: its long answers come in several pieces. */
function answersOf(messages: readonly ShownGraphMessage[]): ShownGraphMessage[][] {
  const answers: ShownGraphMessage[][] = [[]];
  for (const message of messages) {
    if (message.by === 'account') answers.at(-1)?.push(message);
    else answers.push([]);
  }
  return answers.filter((pieces) => pieces.length > 0);
}

/** The newest piece in which this stands with all that follow it, or a whole answer where it stands across pieces. */
function standsIn(answers: readonly ShownGraphMessage[][], wanted: string | RegExp): Heard | undefined {
  for (const pieces of answers.toReversed()) {
    const at = pieces.findLastIndex((piece) => matches(wordsOf([piece]), wanted));
    if (at >= 0) return { text: wordsOf(pieces.slice(at)) };
    if (matches(wordsOf(pieces), wanted)) return { text: wordsOf(pieces) };
  }
  return undefined;
}

function wordsOf(pieces: readonly ShownGraphMessage[]): string {
  const words = pieces.flatMap(({ text, cards }) => [
    text,
    ...cards.flatMap(({ title, subtitle }) => [title, subtitle]),
  ]);
  return plainSpaces(words.filter((word) => word !== undefined && word !== '').join('\n'));
}

interface Choice {
  title: string;
  /** There is a button for it; otherwise he types. */
  isTapped: boolean;
  /** It shows the next options instead of taking one. */
  leadsOn?: true;
}

/**
 * How he takes this option of an answer that says `under`, the newest first: by a button with the title. The options of what
 * was said last can be typed, too.
 */
function choiceOf(person: GraphPerson, title: string | RegExp, under: string | RegExp): Choice | undefined {
  const messages = person.messages;
  const newest = messages.at(-1);
  for (const pieces of answersOf(messages).toReversed()) {
    if (!matches(wordsOf(pieces), under)) continue;
    const button = titlesOf(pieces).find((one) => matches(one, title));
    if (button !== undefined) return { title: button, isTapped: true };
    const typed = newest && pieces.includes(newest) ? typedChoice(wordsOf(pieces), title) : undefined;
    if (typed) return typed;
  }
  return undefined;
}

/** What can be tapped in these messages, the newest first. */
function titlesOf(pieces: readonly ShownGraphMessage[]): string[] {
  return pieces
    .toReversed()
    .flatMap(({ quickReplies, buttons, cards }) => [
      ...quickReplies.map(({ title }) => title),
      ...[...buttons, ...cards.flatMap((card) => card.buttons)].flatMap(({ type, title }) =>
        type === 'postback' ? [title] : [],
      ),
    ]);
}

// The options stand at the end of an answer: numbered, or, where they begin with numbers themselves, as points.
function typedChoice(words: string, title: string | RegExp): Choice | undefined {
  const lines = words.split('\n').flatMap((line) => [/^(?:(\d+)\.|•)\s+(.+)$/.exec(line.trim()) ?? []]);
  for (const [, number, option = ''] of lines.toReversed()) {
    const isPlain = number === undefined && /^[\d.,]+(?: · [\d.,]+)*$/.test(option);
    const found = (isPlain ? option.split(' · ') : [option]).find((one) => one !== '' && matches(one, title));
    if (found !== undefined) return { title: number ?? found, isTapped: false };
  }
  return undefined;
}

/** Leads to the next page of a list that is too long for one message. */
function moreOf(person: GraphPerson): Choice | undefined {
  const newest = person.messages.at(-1);
  if (newest?.by !== 'account' || !newest.text.split('\n').includes(moreTitle)) return undefined;
  const chip = newest.quickReplies.some(({ title }) => title === moreTitle);
  return chip ? { title: moreTitle, isTapped: true, leadsOn: true } : { title: '0', isTapped: false, leadsOn: true };
}
