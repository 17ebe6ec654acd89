import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { isOrderNews, ownersMustKnow } from './held-kinds.ts';
import { Notice } from './notice.ts';
import type { KnownNotice } from './notice-kinds.ts';
import { tellOwners } from './tell-owners.ts';

/** Why a notice waits for its customer: his channel lets the shop write only for some hours after he did. */
export const windowClosed = 'window_closed';

/** A notice that met a closed window, and when its customer had written last as the sender saw it. */
export type Unsent = KnownNotice & {
  id: number;
  identityId: number;
  channel: string;
  lastInboundMs: number | null;
};

/**
 * Keeps a notice until its customer writes again; `releaseHeld` queues it then. The owners are told once an order that
 * he can't be told there, and of their own words each time.
 * Answers false, with nothing held, when he has written meanwhile: the notice is to be tried again.
 */
export async function holdForWindow(ctx: Pick<ShopContext, 'em' | 'tell'>, notice: Unsent): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    // Whoever notes a message of his waits for this, and looks for what is held afterwards.
    const seen = await row<{ ms: number | null }>(
      tx,
      'select (extract(epoch from last_inbound_at) * 1000)::float8 as ms from identity where id = ? for share',
      [notice.identityId],
    );
    if (seen && seen.ms !== notice.lastInboundMs) return false;
    const queued = { id: notice.id, status: 'queued' } as const;
    const held = await tx.nativeUpdate(Notice, queued, { status: 'held', reason: windowClosed });
    if (held > 0 && ownersMustKnow(notice)) await tellUnreachable(ctx, tx, notice);
    return true;
  });
}

async function tellUnreachable(ctx: Pick<ShopContext, 'tell'>, tx: EntityManager, notice: Unsent): Promise<void> {
  const { id: noticeId, identityId, channel, lastInboundMs } = notice;
  const orderId = isOrderNews(notice) ? notice.data.orderId : null;
  const once = orderId === null ? `notice:${noticeId}` : `order:${orderId}:${lastInboundMs ?? 0}`;
  await tellOwners(ctx, tx, {
    cause: `unreachable:${identityId}:${once}`,
    kind: 'customer_unreachable',
    data: { noticeId, identityId, channel, orderId },
  });
}
