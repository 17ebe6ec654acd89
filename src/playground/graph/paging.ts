import { badParameter } from './graph-refusal.ts';
import { PAGE_ROWS } from './limits.ts';

export interface Page<T> {
  rows: T[];
  paging?: { cursors: { before: string; after: string }; next?: string };
}

interface Asked {
  limit?: unknown;
  after?: unknown;
  /** Address of the same list without its cursor. */
  address: string;
}

/** A part of a list, with cursors to the next one as the platform gives them. Throws error 100 for a limit or a cursor that is none. */
export function pageOf<T>(all: readonly T[], { limit = PAGE_ROWS.usual, after, address }: Asked): Page<T> {
  const count = Number(limit);
  if (!Number.isInteger(count) || count < 1) throw badParameter('Param limit must be a positive integer');
  const start = after === undefined ? 0 : positionOf(after) + 1;
  const rows = all.slice(start, start + Math.min(count, PAGE_ROWS.most));
  if (rows.length === 0) return { rows };
  const end = start + rows.length - 1;
  const cursors = { before: cursorOf(start), after: cursorOf(end) };
  const next = `${address}${address.includes('?') ? '&' : '?'}limit=${count}&after=${cursors.after}`;
  return { rows, paging: { cursors, ...(end + 1 < all.length ? { next } : {}) } };
}

function cursorOf(position: number): string {
  return Buffer.from(`row:${position}`).toString('base64url');
}

function positionOf(cursor: unknown): number {
  const read = typeof cursor === 'string' ? Buffer.from(cursor, 'base64url').toString() : '';
  const position = /^row:(\d+)$/.exec(read)?.[1];
  if (position === undefined) throw badParameter('Invalid cursors values');
  return Number(position);
}
