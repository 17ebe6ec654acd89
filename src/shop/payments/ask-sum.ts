import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';

/** What the customer is told to transfer, and to which card. */
export type AskedSum = {
  /** Null where the shop has no card. */
  cardId: number | null;
  askedSom: number;
  /** No other order of the card asks for the same sum while this is true. */
  sumHeld: boolean;
};

/**
 * Takes the card that waited longest, and makes the sum one that no other order of it asks for: by a tail of 1 to
 * `mostTailSom` soʻm, chosen at random among the free ones. Where none is free, or tails are off, the sum stays as it is.
 * The card's row stays locked until the transaction ends, so two orders never get the same sum.
 */
export async function askSum(
  ctx: Pick<ShopContext, 'clock'>,
  tx: EntityManager,
  { payableSom, mostTailSom }: { payableSom: number; mostTailSom: number },
): Promise<AskedSum> {
  const card = await row<{ id: number }>(
    tx,
    `select id from payment_card where retired_at is null order by last_used_at nulls first, id limit 1 for update`,
  );
  if (!card) return { cardId: null, askedSom: payableSom, sumHeld: false };
  await rows(tx, 'update payment_card set last_used_at = ? where id = ?', [ctx.clock.now(), card.id]);
  const tail = await freeTail(tx, { cardId: card.id, payableSom, mostTailSom });
  return { cardId: card.id, askedSom: payableSom + (tail ?? 0), sumHeld: tail !== undefined };
}

async function freeTail(
  tx: EntityManager,
  { cardId, payableSom, mostTailSom }: { cardId: number; payableSom: number; mostTailSom: number },
): Promise<number | undefined> {
  const free = await row<{ tail: number }>(
    tx,
    `select tail from generate_series(1, ?::int) as tail where not exists (
       select 1 from orders where card_id = ? and sum_held and asked_som = ?::int + tail)
     order by random() limit 1`,
    [mostTailSom, cardId, payableSom],
  );
  return free?.tail;
}

/** Hours after an order was paid or ended in which its sum is not given to another. */
const keptHours = 24;

/** Gives the sums of ended and paid orders back; the timetable calls it. */
export async function freeSums(ctx: Pick<ShopContext, 'em' | 'clock'>): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - keptHours * 3_600_000);
  await rows(
    ctx.em,
    `update orders set sum_held = false
     where sum_held and status not in ('awaiting_payment', 'checking_receipt') and updated_at <= ?`,
    [before],
  );
}
