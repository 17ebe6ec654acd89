import type { OutboxBooks } from '#src/shop/books/check-notices.ts';
import type { ParkedDesk } from '#src/shop/notices/parked-work.ts';

/** What of the queue an owner can see and set going; missing in a house without one. */
export interface OwnerTools {
  parked?: ParkedDesk;
  outbox?: OutboxBooks;
}
