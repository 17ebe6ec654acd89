import type { ShopContext } from '../context.ts';
import { rows } from '../sql.ts';

/** A person on one channel, as one who wants to tell him something looks at it. */
export type Way = {
  identityId: number;
  channel: string;
  externalId: string;
  username: string | null;
  /** The platform refused us this person, and he has not written since. */
  blocked: boolean;
  /** He wants no more than news of his own orders here. */
  stopped: boolean;
  /** When he wrote last, in milliseconds since 1970; null when he never did. Kept to the minute. */
  lastInboundMs: number | null;
};

/** All channels on which the customer behind an identity is known: that identity first, then the one he used last. */
export async function readWays(ctx: Pick<ShopContext, 'em'>, identityId: number): Promise<Way[]> {
  return rows<Way>(
    ctx.em,
    `select way.id as "identityId", way.channel, way.external_id as "externalId", way.username,
       way.blocked_at is not null as blocked, way.stopped_at is not null as stopped,
       (extract(epoch from way.last_inbound_at) * 1000)::float8 as "lastInboundMs"
     from identity as mine join identity as way on way.customer_id = mine.customer_id
     where mine.id = ? order by way.id <> mine.id, way.last_inbound_at desc nulls last, way.id`,
    [identityId],
  );
}

const hourMs = 3_600_000;
// Of somebody who writes on, only one message a minute is noted; what lies between is left to the channel's own memory.
const notedEveryMs = 60_000;

/**
 * True while the shop may write: within these hours after the person's last message, or always where there is no limit
 * (`null`). A minute longer than the channel's own window, never shorter.
 */
export function mayWrite(way: Pick<Way, 'lastInboundMs'>, replyWindowHours: number | null, now: Date): boolean {
  if (replyWindowHours === null) return true;
  if (way.lastInboundMs === null) return false;
  return now.getTime() - way.lastInboundMs < replyWindowHours * hourMs + notedEveryMs;
}
