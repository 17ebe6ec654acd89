import type { EntityManager } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import { tellOwners } from '../notices/tell-owners.ts';
import { row, rows } from '../sql.ts';
import type { CameIn } from './find-orders.ts';
import { isOpen, lockPayable, type PayableOrder } from './payable-order.ts';
import { standingOf, standingOfNotice, takeBack, type Standing } from './take-back.ts';

type PaidOrder = { id: number; number: string };

/**
 * Money that came earlier went back: what it paid for is not paid any more, as long as the goods are here; else the
 * owners can only be warned. Answers the order, where one was found.
 */
export async function takeReversal(
  ctx: ShopContext,
  tx: EntityManager,
  reversal: CameIn,
): Promise<PaidOrder | undefined> {
  const { noticeId } = reversal;
  const cameIn = await findCameIn(tx, reversal);
  if (cameIn !== undefined) await setReversed(ctx, tx, cameIn);
  const payment = cameIn === undefined ? await findUnproven(tx, reversal) : await standingOfNotice(tx, cameIn);
  const order = payment && (await lockPayable(tx, payment.orderId));
  const isFound = cameIn !== undefined || order !== undefined;
  await rows(tx, `update bank_notice set state = 'reversed', order_id = ?, decided_at = ? where id = ?`, [
    order?.id ?? null,
    isFound ? ctx.clock.now() : null,
    noticeId,
  ]);
  const isSent = order?.status === 'shipped' || order?.status === 'delivered';
  if (payment && order) await undo(ctx, tx, order, payment);
  const data = { noticeId, orderId: order?.id ?? null, isSent };
  await tellOwners(ctx, tx, { cause: `bank_notice:${noticeId}`, kind: 'notice_reversed', data });
  return order && { id: order.id, number: order.number };
}

async function undo(ctx: ShopContext, tx: EntityManager, order: PayableOrder, payment: Standing): Promise<void> {
  if (!isOpen(order) && order.status !== 'paid' && order.status !== 'packed') return;
  const undone = await takeBack(ctx, tx, order, payment);
  if (!undone.ok) throw new Error(`The payment of ${order.number} can't be taken back: ${undone.why}.`);
}

/** True where the bank told first that this money went back: then it never counts. */
export async function meetsReversal(
  ctx: ShopContext,
  tx: EntityManager,
  { noticeId, last4, amountTiyin, at }: CameIn,
): Promise<boolean> {
  const reversal = await row<{ id: number }>(
    tx,
    `update bank_notice set decided_at = ? where id = (
       select id from bank_notice where kind = 'reversal' and decided_at is null and last4 = ? and amount_tiyin = ?
         and coalesce(moved_at, received_at) between ?::timestamptz and ?::timestamptz + interval '${reversedWithinDays} days'
       order by id limit 1) returning id`,
    [ctx.clock.now(), last4, amountTiyin, at, at],
  );
  if (reversal) await setReversed(ctx, tx, noticeId);
  return reversal !== undefined;
}

/** Banks take a transfer back within days, not weeks. */
const reversedWithinDays = 30;

/** The notice of the money that went back: the newest of that card and sum, first one that pays for something. */
async function findCameIn(tx: EntityManager, { last4, amountTiyin, at }: CameIn): Promise<number | undefined> {
  const found = await row<{ id: number }>(
    tx,
    `select id from bank_notice where kind = 'in' and state <> 'reversed' and last4 = ? and amount_tiyin = ?
       and coalesce(moved_at, received_at)
         between ?::timestamptz - interval '${reversedWithinDays} days' and ?::timestamptz + interval '1 minute'
     order by state = 'matched' desc, coalesce(moved_at, received_at) desc, id desc limit 1`,
    [last4, amountTiyin, at, at],
  );
  return found?.id;
}

/** Money that no bank told of, as an owner or trust counted it: the one payment of that sum on that card. */
async function findUnproven(tx: EntityManager, { last4, amountTiyin, at }: CameIn): Promise<Standing | undefined> {
  const found = await rows<{ id: number }>(
    tx,
    `select payment.id from payment join orders on orders.id = payment.order_id
       join payment_card on payment_card.id = orders.card_id
     where payment.undone_at is null and payment.notice_id is null and payment_card.last4 = ?
       and payment.amount_tiyin = ? and payment.at > ?::timestamptz - interval '${reversedWithinDays} days' limit 2`,
    [last4, amountTiyin, at],
  );
  const [only] = found;
  return found.length === 1 && only ? standingOf(tx, only.id) : undefined;
}

async function setReversed({ clock }: ShopContext, tx: EntityManager, noticeId: number): Promise<void> {
  await rows(tx, `update bank_notice set state = 'reversed', decided_at = ? where id = ?`, [clock.now(), noticeId]);
}
