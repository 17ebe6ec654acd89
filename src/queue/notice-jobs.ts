import type { OutboxBooks } from '#src/shop/books/check-notices.ts';
import { rows } from '#src/shop/sql.ts';
import { schema } from './engine.ts';
import type { QueueDatabase } from './types.ts';

// The id of a sending job begins with the notice's number, so the key of the table finds it; nothing is read through.
const withJob = `select notice.id
from unnest(array[?]::int[]) as notice (id)
where exists (
  select 1 from ${schema}.job j
  where j.name = 'outbound' and j.state < 'completed'
    and j.id >= rpad(lpad(to_hex(notice.id), 12, '0'), 32, '0')::uuid
    and j.id <= rpad(lpad(to_hex(notice.id), 12, '0'), 32, 'f')::uuid
)`;

/** What the books of the shop ask of the outbox. */
export function createOutboxBooks(database: Pick<QueueDatabase, 'em'>): OutboxBooks {
  return {
    withJob: async (noticeIds) => {
      const found = await rows<{ id: number }>(database.em(), withJob, [noticeIds]);
      return new Set(found.map(({ id }) => id));
    },
  };
}
