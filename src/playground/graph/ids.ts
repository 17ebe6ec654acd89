import { createHash } from 'node:crypto';
import type { GraphId } from './model.ts';

/** Makes ids of the platform's look. No id comes twice, also not after a restart: numbers begin at the clock's milliseconds. */
export interface Ids {
  /** 17 digits above 2^53: people, posts, comments. */
  next(): GraphId;
  /** About 164 characters, as message ids of Instagram are. */
  mid(conversationId: string): string;
}

/** Begins at the clock's present. */
export function createIds(nowMs: number): Ids {
  let count = 0n;
  const start = (BigInt(nowMs) - BigInt(Date.UTC(2026, 0, 1))) * 1000n;
  const step = (): bigint => start + (count += 1n) * 7n;
  return {
    next: () => String(17_900_000_000_000_000n + (step() % 99_999_999_999_999n)),
    mid: (conversationId) => {
      const item = createHash('sha256').update(`${conversationId}:${step()}`).digest('hex');
      const digits = BigInt(`0x${item}`).toString().slice(0, 39);
      const inner = Buffer.from(`${conversationId}:${digits}:${digits.slice(0, 20)}`).toString('base64url');
      return `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOjE3${inner}`.padEnd(162, 'A').slice(0, 162) + 'ZD';
    },
  };
}
