import type { EntityManager } from '@mikro-orm/core';
import { rows } from '../sql.ts';
import type { PayableOrder } from './payable-order.ts';

/** The one open notice of just the sum that an order asks for, on its card; undefined where there is none, or several. */
export async function findOwnNotice(tx: EntityManager, order: PayableOrder): Promise<number | undefined> {
  const found = await rows<{ id: number }>(
    tx,
    `select bank_notice.id from bank_notice join payment_card on payment_card.last4 = bank_notice.last4
     where bank_notice.kind = 'in' and bank_notice.state = 'open' and bank_notice.currency = 'UZS'
       and bank_notice.decided_by is null
       and payment_card.id = ? and bank_notice.amount_tiyin = ?::int * 100::bigint
       and coalesce(bank_notice.moved_at, bank_notice.received_at)
         >= (select placed_at from orders where id = ?) - interval '5 minutes'
     limit 2`,
    [order.cardId, order.askedSom, order.id],
  );
  const [only] = found;
  return found.length === 1 ? only?.id : undefined;
}
