import type { ShopContext } from '../context.ts';
import { PostComment, type replyStates } from './comment.ts';

/** Notes how one of the two answers to a comment went; a comment that was taken back meanwhile stays as it is. */
export async function settleReply(
  ctx: Pick<ShopContext, 'em'>,
  { commentId, reply, state }: { commentId: number; reply: 'public' | 'private'; state: (typeof replyStates)[number] },
): Promise<void> {
  const open = { id: commentId, status: { $ne: 'erased' } } as const;
  await ctx.em.nativeUpdate(PostComment, open, reply === 'public' ? { publicReply: state } : { privateReply: state });
}
