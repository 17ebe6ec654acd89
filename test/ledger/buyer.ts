import type { Person } from '#src/playground/telegram/person.ts';
import { nowMs, updateKey, type Intent, type Ledger, type Wish } from './ledger.ts';
import { buttonIn, news, shown, type ScreenName } from './screens.ts';
import { followTalk, type Talk } from './talk.ts';

/** A customer who buys by what he sees, again and again. */
export interface Buyer {
  readonly chat: number;
  readonly person: Person;
  /** What he waits for; undefined when he could do something. */
  waitsFor(): string | undefined;
  /** Between the menu and the payment. */
  isBuying(): boolean;
  /** Stands before the menu, his language chosen, or further on. */
  isIn(): boolean;
  /** Orders he placed. */
  placed(): number;
  /** Does his next step; while he waits for news of his order, he writes something. */
  act(): void;
  /** Writes this many texts at once, each with a mark of its own; not where a text would be an answer. */
  chatter(texts: number): void;
  /** Gives up waiting when it took longer than this, and presses Start. */
  losePatience(limitMs: number): void;
}

/** What he does with an order that he has placed. */
export type Habit = 'pays' | 'cancels' | 'leaves';

export interface BuyerOptions {
  person: Person;
  ledger: Ledger;
  /** Random number from 0 to 1. */
  random: () => number;
  habit: () => Habit;
}

/** Screens that may come next; the sale asks only for what it does not know yet. */
const following: { [Screen in ScreenName]?: readonly ScreenName[] } = {
  language: ['menu'],
  menu: ['catalog'],
  catalog: ['shelf'],
  shelf: ['card'],
  card: ['color'],
  color: ['size'],
  size: ['quantity'],
  quantity: ['cart'],
  cart: ['phone', 'delivery'],
  phone: ['delivery'],
  delivery: ['region'],
  region: ['address'],
  address: ['recipient'],
  recipient: ['summary'],
  summary: ['payment'],
};

const taps: { [Screen in ScreenName]?: string | RegExp } = {
  language: shown('language-name'),
  menu: shown('button-catalog'),
  catalog: 'Poyabzal',
  shelf: 'Krossovkalar',
  card: shown('button-order'),
  color: 'qora',
  size: /^42$/,
  cart: shown('button-checkout'),
  delivery: 'Pochta',
  region: 'Samarqand',
  summary: shown('button-place'),
};

const typed: readonly ScreenName[] = ['phone', 'address', 'recipient'];

/** A buyer's own things beside his talk. */
interface Hands extends BuyerOptions {
  talk: Talk;
  wish: Wish;
  /** A word that nobody has written before. */
  newMark: () => string;
}

/** Puts a customer behind a person of the stand-in. */
export function createBuyer(options: BuyerOptions): Buyer {
  const { person, ledger } = options;
  const talk = followTalk(person, ledger);
  const phone = `+99890${String(1_000_000 + (person.id % 9_000_000))}`;
  let marks = 0;
  const hands: Hands = {
    ...options,
    talk,
    wish: { quantity: 1, phone, address: '', recipient: '' },
    newMark: () => `qz${letters(person.id % 100_000)}x${letters((marks += 1))}`,
  };
  return {
    chat: person.id,
    person,
    waitsFor: () => talk.waiting && `${talk.waiting.did} ${Math.round((nowMs() - talk.waiting.sinceMs) / 1000)} s ago`,
    isBuying: () => talk.openOrder === undefined && talk.at !== undefined && !isBefore(talk.at.screen),
    isIn: () => talk.waiting === undefined && talk.at !== undefined && talk.at.screen !== 'language',
    placed: () => talk.placed,
    chatter: (texts) => chatter(hands, texts),
    act: () => act(hands),
    losePatience: (limitMs) => {
      if (!talk.waiting || nowMs() - talk.waiting.sinceMs < limitMs) return;
      ledger.unanswered.push({ chat: person.id, did: talk.waiting.did });
      talk.at = undefined;
      wait(talk, 'pressed Start again', ['menu', 'language']);
      talk.waiting = { ...talk.waiting, isAgain: true };
      person.start();
    },
  };
}

function isBefore(screen: ScreenName): boolean {
  return screen === 'menu' || screen === 'language';
}

