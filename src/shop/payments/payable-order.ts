import type { EntityManager } from '@mikro-orm/core';
import type { OrderStatus } from '../orders/order-machine.ts';
import { onlyOneAtATime, row } from '../sql.ts';

/** An order as the ledger sees it. */
export type PayableOrder = {
  id: number;
  number: string;
  status: OrderStatus;
  identityId: number;
  /** What is still to come by transfer, with the tail; once paid, the last sum that was asked for. */
  askedSom: number;
  paidSom: number;
  /** What the order costs by transfer, without any tail. */
  payableSom: number;
  cardId: number | null;
  /** The system ended it when its hold was over. */
  isExpired: boolean;
};

/**
 * Waits until no other transaction moves money. The first statement of every verb of the ledger, before any row is
 * locked; other verbs lock an order, or a card, and then goods, so nobody waits in a circle.
 */
export async function lockLedger(tx: EntityManager): Promise<void> {
  await onlyOneAtATime(tx, 'ledger');
}

/** Locks an order until the transaction ends, and reads it as it then stands. */
export async function lockPayable(tx: EntityManager, orderId: number): Promise<PayableOrder | undefined> {
  const locked = await row(tx, 'select id from orders where id = ? for update', [orderId]);
  if (!locked) return undefined;
  // A statement of its own: the one that waited for the lock would see the history from before.
  return row<PayableOrder>(
    tx,
    `select id, number, status, identity_id as "identityId", asked_som as "askedSom", paid_som as "paidSom",
       total_som - due_som as "payableSom", card_id as "cardId",
       status = 'cancelled' and coalesce((select event = 'expire' from order_event
         where order_id = orders.id order by id desc limit 1), false) as "isExpired"
     from orders where id = ?`,
    [orderId],
  );
}

/** True while money for it is awaited. */
export function isOpen({ status }: Pick<PayableOrder, 'status'>): boolean {
  return status === 'awaiting_payment' || status === 'checking_receipt';
}

/** True where the money pays for all that is still to come; who left the tail away has paid the price too. */
export function isEnough(
  { askedSom, payableSom, paidSom }: PayableOrder,
  { amountTiyin }: { amountTiyin: number },
): boolean {
  return amountTiyin >= Math.min(askedSom, payableSom - paidSom) * 100;
}
