import { inTransaction, type ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import type { BooksReport } from './report.ts';

const toldExamples = 3;

/** Tells the owners of each finding, once: the next night's check tells of it again only if it has changed. */
export async function tellBooksWrong(ctx: ShopContext, { findings }: BooksReport): Promise<void> {
  if (findings.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    for (const { check, count, examples, fingerprint } of findings) {
      const data = { check, count, examples: examples.slice(0, toldExamples) };
      await tellOwners(ctx, tx, { cause: `books:${check}:${fingerprint}`, kind: 'books_wrong', data });
    }
  });
}
