import type { ShopContext } from '../context.ts';
import { PostComment } from './comment.ts';

/**
 * Their author took comments back: what is kept of their words is erased, and nobody is asked or told about them any
 * more. Numbers that are no comments of this channel change nothing. Answers how many were erased.
 */
export async function eraseComments(
  ctx: Pick<ShopContext, 'em'>,
  { channel, externalIds }: { channel: string; externalIds: readonly string[] },
): Promise<number> {
  if (externalIds.length === 0) return 0;
  const known = { channel, externalId: { $in: [...externalIds] } };
  return ctx.em.nativeUpdate(PostComment, known, { status: 'erased', sealedText: null });
}
