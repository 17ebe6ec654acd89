import type { EntityManager } from '@mikro-orm/core';
import { row } from '../sql.ts';

/** Ids from the first to the last of a table. */
export type Span = { first: number; last: number };

const firstWidth = 256;
const widest = 16_384;
const longMs = 30;
const shortMs = 10;

/**
 * Walks through ids in slices whose statement takes some 10 to 30 ms, and lets waiting work through between two:
 * the embedded database has one connection.
 */
export async function inSlices(
  { first, last }: Span,
  look: (from: number, to: number) => Promise<void>,
): Promise<void> {
  let width = firstWidth;
  for (let from = first; from <= last;) {
    const to = Math.min(from + width - 1, last);
    const began = performance.now();
    await look(from, to);
    const tookMs = performance.now() - began;
    if (tookMs > longMs) width = Math.max(1, Math.floor(width / 2));
    if (tookMs < shortMs) width = Math.min(widest, width * 2);
    from = to + 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The ids that a table has now; none where it is empty. */
export async function spanOf(
  em: EntityManager,
  table: 'variant' | 'orders' | 'customer' | 'notice' | 'payment',
): Promise<Span> {
  const found = await row<Span>(em, `select coalesce(min(id), 1) as first, coalesce(max(id), 0) as last from ${table}`);
  return found ?? { first: 1, last: 0 };
}
