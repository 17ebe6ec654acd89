import { inTransaction, type ShopContext } from '../context.ts';
import { row, rows } from '../sql.ts';
import { lockLedger, lockPayable } from './payable-order.ts';
import { takeReading } from './take-reading.ts';
import { trustOrAsk } from './trust.ts';

/** A receipt that no machine has read by then is shown to the owners as it is. */
const readingMinutes = 15;

/**
 * What falls due by the clock: clean receipts for which no notice came in time, and receipts that nobody reads. Answers
 * how many; the timetable calls it. `timeZone` (an IANA name) says when a day of trust begins.
 */
export async function paymentWork(ctx: ShopContext, limit: number, timeZone = 'Asia/Tashkent'): Promise<number> {
  const now = ctx.clock.now();
  const over = await rows<{ id: number }>(
    ctx.em,
    `select id from receipt where status = 'waiting' and wait_until <= ? order by wait_until, id limit ?`,
    [now, limit],
  );
  for (const { id } of over) await endWait(ctx, id, timeZone);
  const stuck = await rows<{ id: number }>(
    ctx.em,
    `select id from receipt where reading = 'waiting' and submitted_at <= ? order by id limit ?`,
    [new Date(now.getTime() - readingMinutes * 60_000), limit],
  );
  const reading = { kind: 'failed', why: 'time_over' } as const;
  for (const { id } of stuck) await takeReading(ctx, { receiptId: id, reading, timeZone });
  return over.length + stuck.length;
}

async function endWait(ctx: ShopContext, receiptId: number, timeZone: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await lockLedger(tx);
    const of = await row<{ orderId: number }>(tx, 'select order_id as "orderId" from receipt where id = ?', [
      receiptId,
    ]);
    const order = of && (await lockPayable(tx, of.orderId));
    const ended = await row(
      tx,
      `update receipt set wait_until = null where id = ? and status = 'waiting' and wait_until <= ? returning id`,
      [receiptId, ctx.clock.now()],
    );
    if (order && ended) await trustOrAsk(ctx, tx, { receiptId, order, timeZone });
  });
}
