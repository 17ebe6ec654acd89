import { expect } from 'vitest';
import { createOutboxBooks } from '#src/queue/notice-jobs.ts';
import { reconcile } from '#src/shop/books/reconcile.ts';
import type { Clock } from '#src/shop/ports.ts';
import type { Database } from '#src/storage/database.ts';

const onTheWall: Clock = { now: () => new Date() };

/** A running shop, as far as its books go. */
interface Shop {
  database: Pick<Database, 'em'>;
  playground?: { clock: Clock } | undefined;
}

/** Everything in this shop adds up: nothing is lost, doubled or forgotten. Let it settle first. */
export async function expectBooksToBalance({ database, playground }: Shop): Promise<void> {
  const clock = playground?.clock ?? onTheWall;
  const { findings } = await reconcile({ em: database.em(), clock }, createOutboxBooks(database));
  expect(findings).toEqual([]);
}
