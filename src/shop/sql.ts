import type { EntityManager } from '@mikro-orm/core';

/** Reads past the identity map: what another update wrote a moment ago is seen, and nothing is tracked. */
export const fresh = { disableIdentityMap: true } as const;

type SqlValue = string | number | boolean | Date | null | readonly (string | number)[];

/**
 * Runs one statement on the manager's own transaction, if it has one, and answers the rows.
 * Each `?` stands for one value; an array becomes a list. Times come back as text, so ask for them through an entity.
 */
export async function rows<Row>(
  em: EntityManager,
  statement: string,
  values: readonly SqlValue[] = [],
): Promise<Row[]> {
  return em.getConnection().execute(statement, [...values], 'all', em.getTransactionContext());
}

/** Like `rows`, for a statement that gives one row or none. */
export async function row<Row>(
  em: EntityManager,
  statement: string,
  values: readonly SqlValue[] = [],
): Promise<Row | undefined> {
  const [first] = await rows<Row>(em, statement, values);
  return first;
}

/** Waits until no other transaction is at the same work; holds until this one ends. */
export async function onlyOneAtATime(tx: EntityManager, work: string): Promise<void> {
  await rows(tx, 'select pg_advisory_xact_lock(hashtext(?))', [work]);
}
