import type { EntityManager } from '@mikro-orm/core';
import { row } from '../sql.ts';

/** How much is answered at most, so that no crowd and no single person makes the shop a nuisance, or gets it barred. */
export const brakes = {
  /** Comments of one person under one post that are answered within an hour. */
  perPersonAndPostHourly: 3,
  /** Answers for all to see under one post within a minute; above it people are answered privately alone. */
  publicPerPostMinutely: 20,
  /** Private replies of a channel within an hour. Under 750, the least that a platform of ours allows. */
  privateHourly: 600,
  /** Comments about which owners are asked within an hour. */
  askedHourly: 10,
} as const;

/** What there is room for at this moment. */
export type Room = { person: boolean; publicly: boolean; privately: boolean; ask: boolean };

/** Counts what was answered lately. The caller sees to it that nobody else decides on this channel meanwhile. */
export async function roomFor(
  tx: EntityManager,
  { channel, postId, identityId, now }: { channel: string; postId: number; identityId: number; now: Date },
): Promise<Room> {
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const minuteAgo = new Date(now.getTime() - 60_000);
  const counted = await row<{ mine: number; public: number; private: number; asked: number }>(
    tx,
    `select (count(*) filter (where post_id = ? and identity_id = ?))::int as mine,
       (count(*) filter (where post_id = ? and public_reply in ('due', 'sent') and answered_at > ?))::int as public,
       (count(*) filter (where private_reply in ('due', 'sent')))::int as private,
       (select count(*) from post_comment where status = 'asked' and channel = ? and created_at > ?)::int as asked
     from post_comment where channel = ? and answered_at > ?`,
    [postId, identityId, postId, minuteAgo, channel, hourAgo, channel, hourAgo],
  );
  const { mine = 0, public: publicly = 0, private: privately = 0, asked = 0 } = counted ?? {};
  return {
    person: mine < brakes.perPersonAndPostHourly,
    publicly: publicly < brakes.publicPerPostMinutely,
    privately: privately < brakes.privateHourly,
    ask: asked < brakes.askedHourly,
  };
}
