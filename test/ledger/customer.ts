import type { Channel } from './ledger.ts';

/** Something that can be chosen under a message. */
export interface Choice {
  title: string;
  /** Callback data, or on Instagram the payload. */
  data: string;
}

/** A message of the shop as its customer reads it. */
export interface Seen {
  /** Its id on its platform. */
  id: string;
  text: string;
  choices: readonly Choice[];
}

/** A person with a messenger, whichever it is. What he does is found again by the answered key of its update. */
export interface Customer {
  readonly channel: Channel;
  /** His id on his platform. */
  readonly chat: string;
  /** Buttons stay under their message; where they do not, only the newest message has some. */
  readonly keepsButtons: boolean;
  /** Asks for the beginning. */
  comes(): void;
  says(text: string): string;
  sendsPicture(): string;
  /** What he can choose now, when this is the message he looks at. */
  offers(seen: Seen): readonly Choice[];
  /** Chooses it the way his device lets him. */
  chooses(seen: Seen, choice: Choice): string;
  /** Taps once more on what he has just chosen, where his device has something to tap on. */
  tapsAgain(seen: Seen, choice: Choice): void;
  /** Calls the listener with each message of the shop, new or changed. */
  onSeen(listener: (seen: Seen) => void): void;
}

/** Where a message can't carry all choices, this one leads to the others. */
export function leadsOn({ title }: Choice): boolean {
  return /^0\b/.test(title);
}
