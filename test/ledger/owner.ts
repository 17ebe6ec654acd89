import { setTimeout as pause } from 'node:timers/promises';
import { nowMs, updateKey } from './ledger.ts';
import { ownerId } from './platform.ts';
import { choiceOf, numberIn, plainSpaces, shown } from './screens.ts';
import type { Stand } from './stand.ts';
import { seenOf } from './telegram-customer.ts';

const password = 'qizil-olma-7-daraxt';

export interface Owner {
  /** Receipts he was shown and has judged. */
  accepted: ReadonlySet<string>;
  /** In how many messages these words stood. */
  toldOf(words: string): number;
}

/** Signs the owner in; from then on he accepts each receipt once, as soon as he sees it. */
export async function seatOwner(stand: Stand): Promise<Owner> {
  const { platform, ledger } = stand;
  const person = platform.telegram.people.openChat({ id: ownerId, firstName: 'Rustam', languageCode: 'uz' });
  person.start();
  person.say('/admin');
  await person.waitFor(
    () => plainSpaces(person.lastHeard?.text ?? '').includes(shown('owner-password-ask-new')),
    20_000,
  );
  // The question is shown before its update is done, and only what is done survives a kill.
  await pause(300);
  person.say(password);
  await person.waitFor(() => plainSpaces(person.lastHeard?.text ?? '').includes(shown('owner-desk-title')), 20_000);
  const accepted = new Set<string>();
  const heard: { id: number; text: string }[] = [];
  person.onChange((change) => {
    if (change.kind !== 'message') return;
    const message = person.message(change.messageId);
    if (message?.by !== 'bot') return;
    heard.push({ id: message.id, text: plainSpaces(message.text) });
    const accept = choiceOf(seenOf(message).choices, shown('owner-button-accept'));
    const number = numberIn(message.text);
    if (!accept || accepted.has(number)) return;
    accepted.add(number);
    const key = updateKey.tap(person.tap(message.id, accept.data));
    ledger.intents.push({ kind: 'accept', number, chat: String(ownerId), updateKey: key, atMs: nowMs() });
  });
  const toldOf = (words: string): number =>
    new Set(heard.flatMap(({ id, text }) => (text.includes(words) ? [id] : []))).size;
  return { accepted, toldOf };
}
