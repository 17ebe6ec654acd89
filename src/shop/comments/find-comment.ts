import type { ShopContext } from '../context.ts';
import { readPost } from '../posts/list-posts.ts';
import type { PostView } from '../posts/post-view.ts';
import { row } from '../sql.ts';
import type { commentStatuses } from './comment.ts';
import type { CommentIntent } from './comment-reading.ts';

/** A comment with its post and who wrote it. */
export type CommentView = {
  id: number;
  externalId: string;
  intent: CommentIntent;
  status: (typeof commentStatuses)[number];
  /** Sealed; only while the owners are asked about it. */
  sealedText: string | null;
  username: string | null;
  post: PostView;
};

/** One comment by its id. */
export async function findComment(ctx: Pick<ShopContext, 'em'>, id: number): Promise<CommentView | undefined> {
  const found = await row<Omit<CommentView, 'post'> & { postId: number }>(
    ctx.em,
    `select post_comment.id, post_comment.external_id as "externalId", intent, status, sealed_text as "sealedText",
       post_id as "postId", identity.username
     from post_comment join identity on identity.id = post_comment.identity_id where post_comment.id = ?`,
    [id],
  );
  if (!found) return undefined;
  const { postId, ...comment } = found;
  const post = await readPost(ctx, postId);
  return post && { ...comment, post };
}
