import { setTimeout as pause } from 'node:timers/promises';
import { createBuyer, type Buyer, type Habit } from './buyer.ts';
import type { Customer } from './customer.ts';
import { createInstagramCustomer } from './instagram-customer.ts';
import { nowMs } from './ledger.ts';
import type { PassersBy } from './passers-by.ts';
import type { Stand } from './stand.ts';
import { createTelegramCustomer } from './telegram-customer.ts';

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
  /** Of a hundred customers so many come by Instagram, every second of them at a desktop. */
  instagram: number;
  /** People who only comment; every now and then one of them does. */
  passersBy?: PassersBy;
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
const passingShare = 0.03;
const mostTexts = 3;

/** Brings customers in front of the shop. */
export function gatherCrowd(options: CrowdOptions): Crowd {
  const { stand, chats, instagram, random, tapTimes = () => 1 } = options;
  const habit = (): Habit => habits[Math.floor(random() * habits.length)] ?? 'pays';
  const before = (at: number): number => Math.floor((at * instagram) / 100);
  const buyers = Array.from({ length: chats }, (_, at) => {
    const isInstagram = before(at + 1) > before(at);
    const customer = isInstagram ? instagramCustomer(stand, before(at)) : telegramCustomer(stand, at);
    return createBuyer({ customer: withManyTaps(customer, tapTimes), ledger: stand.ledger, random, habit });
  });
  return crowdOf(buyers, options);
}

function telegramCustomer({ platform }: Stand, at: number): Customer {
  return createTelegramCustomer(platform.telegram.people.openChat({ firstName: `Malika ${at}`, languageCode: 'uz' }));
}

/** The last digits are those of nobody else, for phones and marks are made from them. */
function instagramCustomer({ platform }: Stand, at: number): Customer {
  const id = String(27_900_000n * 10n ** 9n + 7_050_001n + BigInt(at));
  const device = at % 2 === 0 ? 'phone' : 'desktop';
  return createInstagramCustomer(platform.instagram.graph.people.openPerson({ id, name: `Nodira ${at}`, device }));
}

type Manner = Pick<CrowdOptions, 'random' | 'patienceMs' | 'passersBy'>;

function crowdOf(buyers: readonly Buyer[], manner: Manner): Crowd {
  const { random, patienceMs, passersBy } = manner;
  const look = (): void => buyers.forEach((buyer) => buyer.losePatience(patienceMs));

  const step = (among: Buyer[]): void => {
    if (passersBy && random() < passingShare) return passersBy.comment();
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
        manner,
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

/** The same customer with a trembling finger; the first tap is the one that is known. */
function withManyTaps(customer: Customer, times: (data: string) => number): Customer {
  return {
    ...customer,
    chooses: (seen, choice) => {
      const key = customer.chooses(seen, choice);
      for (let tap = 1; tap < times(choice.data); tap++) customer.tapsAgain(seen, choice);
      return key;
    },
  };
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
