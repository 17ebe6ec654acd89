import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import { windowClosed } from './hold-notice.ts';
import type { EnqueueNotice } from './tell.ts';

const slice = 200;

// A notice that was held keeps the reason: what it says is looked at anew before it is sent.
type Which = { where: string; value: string | number; reason: string };

/** Queues again, in their order, the notices that were held while their channel was off; answers how many. */
export async function requeueHeld(ctx: ShopContext, channel: string, enqueue: EnqueueNotice): Promise<number> {
  return requeue(ctx, { where: 'i.channel = ?', value: channel, reason: 'channel_off' }, enqueue);
}

/** Queues again, in their order, what was held until this customer wrote, on whichever channel; answers how many. */
export async function releaseHeld(ctx: ShopContext, customerId: number, enqueue: EnqueueNotice): Promise<number> {
  return requeue(ctx, { where: 'i.customer_id = ?', value: customerId, reason: windowClosed }, enqueue);
}

async function requeue(ctx: ShopContext, which: Which, enqueue: EnqueueNotice): Promise<number> {
  let queued = 0;
  for (let some = slice; some === slice; queued += some) some = await requeueSlice(ctx, which, enqueue);
  return queued;
}

async function requeueSlice(ctx: ShopContext, which: Which, enqueue: EnqueueNotice): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const held = await takeHeld(tx, which);
    for (const { id, channel, externalId } of held) {
      await enqueue(tx, { noticeId: id, lane: `${channel}:${externalId}` });
    }
    return held.length;
  });
}

/** Of two nodes that look at once, each takes other rows. */
async function takeHeld(
  tx: EntityManager,
  { where, value, reason }: Which,
): Promise<{ id: number; channel: string; externalId: string }[]> {
  const taken = await rows<{ id: number; channel: string; externalId: string }>(
    tx,
    `update notice set status = 'queued' from identity
     where identity.id = notice.identity_id and notice.id in (
       select n.id from notice n join identity i on i.id = n.identity_id
       where n.status = 'held' and n.reason = ? and ${where}
       order by n.id limit ? for update of n skip locked)
     returning notice.id, identity.channel, identity.external_id as "externalId"`,
    [reason, value, slice],
  );
  return taken.toSorted((a, b) => a.id - b.id);
}
