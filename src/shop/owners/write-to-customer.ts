import { cleanLines, cutTo } from '../clean-text.ts';
import { inTransaction, type ShopContext } from '../context.ts';
import { Identity } from '../customers/identity.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh } from '../sql.ts';

/** Longest message that is passed on between owner and customer, in characters. */
export const longestMessage = 3_500;

export type Message = {
  /** The chat of the customer. */
  identityId: number;
  text?: string;
  mediaId?: string;
  /** Stable name of the update that brought it, so that a repeat is told once. */
  key: string;
};

/** Passes the owner's own words to a customer; they are kept sealed. `empty` when there is neither text nor picture. */
export async function writeToCustomer(
  ctx: ShopContext,
  message: Message,
): Promise<Result<null, 'not_allowed' | 'customer_gone' | 'empty'>> {
  if (ctx.actor.kind !== 'owner') return failed('not_allowed');
  const words = sealedWords(ctx, message);
  if (!words) return failed('empty');
  const { identityId, key } = message;
  return inTransaction(ctx, async (tx) => {
    const identity = await tx.findOne(Identity, { id: identityId }, fresh);
    if (!identity) return failed('customer_gone');
    await ctx.tell(tx, { cause: `to_customer:${key}`, to: identityId, kind: 'operator_message', data: words });
    return ok(null);
  });
}

/** The words and picture of a message as a notice keeps them; nothing when it is empty. */
export function sealedWords(
  ctx: Pick<ShopContext, 'vault'>,
  message: Pick<Message, 'text' | 'mediaId'>,
): { sealedText: string | null; mediaId: string | null } | undefined {
  const text = cutTo(cleanLines(message.text ?? ''), longestMessage);
  const mediaId = message.mediaId ?? null;
  if (text === '' && mediaId === null) return undefined;
  return { sealedText: text === '' ? null : ctx.vault.seal(text), mediaId };
}
