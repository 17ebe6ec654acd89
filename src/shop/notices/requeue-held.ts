import type { EntityManager } from '@mikro-orm/core';
import { inTransaction, type ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import type { EnqueueNotice } from './tell.ts';

const slice = 200;

/** Queues again, in their order, the notices that were held while their channel was off; answers how many. */
export async function requeueHeld(ctx: ShopContext, channel: string, enqueue: EnqueueNotice): Promise<number> {
  let queued = 0;
  for (let some = slice; some === slice; queued += some) some = await requeueSlice(ctx, channel, enqueue);
  return queued;
}

async function requeueSlice(ctx: ShopContext, channel: string, enqueue: EnqueueNotice): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const held = await takeHeld(tx, channel);
    for (const { id, external_id: chat } of held) await enqueue(tx, { noticeId: id, lane: `${channel}:${chat}` });
    return held.length;
  });
}

/** Of two nodes that start at once, each takes other rows. */
async function takeHeld(tx: EntityManager, channel: string): Promise<{ id: number; external_id: string }[]> {
  const taken = await rows<{ id: number; external_id: string }>(
    tx,
    `update notice set status = 'queued', reason = null from identity
     where identity.id = notice.identity_id and notice.id in (
       select n.id from notice n join identity i on i.id = n.identity_id
       where n.status = 'held' and n.reason = 'channel_off' and i.channel = ?
       order by n.id limit ? for update of n skip locked)
     returning notice.id, identity.external_id`,
    [channel, slice],
  );
  return taken.toSorted((a, b) => a.id - b.id);
}
