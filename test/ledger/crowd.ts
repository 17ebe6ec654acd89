import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from '#src/playground/telegram/person.ts';
import { createBuyer, type Buyer, type Habit } from './buyer.ts';
import { nowMs } from './ledger.ts';
import type { Stand } from './stand.ts';

/** Many customers at once. */
export interface Crowd {
  buyers: readonly Buyer[];
  /** The same crowd, but this one does nothing by himself. */
  without(buyer: Buyer | undefined): Crowd;
  /** Lets everybody come in and choose his language, within this time. */
  enter(limitMs: number): Promise<void>;
  /** Lets `rate` of those who could do something do it each second, until the signal. Answers what came of it. */
  trade(rate: number, signal: AbortSignal): Promise<void>;
  /** Lets everybody who is in the middle of buying come to his payment, within this time. */
  finish(limitMs: number): Promise<void>;
}

export interface CrowdOptions {
  stand: Stand;
  chats: number;
  random: () => number;
  /** After this long without an answer a customer asks again, ms. */
  patienceMs: number;
  /** A tap with this data is made so often at once; once where this is missing. */
  tapTimes?: (data: string) => number;
}

// Of ten orders.
const habits: readonly Habit[] = [
  'pays',
  'pays',
  'pays',
  'pays',
  'pays',
  'pays',
  'cancels',
  'cancels',
  'leaves',
  'pays',
];
const chattyShare = 0.15;
const mostTexts = 3;

/** Brings customers in front of the shop; each begins with Start. */
export function gatherCrowd({ stand, chats, random, patienceMs, tapTimes = () => 1 }: CrowdOptions): Crowd {
  const { platform, ledger } = stand;
  const habit = (): Habit => habits[Math.floor(random() * habits.length)] ?? 'pays';
  const buyers = Array.from({ length: chats }, (_, at) =>
    createBuyer({
      person: withManyTaps(
        platform.telegram.people.openChat({ firstName: `Malika ${at}`, languageCode: 'uz' }),
        tapTimes,
      ),
      ledger,
      random,
      habit,
    }),
  );
  return crowdOf(buyers, random, patienceMs);
}

function crowdOf(buyers: readonly Buyer[], random: () => number, patienceMs: number): Crowd {
  const look = (): void => buyers.forEach((buyer) => buyer.losePatience(patienceMs));

  const step = (among: Buyer[]): void => {
    const buyer = among[Math.floor(random() * among.length)];
    if (!buyer) return;
    if (random() < chattyShare) buyer.chatter(1 + Math.floor(random() * mostTexts));
    else buyer.act();
  };

  const actUntilNone = async (limitMs: number, left: (buyer: Buyer) => boolean): Promise<void> => {
    const untilMs = nowMs() + limitMs;
    for (let busy = buyers.filter(left); busy.length > 0 && nowMs() < untilMs; busy = buyers.filter(left)) {
      for (const buyer of busy) if (buyer.waitsFor() === undefined) buyer.act();
      look();
      await pause(50);
    }
  };

  return {
    buyers,
    without: (one) =>
      crowdOf(
        buyers.filter((buyer) => buyer !== one),
        random,
        patienceMs,
      ),
    enter: (limitMs) => actUntilNone(limitMs, (buyer) => !buyer.isIn()),
    trade: async (rate, signal) => {
      const beganMs = nowMs();
      for (let steps = 0; !signal.aborted;) {
        for (; steps < ((nowMs() - beganMs) / 1000) * rate; steps++) {
          step(buyers.filter((buyer) => buyer.waitsFor() === undefined));
        }
        look();
        await pause(20);
      }
    },
    finish: (limitMs) => actUntilNone(limitMs, (buyer) => buyer.isBuying() || buyer.waitsFor() !== undefined),
  };
}

/** The same person with a trembling finger; the first tap is the one that is known. */
function withManyTaps(person: Person, times: (data: string) => number): Person {
  const tap = (messageId: number, data: string): string => {
    const [first = ''] = Array.from({ length: times(data) }, () => person.tap(messageId, data));
    return first;
  };
  // What he sees is read through, as it is at that moment.
  return Object.assign(Object.create(person), { tap });
}

/** Random numbers that are the same again for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