function wait(talk: Talk, did: string, due: readonly ScreenName[], words: string[] = []): void {
  talk.waiting = { did, sinceMs: nowMs(), due, words, isAgain: false };
}

function act(hands: Hands): void {
  const { talk, person } = hands;
  if (talk.waiting) return;
  if (talk.openOrder !== undefined) {
    if (talk.at) dealWithOrder(hands, talk.openOrder);
    else chatter(hands, 1);
  } else if (!talk.at || !goOn(hands, talk.at.screen)) {
    talk.at = undefined;
    wait(talk, 'pressed Start', ['menu', 'language']);
    person.start();
  }
}

/** Answers what he is asked, by typing or by a tap. False when there is nothing to tap on. */
function goOn(hands: Hands, screen: ScreenName): boolean {
  const { wish, newMark } = hands;
  switch (screen) {
    case 'quantity':
      return chooseQuantity(hands);
    case 'phone':
      return type(hands, screen, wish.phone);
    case 'address':
      wish.address = `Registon ${newMark()}, 12-uy`;
      return type(hands, screen, wish.address);
    case 'recipient':
      wish.recipient = `Malika ${newMark()}`;
      return type(hands, screen, wish.recipient);
    default:
      return tapOn(hands, screen, taps[screen]) !== undefined;
  }
}

function type({ talk, person }: Hands, screen: ScreenName, text: string): boolean {
  wait(talk, `wrote his ${screen}`, following[screen] ?? []);
  person.say(text);
  return true;
}

function chooseQuantity(hands: Hands): boolean {
  const quantity = 1 + Math.floor(hands.random() * 3);
  hands.wish = { ...hands.wish, quantity };
  return tapOn(hands, 'quantity', new RegExp(`^${quantity}$`)) !== undefined;
}

/** Taps a button of the screen before him; answers its data. */
function tapOn(hands: Hands, screen: ScreenName, title: string | RegExp | undefined): string | undefined {
  const { talk, person, wish } = hands;
  const data = talk.at && title !== undefined ? buttonIn(talk.at.message, title) : undefined;
  if (data === undefined || !talk.at) return undefined;
  wait(talk, `tapped on at ${screen}`, following[screen] ?? []);
  const key = updateKey.tap(person.tap(talk.at.message.id, data));
  const draft = Number(/^ok:(\d+):/.exec(data)?.[1]);
  if (screen === 'summary') intend(hands, key, { kind: 'place', draft, wish: { ...wish } });
  return data;
}

/** After the order is placed: pays, cancels, or lets it be. */
function dealWithOrder(hands: Hands, number: string): void {
  const { talk, person, habit } = hands;
  if (talk.at?.screen === 'cancel') {
    const data = buttonIn(talk.at.message, shown('button-cancel-yes'));
    wait(talk, 'confirmed to cancel', [], [news.cancelled]);
    return intend(hands, updateKey.tap(person.tap(talk.at.message.id, data ?? '')), { kind: 'cancel', number });
  }
  const does = habit();
  const cancelling =
    does === 'cancels' ? talk.at && buttonIn(talk.at.message, shown('button-cancel-order')) : undefined;
  if (cancelling !== undefined && talk.at) {
    wait(talk, 'tapped to cancel', ['cancel']);
    person.tap(talk.at.message.id, cancelling);
    return;
  }
  talk.at = undefined;
  if (does !== 'pays') return;
  wait(talk, 'sent a receipt', [], [news.received]);
  intend(hands, updateKey.message(person.sendPhoto()), { kind: 'receipt', number });
}

function chatter(hands: Hands, texts: number): void {
  const { talk, person } = hands;
  if (talk.waiting || (talk.at && typed.includes(talk.at.screen))) return;
  const written = Array.from({ length: texts }, () => hands.newMark());
  wait(talk, `wrote ${texts} texts`, [], [...written]);
  for (const mark of written) intend(hands, updateKey.message(person.say(mark)), { kind: 'text', mark });
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'chat' | 'updateKey' | 'atMs'> : never;

function intend({ ledger, person }: Hands, key: string, what: WithoutPlace<Intent>): void {
  ledger.intents.push({ chat: person.id, updateKey: key, atMs: nowMs(), ...what });
}

/** A number as letters, so that no search finds goods by it. */
function letters(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
}
