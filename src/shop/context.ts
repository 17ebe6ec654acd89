import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from '@mikro-orm/core';
import type { Clock, MediaStore, ReadLater, Tell, Vault } from './ports.ts';

/** Who acts. The order machine and the history ask for it. */
export type Actor =
  | { kind: 'customer'; id: number }
  | { kind: 'owner'; id: number }
  | { kind: 'assistant'; for: number }
  | { kind: 'system'; job: string };

/** All that a verb may use. Built once per update or job, never shared between two. */
export interface ShopContext {
  em: EntityManager;
  clock: Clock;
  actor: Actor;
  /** The update that this is done for, where there is one: `once.ts` goes by it. */
  cause?: { id: string; attempt: number };
  tell: Tell;
  /** Where nothing can read receipts it is missing, and the owners look at them by themselves. */
  readLater?: ReadLater;
  vault: Vault;
  media: MediaStore;
}

const openTransaction = new AsyncLocalStorage<{ begun: boolean }>();

/** True while the running code is inside `inTransaction`. */
export function isInTransaction(): boolean {
  return openTransaction.getStore() !== undefined;
}

/** For the guard of the connections: false when code inside `inTransaction` begins a second transaction beside it. */
export function mayBegin(): boolean {
  const open = openTransaction.getStore();
  if (!open) return true;
  if (open.begun) return false;
  open.begun = true;
  return true;
}

/**
 * Runs the work in one transaction; use only the given `tx` inside.
 * A refusal (`ok: false`) rolls back and is returned; an exception rolls back and is thrown.
 * No network call belongs inside: the embedded database has one connection, and everybody waits for it.
 */
export async function inTransaction<T>(
  ctx: Pick<ShopContext, 'em'>,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  if (isInTransaction()) throw new Error('A transaction was opened inside another; pass `tx` on instead.');
  const rolledBack = new RolledBack<T>();
  try {
    return await openTransaction.run({ begun: false }, () =>
      ctx.em.transactional(async (tx) => {
        const result = await work(tx);
        if (isRefusal(result)) rolledBack.with(result);
        return result;
      }),
    );
  } catch (error) {
    if (error === rolledBack) return rolledBack.result();
    throw error;
  }
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

/** Carries a refusal out of the ORM's transaction, which only rolls back on an exception. */
class RolledBack<T> extends Error {
  #result: { value: T } | undefined;

  with(value: T): never {
    this.#result = { value };
    throw this;
  }

  result(): T {
    if (!this.#result) throw this;
    return this.#result.value;
  }
}
