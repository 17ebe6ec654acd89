import { inTransaction, type ShopContext } from '../context.ts';
import { endedStatuses } from '../orders/order-machine.ts';
import { rows } from '../sql.ts';
import { offerBridge } from './bridge.ts';

// Before a window of 24 hours closes: from 21 hours on, and no more in its last half hour.
const fromLastMs = 3 * 3_600_000;
const untilLastMs = 30 * 60_000;

/** A channel on which the shop may write only for some hours after the customer did, and where else he can be told. */
export type ClosingWindow = { channel: string; hours: number; to: string };

/**
 * Offers the way over to everybody with an open order or something in the cart whose window is about to close, once a
 * window; not to those who stopped the news, and not in chats where a person of the shop talks. Answers how many.
 */
export async function offerBridges(ctx: ShopContext, window: ClosingWindow, limit: number): Promise<number> {
  const due = await findDue(ctx, window, limit);
  let offered = 0;
  for (const { id: identityId, lastInboundMs } of due) {
    const told = await inTransaction(ctx, async (tx) => {
      const offer = await offerBridge({ ...ctx, em: tx }, { identityId, to: window.to });
      if (!offer) return false;
      await ctx.tell(tx, {
        cause: `window_bridge:${identityId}:${lastInboundMs}`,
        to: identityId,
        kind: 'window_bridge',
        place: offered,
        data: { offerId: offer.id, to: window.to },
      });
      return true;
    });
    if (told) offered += 1;
  }
  return offered;
}

async function findDue(
  ctx: ShopContext,
  { channel, hours, to }: ClosingWindow,
  limit: number,
): Promise<{ id: number; lastInboundMs: number }[]> {
  const began = ctx.clock.now().getTime() - hours * 3_600_000;
  return rows(
    ctx.em,
    `select mine.id, (extract(epoch from mine.last_inbound_at) * 1000)::float8 as "lastInboundMs"
     from identity as mine
     where mine.channel = ? and mine.last_inbound_at > ? and mine.last_inbound_at <= ?
       and mine.blocked_at is null and mine.stopped_at is null and mine.taken_over_until is null
       and (exists (select 1 from orders where customer_id = mine.customer_id and status not in (?))
         or exists (select 1 from order_draft as draft join draft_line on draft_line.draft_id = draft.id
           where draft.customer_id = mine.customer_id and draft.status = 'open'))
       and not exists (select 1 from identity as other
         where other.customer_id = mine.customer_id and other.channel = ? and other.blocked_at is null)
       and not exists (select 1 from notice where notice.identity_id = mine.id and notice.kind = 'window_bridge'
         and notice.created_at > mine.last_inbound_at)
     order by mine.last_inbound_at limit ?`,
    [channel, new Date(began + untilLastMs), new Date(began + fromLastMs), endedStatuses, to, limit],
  );
}
