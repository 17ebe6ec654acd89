import type { AdapterDeps } from '../../adapter.ts';
import { replyWindowHours } from './limits.ts';

/** The time in which the shop may write to a person: 24 hours from his last message or tap. */
export interface ReplyWindow {
  /** Something of the person came that opens the window. Older than what is known, it changes nothing. */
  opened(person: number, atMs: number): Promise<void>;
  isOpen(person: number): Promise<boolean>;
  /** The platform says it is closed, whatever we know. */
  closed(person: number): Promise<void>;
}

/** A call takes a while, and clocks differ. */
const marginMs = 60_000;

/** Keeps the last opening of each person in the adapter's state; a negative time is one that the platform takes for over. */
export function createReplyWindow({ state, now }: Pick<AdapterDeps, 'state' | 'now'>): ReplyWindow {
  const kept = async (person: number): Promise<number> => {
    const atMs = await state.read(key(person));
    return typeof atMs === 'number' ? atMs : 0;
  };
  return {
    opened: async (person, atMs) => {
      if (atMs > Math.abs(await kept(person))) await state.write(key(person), atMs);
    },
    isOpen: async (person) => now().getTime() < (await kept(person)) + replyWindowHours * 3_600_000 - marginMs,
    closed: async (person) => {
      await state.write(key(person), -Math.abs(await kept(person)));
    },
  };
}

function key(person: number): string {
  return `window:${person}`;
}
