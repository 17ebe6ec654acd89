import { leadsOn, type Choice, type Customer } from './customer.ts';
import { nowMs, type Channel, type Intent, type Ledger, type Wish } from './ledger.ts';
import { choiceOf, isQuestionOfCheckout, news, shown, type ScreenName } from './screens.ts';
import { followTalk, type Talk } from './talk.ts';

/** A customer who buys by what he sees, again and again. */
export interface Buyer {
  readonly chat: string;
  readonly channel: Channel;
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
  customer: Customer;
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
  shelf: ['card', 'cards'],
  cards: ['card'],
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
  cards: 'Shamol',
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

/** Gives a customer the wish to buy. */
export function createBuyer(options: BuyerOptions): Buyer {
  const { customer, ledger } = options;
  const { chat } = customer;
  const talk = followTalk(customer, ledger);
  const phone = `+99890${String(1_000_000 + Number(chat.slice(-6)))}`;
  let marks = 0;
  const hands: Hands = {
    ...options,
    talk,
    wish: { quantity: 1, phone, address: '', recipient: '' },
    newMark: () => `qz${letters(Number(chat.slice(-5)))}x${letters((marks += 1))}`,
  };
  return {
    chat,
    channel: customer.channel,
    waitsFor: () => talk.waiting && `${talk.waiting.did} ${Math.round((nowMs() - talk.waiting.sinceMs) / 1000)} s ago`,
    isBuying: () => talk.openOrder === undefined && talk.at !== undefined && !isBefore(talk.at.screen),
    isIn: () => talk.waiting === undefined && talk.at !== undefined && talk.at.screen !== 'language',
    placed: () => talk.placed,
    chatter: (texts) => chatter(hands, texts),
    act: () => act(hands),
    losePatience: (limitMs) => {
      if (!talk.waiting || nowMs() - talk.waiting.sinceMs < limitMs) return;
      // Platforms knock ever more rarely at a door that is closed; from then on it is the shop that lets him wait.
      const givenAtMs = allGivenAtMs(ledger, chat);
      if (givenAtMs === undefined || nowMs() - givenAtMs < limitMs) return;
      ledger.unanswered.push({ chat, did: talk.waiting.did });
      talk.at = undefined;
      wait(talk, 'came again', ['menu', 'language']);
      talk.waiting = { ...talk.waiting, isAgain: true };
      customer.comes();
    },
  };
}

/** When the shop had taken everything that the chat did; undefined while the platform still holds some of it. */
function allGivenAtMs({ updates }: Ledger, chat: string): number | undefined {
  const own = [...updates.values()].filter((update) => update.chat === chat);
  const given = own.flatMap(({ acknowledgedAtMs }) => acknowledgedAtMs ?? []);
  return given.length === own.length ? Math.max(0, ...given) : undefined;
}

function isBefore(screen: ScreenName): boolean {
  return screen === 'menu' || screen === 'language';
}

function wait(talk: Talk, did: string, due: readonly ScreenName[], words: string[] = [], order?: string): void {
  talk.waiting = { did, sinceMs: nowMs(), due, words, isAgain: false, ...(order === undefined ? {} : { order }) };
}

function act(hands: Hands): void {
  const { talk, customer } = hands;
  if (talk.waiting) return;
  if (talk.openOrder !== undefined) {
    if (talk.at) dealWithOrder(hands, talk.openOrder);
    else chatter(hands, 1);
  } else if (!talk.at || !goOn(hands, talk.at.screen)) {
    talk.at = undefined;
    wait(talk, 'came in', ['menu', 'language']);
    customer.comes();
  }
}

/** Answers what he is asked, by typing or by a choice. False when there is nothing to choose. */
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
      return chooseOn(hands, screen, taps[screen]);
  }
}

function type({ talk, customer }: Hands, screen: ScreenName, text: string): boolean {
  wait(talk, `wrote his ${screen}`, following[screen] ?? []);
  customer.says(text);
  return true;
}

