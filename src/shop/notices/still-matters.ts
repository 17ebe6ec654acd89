import type { ShopContext } from '../context.ts';
import type { OrderStatus } from '../orders/order-machine.ts';
import { row } from '../sql.ts';
import { isOrderNews, stateNews } from './held-kinds.ts';
import type { KnownNotice, NoticeKind } from './notice-kinds.ts';

const asking: readonly NoticeKind[] = ['hold_reminder', 'receipt_refused', 'receipt_wanted', 'part_paid'];

type Held = KnownNotice & { id: number; identityId: number };

/**
 * Whether a notice that was held for long is still worth saying: of several news of one order the last one is, of what
 * asks for money only while it can be paid, of goods that came back while they are there.
 */
export async function stillMatters(ctx: Pick<ShopContext, 'em' | 'clock'>, notice: Held): Promise<boolean> {
  if (notice.kind === 'back_in_stock') return isOnSale(ctx, notice.data.variantId);
  if (!isOrderNews(notice)) return true;
  const { orderId } = notice.data;
  const order = await row<{ status: OrderStatus; holdUntilMs: number }>(
    ctx.em,
    `select status, (extract(epoch from hold_until) * 1000)::float8 as "holdUntilMs" from orders where id = ?`,
    [orderId],
  );
  if (!order) return false;
  const asksForMoney = asking.includes(notice.kind);
  const payable = order.status === 'awaiting_payment' && order.holdUntilMs > ctx.clock.now().getTime();
  if (asksForMoney && !payable) return false;
  return !(await isOutdated(ctx, notice, orderId));
}

async function isOutdated(ctx: Pick<ShopContext, 'em'>, { id, identityId }: Held, orderId: number): Promise<boolean> {
  const later = await row(
    ctx.em,
    `select 1 from notice where identity_id = ? and id > ? and kind in (?) and status <> 'dropped'
       and (data->>'orderId')::int = ? limit 1`,
    [identityId, id, stateNews, orderId],
  );
  return later !== undefined;
}

async function isOnSale(ctx: Pick<ShopContext, 'em'>, variantId: number): Promise<boolean> {
  const found = await row(
    ctx.em,
    `select 1 from variant join product on product.id = variant.product_id
     where variant.id = ? and variant.stock > 0 and product.status = 'active'`,
    [variantId],
  );
  return found !== undefined;
}
