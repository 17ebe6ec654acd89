import type { FilterQuery } from '@mikro-orm/core';
import type { ShopContext } from '../context.ts';
import type { Vault } from '../ports.ts';
import { fresh } from '../sql.ts';
import type { OrderStatus } from './order-machine.ts';
import type { OrderView } from './order-view.ts';
import { Order, Receipt } from './order.ts';

type Reader = Pick<ShopContext, 'em' | 'vault'>;

/** An order by its id, whoever's it is: for owners and the shop's own jobs. */
export async function readOrder(ctx: Reader, id: number): Promise<OrderView | undefined> {
  return firstOf(ctx, { id });
}

/** An order by its id if it is this customer's; a stranger's order is as if it did not exist. */
export async function readOrderOf(
  ctx: Reader,
  { orderId, customerId }: { orderId: number; customerId: number },
): Promise<OrderView | undefined> {
  return firstOf(ctx, { id: orderId, customer: customerId });
}

/** An order by the number people call it: for owners. Letter case and a leading `#` do not matter. */
export async function findOrderByNumber(ctx: Reader, number: string): Promise<OrderView | undefined> {
  return firstOf(ctx, {
    number: number
      .trim()
      .replace(/^[#№]\s*/u, '')
      .toUpperCase(),
  });
}

/** The order that a draft became. */
export async function findOrderOfDraft(ctx: Reader, draftId: number): Promise<OrderView | undefined> {
  return firstOf(ctx, { draft: draftId });
}

/** A customer's orders, newest first. */
export async function listOrders(ctx: Reader, customerId: number, limit: number): Promise<OrderView[]> {
  return listWhere(ctx, { customer: customerId }, { limit, orderBy: { id: 'desc' } });
}

/** Orders in any of these states, oldest first: what waits longest comes first. */
export async function listOrdersByStatus(
  ctx: Reader,
  statuses: readonly OrderStatus[],
  offset: number,
  limit: number,
): Promise<OrderView[]> {
  return listWhere(ctx, { status: { $in: [...statuses] } }, { offset, limit, orderBy: { id: 'asc' } });
}

/** How many orders are in each of these states. */
export async function countOrdersByStatus(
  ctx: Pick<ShopContext, 'em'>,
  statuses: readonly OrderStatus[],
): Promise<Map<OrderStatus, number>> {
  const counts = new Map<OrderStatus, number>(statuses.map((status) => [status, 0]));
  const found = await ctx.em.countBy(Order, 'status', { where: { status: { $in: [...statuses] } } });
  for (const status of statuses) counts.set(status, found[status] ?? 0);
  return counts;
}

async function firstOf(ctx: Reader, where: FilterQuery<Order>): Promise<OrderView | undefined> {
  const [order] = await listWhere(ctx, where, { limit: 1, orderBy: { id: 'asc' } });
  return order;
}

type Page = { offset?: number; limit: number; orderBy: { id: 'asc' | 'desc' } };

async function listWhere(ctx: Reader, where: FilterQuery<Order>, page: Page): Promise<OrderView[]> {
  const orders = await ctx.em.find(Order, where, {
    ...fresh,
    ...page,
    populate: ['customer', 'lines.variant'],
    strategy: 'select-in',
  });
  if (orders.length === 0) return [];
  const receipts = await newestReceipts(ctx, orders);
  return orders.map((order) => viewOrder(ctx.vault, order, receipts.get(order.id)));
}

async function newestReceipts(ctx: Reader, orders: Order[]): Promise<Map<number, Receipt>> {
  const ids = orders.map((order) => order.id);
  const receipts = await ctx.em.find(Receipt, { order: { $in: ids } }, { ...fresh, orderBy: { id: 'asc' } });
  return new Map(receipts.map((receipt) => [receipt.order.id, receipt]));
}

function viewOrder(vault: Vault, order: Order, receipt: Receipt | undefined): OrderView {
  const { id, number, status, itemsSom, deliverySom, totalSom } = order;
  return {
    id,
    number,
    status,
    customerId: order.customer.id,
    customerName: order.customer.name ?? null,
    identityId: order.identity.id,
    lines: order.lines.getItems().map(({ variant, title, options, priceSom, quantity }) => {
      return { variantId: variant.id, productId: variant.product.id, title, options, priceSom, quantity };
    }),
    itemsSom,
    deliverySom,
    totalSom,
    delivery: { kind: order.deliveryKind, title: order.deliveryTitle },
    region: order.region ?? null,
    phone: vault.open(order.phoneSealed),
    address: order.addressSealed ? vault.open(order.addressSealed) : null,
    recipient: vault.open(order.recipientSealed),
    holdUntil: order.holdUntil.toISOString(),
    placedAt: order.placedAt.toISOString(),
    tracking: order.tracking ?? null,
    receipt: receipt ? { mediaId: receipt.mediaId, mime: receipt.mime, status: receipt.status } : null,
  };
}
