import { cleanLine, cutTo } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import { rows } from '../sql.ts';
import type { SourceKey } from './find-source.ts';

const longestName = 200;

/** From now on what this bot or group says of money is believed. Only an owner may say so; safe to repeat. */
export async function trustSource(
  ctx: Pick<ShopContext, 'em' | 'clock' | 'actor'>,
  { channel, kind, externalId, name }: SourceKey & { name: string },
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'owner') throw new Error('Only an owner can trust a source.');
  await rows(
    ctx.em,
    `insert into notice_source (channel, kind, external_id, name, added_at, added_by) values (?, ?, ?, ?, ?, ?)
     on conflict (channel, kind, external_id) do update set name = excluded.name`,
    [channel, kind, externalId, cutTo(cleanLine(name), longestName) || externalId, ctx.clock.now(), actor.id],
  );
}
