import type { EntityManager } from '@mikro-orm/core';
import { readSettings } from '../settings/read-settings.ts';
import { row } from '../sql.ts';
import type { PayableOrder } from './payable-order.ts';

/**
 * The sum that a placed order asks for from now on: this one where no other order of its card holds it, else with a
 * tail. Locks the card until the transaction ends.
 */
export async function uniqueSum(
  tx: EntityManager,
  { id, cardId }: Pick<PayableOrder, 'id' | 'cardId'>,
  sumSom: number,
): Promise<{ askedSom: number; sumHeld: boolean }> {
  if (cardId === null) return { askedSom: sumSom, sumHeld: false };
  await row(tx, 'select id from payment_card where id = ? for update', [cardId]);
  const { mostTailSom } = await readSettings({ em: tx });
  const free = await row<{ tail: number }>(
    tx,
    `select tail from generate_series(0, ?::int) as tail where not exists (
       select 1 from orders where card_id = ? and sum_held and asked_som = ?::int + tail and id <> ?)
     order by tail > 0, random() limit 1`,
    [mostTailSom, cardId, sumSom, id],
  );
  return { askedSom: sumSom + (free?.tail ?? 0), sumHeld: free !== undefined };
}
