import { Product } from '../catalog/product.ts';
import { answerAskedUnder } from '../comments/answer-later.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { failed, ok, type Result } from '../result.ts';
import { readPost } from './list-posts.ts';
import { Post } from './post.ts';
import type { PostView } from './post-view.ts';

/**
 * From now on comments under this post, and those who share it, are answered with this product. Comments about which
 * the owners were asked and that nobody answered yet are answered with it too.
 */
export async function linkPost(
  ctx: ShopContext,
  { postId, productId }: { postId: number; productId: number },
): Promise<Result<PostView, 'not_allowed' | 'post_gone' | 'product_gone'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  return inTransaction(ctx, async (tx) => {
    if ((await tx.count(Product, { id: productId })) === 0) return failed('product_gone');
    const linked = await tx.nativeUpdate(Post, { id: postId }, { product: productId, status: 'linked' });
    if (linked === 0) return failed('post_gone');
    await answerAskedUnder(ctx, tx, postId);
    return read(tx, postId);
  });
}

/** The post shows no product any more; it is listed for linking again. */
export async function unlinkPost(
  ctx: ShopContext,
  postId: number,
): Promise<Result<PostView, 'not_allowed' | 'post_gone'>> {
  return settle(ctx, postId, 'new');
}

/** The post shows nothing that is sold: it is not listed for linking any more. */
export async function ignorePost(
  ctx: ShopContext,
  postId: number,
): Promise<Result<PostView, 'not_allowed' | 'post_gone'>> {
  return settle(ctx, postId, 'ignored');
}

async function settle(
  ctx: ShopContext,
  postId: number,
  status: 'new' | 'ignored',
): Promise<Result<PostView, 'not_allowed' | 'post_gone'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const changed = await ctx.em.nativeUpdate(Post, { id: postId }, { product: null, status });
  return changed === 0 ? failed('post_gone') : read(ctx.em, postId);
}

async function read(em: ShopContext['em'], postId: number): Promise<Result<PostView, 'post_gone'>> {
  const post = await readPost({ em }, postId);
  return post ? ok(post) : failed('post_gone');
}
