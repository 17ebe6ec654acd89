import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';
import { postColumns, viewPost, type PostRow, type PostView } from './post-view.ts';

type Reader = Pick<ShopContext, 'em'>;

const selectPosts = `select ${postColumns} from post left join product on product.id = post.product_id`;

/** A page of the posts in this state, the newest first, and how many there are in all. */
export async function listPosts(
  ctx: Reader,
  { status, offset, limit }: { status: PostView['status']; offset: number; limit: number },
): Promise<{ posts: PostView[]; total: number }> {
  const total = await countPosts(ctx, status);
  const found = await rows<PostRow>(
    ctx.em,
    `${selectPosts} where post.status = ? order by post.published_at desc nulls last, post.id desc offset ? limit ?`,
    [status, offset, limit],
  );
  return { posts: found.map(viewPost), total };
}

/** How many posts are in this state. */
export async function countPosts(ctx: Reader, status: PostView['status']): Promise<number> {
  const counted = await row<{ count: number }>(ctx.em, 'select count(*)::int as count from post where status = ?', [
    status,
  ]);
  return counted?.count ?? 0;
}

/** One post by its id. */
export async function readPost(ctx: Reader, id: number): Promise<PostView | undefined> {
  const found = await row<PostRow>(ctx.em, `${selectPosts} where post.id = ?`, [id]);
  return found && viewPost(found);
}

/** One post by its number on its channel. */
export async function findPost(
  ctx: Reader,
  { channel, externalId }: { channel: string; externalId: string },
): Promise<PostView | undefined> {
  const found = await row<PostRow>(ctx.em, `${selectPosts} where post.channel = ? and post.external_id = ?`, [
    channel,
    externalId,
  ]);
  return found && viewPost(found);
}
