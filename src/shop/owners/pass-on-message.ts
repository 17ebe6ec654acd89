import { inTransaction, type ShopContext } from '../context.ts';
import { Identity } from '../customers/identity.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { failed, ok, type Result } from '../result.ts';
import { fresh } from '../sql.ts';
import { sealedWords, type Message } from './write-to-customer.ts';

/** Passes what a customer wrote in a chat that a person of the shop has taken over to the owners; kept sealed. */
export async function passOnMessage(
  ctx: ShopContext,
  message: Message,
): Promise<Result<null, 'not_taken_over' | 'empty'>> {
  const words = sealedWords(ctx, message);
  if (!words) return failed('empty');
  const { identityId, key } = message;
  return inTransaction(ctx, async (tx) => {
    const taken = { id: identityId, takenOverUntil: { $gt: ctx.clock.now() } };
    if (!(await tx.findOne(Identity, taken, fresh))) return failed('not_taken_over');
    const data = { identityId, ...words };
    await tellOwners(ctx, tx, { cause: passedOnCause(key), kind: 'customer_wrote', data });
    return ok(null);
  });
}

/** Cause of the notices that carry this message to the owners. */
export function passedOnCause(key: string): string {
  return `from_customer:${key}`;
}
