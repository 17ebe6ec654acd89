import type { Texts } from '../language.ts';
import type { postKinds, postStatuses } from './post.ts';

/** A post as screens see it. Times are ISO strings in UTC. */
export type PostView = {
  id: number;
  channel: string;
  externalId: string;
  /** Empty while only its number is known. */
  link: string;
  caption: string;
  kind: (typeof postKinds)[number];
  publishedAt: string | null;
  status: (typeof postStatuses)[number];
  productId: number | null;
  productTitle: Texts | null;
};

/** Columns of a statement about `post left join product`. */
export const postColumns = `post.id, post.channel, post.external_id as "externalId", post.link, post.caption, post.kind,
  (extract(epoch from post.published_at) * 1000)::float8 as "publishedMs", post.status,
  post.product_id as "productId", product.title as "productTitle"`;

/** What `postColumns` reads. */
export type PostRow = Omit<PostView, 'publishedAt'> & { publishedMs: number | null };

/** A row of `postColumns` as screens see it. */
export function viewPost({ publishedMs, ...post }: PostRow): PostView {
  return { ...post, publishedAt: publishedMs === null ? null : new Date(publishedMs).toISOString() };
}
