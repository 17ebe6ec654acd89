import type { Person } from '#src/playground/telegram/person.ts';
import type { ShownMessage } from '#src/playground/telegram/shown-message.ts';
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
}

/** Where a customer stands in his talk with the shop, kept up by what he is shown. */
export interface Talk {
  at: { screen: ScreenName; message: ShownMessage } | undefined;
  waiting: Waiting | undefined;
  /** Number of the order whose news he waits for. */
  openOrder: string | undefined;
  /** Number of the order he placed last. */
  lastOrder: string | undefined;
  /** Orders he placed. */
  placed: number;
}

/** Begins to read what this person is shown. What comes out of turn is written into the ledger as a stray. */
export function followTalk(person: Person, ledger: Ledger): Talk {
  const talk: Talk = { at: undefined, waiting: undefined, openOrder: undefined, lastOrder: undefined, placed: 0 };
  person.onChange((change) => {
    if (change.kind !== 'message' && change.kind !== 'edited') return;
    const message = person.message(change.messageId);
    if (message?.by !== 'bot') return;
    const text = plainSpaces(message.text);
    hearNews(talk, text);
    if (strikeOff(talk, text)) arrive(talk, ledger, person.id);
    const screen = screenOf(message);
    if (screen) see({ talk, ledger, chat: person.id }, screen, message);
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

function arrive(talk: Talk, ledger: Ledger, chat: number): void {
  if (!talk.waiting) return;
  ledger.answers.push({ chat, ms: nowMs() - talk.waiting.sinceMs, atMs: nowMs() });
  talk.waiting = undefined;
}

function see(
  { talk, ledger, chat }: { talk: Talk; ledger: Ledger; chat: number },
  screen: ScreenName,
  message: ShownMessage,
): void {
  const { waiting, at } = talk;
  if (waiting?.due.includes(screen)) {
    talk.at = { screen, message };
    arrive(talk, ledger, chat);
    if (screen !== 'payment') return;
    talk.openOrder = talk.lastOrder = numberIn(message.text);
    talk.placed += 1;
    return;
  }
  if (at?.screen === screen) {
    talk.at = { screen, message };
    return;
  }
  // Each further tap on "place" shows the same order again.
  if (screen === 'payment' && numberIn(message.text) === talk.lastOrder) return;
  // Beside free text the open question comes again, and it may be the one before.
  if (waiting?.due.length === 0 || waiting?.isAgain) return;
  const did = waiting?.did ?? `stood at ${at?.screen ?? 'nothing'}`;
  ledger.strays.push({ chat, did, due: waiting?.due ?? [], saw: screen });
  if (!waiting) return;
  talk.at = { screen, message };
  talk.waiting = undefined;
}
