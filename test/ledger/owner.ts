import { setTimeout as pause } from 'node:timers/promises';
import { nowMs, updateKey } from './ledger.ts';
import { ownerId } from './platform.ts';
import { buttonIn, numberIn, plainSpaces, shown } from './screens.ts';
import type { Stand } from './stand.ts';

const password = 'qizil-olma-7-daraxt';

export interface Owner {
  /** Receipts he was shown and has judged. */
  accepted: ReadonlySet<string>;
  /** How often he was told that an update was given up. */
  toldOfParked(): number;
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
  const parked = new Set<number>();
  const parkedWords = shown('owner-notice-parked', { event: '|' }).split('|')[0]?.slice(0, 30) ?? '';
  person.onChange((change) => {
    if (change.kind !== 'message') return;
    const message = person.message(change.messageId);
    if (message?.by !== 'bot') return;
    if (plainSpaces(message.text).includes(parkedWords)) parked.add(message.id);
    const data = buttonIn(message, shown('owner-button-accept'));
    const number = numberIn(message.text);
    if (data === undefined || accepted.has(number)) return;
    accepted.add(number);
    const key = updateKey.tap(person.tap(message.id, data));
    ledger.intents.push({ kind: 'accept', number, chat: ownerId, updateKey: key, atMs: nowMs() });
  });
  return { accepted, toldOfParked: () => parked.size };
}