function chooseQuantity(hands: Hands): boolean {
  const quantity = 1 + Math.floor(hands.random() * 3);
  hands.wish = { ...hands.wish, quantity };
  return chooseOn(hands, 'quantity', new RegExp(`^${quantity}$`));
}

/** Chooses on the screen before him, or leads on to more choices. False when nothing like it is there. */
function chooseOn(hands: Hands, screen: ScreenName, title: string | RegExp | undefined): boolean {
  const { talk, customer, wish } = hands;
  if (!talk.at || title === undefined) return false;
  const { seen } = talk.at;
  const offers = customer.offers(seen);
  const wanted = choiceOf(offers, title);
  if (wanted) {
    wait(talk, `chose at ${screen}`, following[screen] ?? []);
    const key = customer.chooses(seen, wanted);
    if (screen === 'summary') intend(hands, key, { kind: 'place', draft: draftIn(wanted), wish: { ...wish } });
    return true;
  }
  const more = offers.find(leadsOn);
  if (more) {
    wait(talk, `looked for more at ${screen}`, [screen]);
    customer.chooses(seen, more);
    return true;
  }
  if (customer.keepsButtons) return false;
  // The message's last part is still under way.
  if (offers.length === 0) return true;
  if (!isQuestionOfCheckout(screen)) return false;
  // Another message has come below, after which the question itself comes again.
  wait(talk, `waited for ${screen} to come again`, [screen]);
  return true;
}

function draftIn({ data }: Choice): number {
  return Number(/\bok:(\d+):/.exec(data)?.[1]);
}

/** After the order is placed: pays, cancels, or lets it be. */
function dealWithOrder(hands: Hands, number: string): void {
  const { talk, customer, habit } = hands;
  const before = talk.at;
  if (!before) return;
  const offers = customer.offers(before.seen);
  if (before.screen === 'cancel') {
    const yes = choiceOf(offers, shown('button-cancel-yes'));
    if (!yes) return void (talk.at = undefined);
    wait(talk, 'confirmed to cancel', [], [news.cancelled], number);
    return intend(hands, customer.chooses(before.seen, yes), { kind: 'cancel', number });
  }
  const does = habit();
  const cancelling = does === 'cancels' ? choiceOf(offers, shown('button-cancel-order')) : undefined;
  if (cancelling) {
    wait(talk, 'chose to cancel', ['cancel'], [], number);
    customer.chooses(before.seen, cancelling);
    return;
  }
  talk.at = undefined;
  if (does !== 'pays') return;
  wait(talk, 'sent a receipt', [], [news.received], number);
  intend(hands, customer.sendsPicture(), { kind: 'receipt', number });
}

function chatter(hands: Hands, texts: number): void {
  const { talk, customer } = hands;
  if (talk.waiting || (talk.at && !canChat(hands, talk.at.screen))) return;
  const written = Array.from({ length: texts }, () => hands.newMark());
  wait(talk, `wrote ${texts} texts`, [], [...written]);
  for (const mark of written) intend(hands, customer.says(mark), { kind: 'text', mark });
}

/** Not where a text would be an answer, nor where it would take the buttons away for good. */
function canChat({ talk, customer }: Hands, screen: ScreenName): boolean {
  if (typed.includes(screen)) return false;
  if (customer.keepsButtons || talk.openOrder !== undefined) return true;
  return screen === 'menu' || isQuestionOfCheckout(screen);
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'chat' | 'updateKey' | 'atMs'> : never;

function intend({ ledger, customer }: Hands, key: string, what: WithoutPlace<Intent>): void {
  ledger.intents.push({ chat: customer.chat, updateKey: key, atMs: nowMs(), ...what });
}

/** A number as letters, so that no search finds goods by it. */
function letters(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => 'bcdfghjklm'.charAt(Number(digit)));
}
