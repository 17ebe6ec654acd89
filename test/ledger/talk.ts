import type { Customer, Seen } from './customer.ts';
import { nowMs, type Ledger } from './ledger.ts';
import { news, numberIn, plainSpaces, screenOf, type ScreenName } from './screens.ts';

/** What a customer did and what he expects of it. */
export interface Waiting {
  did: string;
  sinceMs: number;
  /** Screens that may come next. */
  due: readonly ScreenName[];
  /** He had asked before and lost his patience, so older answers may still come. */
  isAgain: boolean;
  /** Words that must be read; each is struck off when it was. */
  words: string[];
  /** The order he does something with: once it has run out, something else is said to that. */
  order?: string;
}

/** Where a customer stands in his talk with the shop, kept up by what he is shown. */
export interface Talk {
  at: { screen: ScreenName; seen: Seen } | undefined;
  waiting: Waiting | undefined;
  /** Number of the order whose news he waits for. */
  openOrder: string | undefined;
  /** Number of the order he placed last. */
  lastOrder: string | undefined;
  /** Orders he placed. */
  placed: number;
}

/** Begins to read what this customer is shown. What comes out of turn is written into the ledger as a stray. */
export function followTalk(customer: Customer, ledger: Ledger): Talk {
  const talk: Talk = { at: undefined, waiting: undefined, openOrder: undefined, lastOrder: undefined, placed: 0 };
  customer.onSeen((seen) => {
    const text = plainSpaces(seen.text);
    hearNews(talk, text);
    if (strikeOff(talk, text) || ranOut(talk, text)) arrive(talk, ledger, customer);
    const screen = screenOf(seen);
    if (screen) see({ talk, ledger, customer }, screen, seen);
  });
  return talk;
}

function hearNews(talk: Talk, text: string): void {
  if (talk.openOrder === undefined || numberIn(text) !== talk.openOrder) return;
  if (![news.paid, news.expired, news.cancelled].some((words) => text.includes(words))) return;
  talk.openOrder = undefined;
  talk.at = undefined;
}

/** True when the last awaited words were read and no screen has to follow. */
function strikeOff({ waiting }: Talk, text: string): boolean {
  if (!waiting || waiting.words.length === 0) return false;
  waiting.words = waiting.words.filter((words) => !text.includes(words));
  return waiting.words.length === 0 && waiting.due.length === 0;
}

function ranOut({ waiting }: Talk, text: string): boolean {
  return waiting?.order !== undefined && numberIn(text) === waiting.order && text.includes(news.expired);
}

function arrive(talk: Talk, ledger: Ledger, { channel, chat }: Customer): void {
  if (!talk.waiting) return;
  ledger.answers.push({ channel, chat, ms: nowMs() - talk.waiting.sinceMs, atMs: nowMs() });
  talk.waiting = undefined;
}

interface Reader {
  talk: Talk;
  ledger: Ledger;
  customer: Customer;
}

function see({ talk, ledger, customer }: Reader, screen: ScreenName, seen: Seen): void {
  const { waiting, at } = talk;
  if (waiting?.due.includes(screen)) {
    talk.at = { screen, seen };
    arrive(talk, ledger, customer);
    if (screen !== 'payment') return;
    talk.openOrder = talk.lastOrder = numberIn(seen.text);
    talk.placed += 1;
    return;
  }
  if (at?.screen === screen) {
    talk.at = { screen, seen };
    return;
  }
  // Each further tap on "place" shows the same order again.
  if (screen === 'payment' && numberIn(seen.text) === talk.lastOrder) return;
  // Beside free text the open question comes again, and it may be the one before.
  if (waiting?.due.length === 0 || waiting?.isAgain) return;
  const did = waiting?.did ?? `stood at ${at?.screen ?? 'nothing'}`;
  ledger.strays.push({ chat: customer.chat, did, due: waiting?.due ?? [], saw: screen });
  if (!waiting) return;
  talk.at = { screen, seen };
  talk.waiting = undefined;
}
