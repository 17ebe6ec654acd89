import type { EntityManager } from '@mikro-orm/core';
import { cleanLines, cutTo } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { row } from '../sql.ts';
import type { PostView } from './post-view.ts';

/** A post as its channel shows it. */
export type SeenPost = {
  channel: string;
  externalId: string;
  link?: string;
  caption?: string;
  kind?: PostView['kind'];
  publishedAt?: Date;
  /** Somebody else's: kept for its comments alone, and never shown to owners. */
  isForeign?: boolean;
};

const longestCaption = 2_200;
const longestLink = 500;
const isoHour = 'yyyy-mm-ddThh'.length;

/**
 * Keeps posts by their channel and number, and what is newly known of those that were kept before; a link to a product
 * stays. Owners are told that there are new ones, once an hour at most however many came. Answers how many were new.
 */
export async function notePosts(ctx: ShopContext, posts: readonly SeenPost[]): Promise<number> {
  if (posts.length === 0) return 0;
  return inTransaction(ctx, async (tx) => {
    let added = 0;
    // Always in the same order: two at once would wait for each other's rows.
    for (const post of posts.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1))) {
      if ((await writePost(ctx, tx, post)).isNew) added += 1;
    }
    if (added > 0) await tellOfNewPosts(ctx, tx);
    return added;
  });
}

/** The kept post with this number, made when there is none; in the given transaction, and nobody is told. */
export async function writePost(
  { clock }: Pick<ShopContext, 'clock'>,
  tx: EntityManager,
  { channel, externalId, link = '', caption = '', kind, publishedAt, isForeign = false }: SeenPost,
): Promise<{ id: number; isNew: boolean }> {
  const written = await row<{ id: number; isNew: boolean }>(
    tx,
    `insert into post (channel, external_id, link, caption, kind, published_at, status, created_at)
     values (?, ?, ?, ?, ?, ?::timestamptz, ?, ?)
     on conflict (channel, external_id) do update set
       link = case when excluded.link = '' then post.link else excluded.link end,
       caption = case when excluded.link = '' then post.caption else excluded.caption end,
       kind = case when excluded.link = '' then post.kind else excluded.kind end,
       published_at = coalesce(excluded.published_at, post.published_at)
     returning id, xmax = 0 as "isNew"`,
    [
      channel,
      externalId,
      cutTo(link, longestLink),
      cutTo(cleanLines(caption), longestCaption),
      kind ?? 'post',
      publishedAt ?? null,
      isForeign ? 'ignored' : 'new',
      clock.now(),
    ],
  );
  if (!written) throw new Error('A post was neither written nor found.');
  return written;
}

/** Owners hear of new posts once an hour at most; the notice says how many there are when it is sent. */
export async function tellOfNewPosts(ctx: Pick<ShopContext, 'tell' | 'clock'>, tx: EntityManager): Promise<void> {
  const cause = `new_posts:${ctx.clock.now().toISOString().slice(0, isoHour)}`;
  await tellOwners(ctx, tx, { cause, kind: 'new_posts', data: {} });
}
