import { inTransaction, type ShopContext } from '../context.ts';
import type { channelTroubles } from './channel-trouble-list.ts';
import { tellOwners } from './tell-owners.ts';

/** Tells the owners of a channel's trouble, once a day (UTC) as long as it lasts. */
export async function tellChannelTrouble(
  ctx: ShopContext,
  told: { channel: string; trouble: (typeof channelTroubles)[number]; facts: { [name: string]: string | number } },
): Promise<void> {
  const { channel, trouble } = told;
  const cause = `channel:${channel}:${trouble}:${ctx.clock.now().toISOString().slice(0, 10)}`;
  await inTransaction(ctx, (tx) => tellOwners(ctx, tx, { cause, kind: 'channel_trouble', data: told }));
}
