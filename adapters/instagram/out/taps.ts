import { createBoundedMap } from './bounded-map.ts';

/** Taps that wait for their answer: the Bot API answers a tap by its id alone, without saying whose it was. */
export interface Taps {
  /** A person tapped, or typed an option. */
  tapped(id: string, person: number): void;
  /** Something was said to a person. */
  said(person: number): void;
  /** Whose tap it was, and whether anything was said to him since; undefined for a tap of another process or of long ago. */
  find(id: string): { person: number; isAnswered: boolean } | undefined;
}

const mostTaps = 1000;

/** Lives as long as the process: a tap is answered where it was handled. */
export function createTaps(): Taps {
  const taps = createBoundedMap<string, { person: number; isAnswered: boolean }>(mostTaps);
  const newest = createBoundedMap<number, { isAnswered: boolean }>(mostTaps);
  return {
    tapped: (id, person) => {
      const tap = { person, isAnswered: false };
      taps.set(id, tap);
      newest.set(person, tap);
    },
    said: (person) => {
      const tap = newest.get(person);
      if (tap) tap.isAnswered = true;
    },
    find: (id) => taps.get(id),
  };
}
