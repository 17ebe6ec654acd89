import { z } from 'zod';
import type { ChannelPost } from '../adapter.ts';
import { timeMs } from './in/event-time.ts';

/** A post by the platform's own id. */
export interface FoundPost extends Omit<ChannelPost, 'id'> {
  id: string;
  /** With replies, hidden ones and our own; undefined where the platform does not count them. */
  commentCount: number | undefined;
}

export interface FoundPosts {
  posts: FoundPost[];
  /** Where the next list begins; undefined at the end. */
  after: string | undefined;
}

/** Fields of IG Media (Instagram Platform reference). */
export const mediaFields =
  'id,caption,permalink,shortcode,media_type,media_product_type,media_url,thumbnail_url,timestamp,comments_count';

/** Fields of a Page's post (Pages API). */
export const pagePostFields = 'id,message,permalink_url,created_time,full_picture';

const text = z.string().optional().catch(undefined);
const media = z.object({
  id: z.string(),
  caption: text,
  permalink: text,
  shortcode: text,
  media_type: text,
  media_product_type: text,
  media_url: text,
  thumbnail_url: text,
  timestamp: text,
  comments_count: z.number().optional().catch(undefined),
});
const pagePost = z.object({
  id: z.string(),
  message: text,
  permalink_url: text,
  created_time: text,
  full_picture: text,
});

const cursor = z
  .object({ cursors: z.object({ after: text }).optional(), next: text })
  .optional()
  .catch(undefined);

/** Reads `/{account}/media` or `/{account}/stories`. What has no id is left out. */
export function readMedia(body: unknown): FoundPosts {
  return readList(body, media, toPost);
}

/** Reads a single IG Media; undefined when it has no link, which own ones always have. */
export function readOneMedia(body: unknown): FoundPost | undefined {
  const read = media.safeParse(body).data;
  return read?.permalink === undefined ? undefined : toPost(read);
}

/** Reads `/{page}/published_posts`. */
export function readPagePosts(body: unknown): FoundPosts {
  return readList(body, pagePost, (post) => ({
    id: post.id,
    link: post.permalink_url ?? `https://www.facebook.com/${post.id}`,
    caption: post.message ?? '',
    publishedAt: dateOf(post.created_time),
    kind: 'post',
    pictureUrl: post.full_picture,
    commentCount: undefined,
  }));
}

function readList<T>(body: unknown, item: z.ZodType<T>, toFound: (one: T) => FoundPost): FoundPosts {
  const list = z.object({ data: z.array(item.nullable().catch(null)), paging: cursor }).safeParse(body).data;
  if (!list) return { posts: [], after: undefined };
  const posts = list.data.filter((one) => one !== null).map(toFound);
  // A cursor stands there on the last list too; only `next` says that there is more.
  return { posts, after: list.paging?.next === undefined ? undefined : list.paging.cursors?.after };
}

function toPost(one: z.infer<typeof media>): FoundPost {
  const isVideo = one.media_type === 'VIDEO';
  return {
    id: one.id,
    link: one.permalink ?? (one.shortcode === undefined ? '' : `https://www.instagram.com/p/${one.shortcode}/`),
    caption: one.caption ?? '',
    publishedAt: dateOf(one.timestamp),
    kind: kindOf(one.media_product_type),
    pictureUrl: (isVideo ? one.thumbnail_url : undefined) ?? one.media_url,
    commentCount: one.comments_count,
  };
}

function kindOf(productType: string | undefined): ChannelPost['kind'] {
  if (productType === 'STORY') return 'story';
  return productType === 'REELS' ? 'reel' : 'post';
}

function dateOf(time: string | undefined): Date {
  return new Date(timeMs(time) ?? 0);
}
