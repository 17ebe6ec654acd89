import type { Json } from './ports.ts';

/** What a verb answers: a value, or an expected refusal. `why` is also the key of a customer text. */
export type Result<T, E extends string> = { ok: true; value: T } | Refusal<E>;

/** An expected refusal: plain data, so it survives queues and conversations. */
export type Refusal<E extends string> = { ok: false; why: E; with?: { [key: string]: Json } };

/** The verb did what was asked. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** The verb refused; nothing was changed. */
export function failed<E extends string>(why: E, details?: { [key: string]: Json }): Refusal<E> {
  return details ? { ok: false, why, with: details } : { ok: false, why };
}
