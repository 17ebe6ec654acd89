import { inTransaction, type ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { passedOnCause } from './pass-on-message.ts';
import { sealedWords } from './write-to-customer.ts';

type LateReceipt = { identityId: number; number: string; mediaId: string; mime: string; key: string };

/**
 * Shows the owners a receipt that came after its order had ended, as a message of the customer that names the order.
 * `key` names the message it came in, so that a repeat is told once.
 */
export async function showLateReceipt(
  ctx: ShopContext,
  { identityId, number, mediaId, mime, key }: LateReceipt,
): Promise<void> {
  const words = sealedWords(ctx, { text: `🧾 ${number}`, mediaId });
  if (!words) throw new Error('A receipt without a picture was to be shown.');
  const data = { identityId, ...words, ...(mime.startsWith('image/') ? {} : { isDocument: true as const }) };
  await inTransaction(ctx, async (tx) => {
    await tellOwners(ctx, tx, { cause: passedOnCause(key), kind: 'customer_wrote', data });
  });
}
