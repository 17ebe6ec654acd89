import { cleanLine } from '../clean-text.ts';
import type { ShopContext } from '../context.ts';
import type { Vault } from '../ports.ts';
import { rows } from '../sql.ts';
import type { OrderStatus } from './order-machine.ts';
import type { OrderView } from './order-view.ts';

type Reader = Pick<ShopContext, 'em' | 'vault'>;

/** An order by its id, whoever's it is: for owners and the shop's own jobs. */
export async function readOrder(ctx: Reader, id: number): Promise<OrderView | undefined> {
  return first(await list(ctx, 'orders.id = ?', [id]));
}

/** An order by its id if it is this customer's; a stranger's order is as if it did not exist. */
export async function readOrderOf(
  ctx: Reader,
  { orderId, customerId }: { orderId: number; customerId: number },
): Promise<OrderView | undefined> {
  return first(await list(ctx, 'orders.id = ? and orders.customer_id = ?', [orderId, customerId]));
}

/** An order by the number people call it: for owners. Letter case and a leading `#` do not matter. */
export async function findOrderByNumber(ctx: Reader, number: string): Promise<OrderView | undefined> {
  const plain = cleanLine(number.slice(0, 40))
    .replace(/^[#№]\s*/u, '')
    .toUpperCase();
  return first(await list(ctx, 'orders.number = ?', [plain]));
}

/** The order that a draft became. */
export async function findOrderOfDraft(ctx: Reader, draftId: number): Promise<OrderView | undefined> {
  return first(await list(ctx, 'orders.draft_id = ?', [draftId]));
}

/** A customer's orders, newest first. */
export async function listOrders(ctx: Reader, customerId: number, limit: number): Promise<OrderView[]> {
  return list(ctx, 'orders.customer_id = ? order by orders.id desc limit ?', [customerId, limit]);
}

/** Orders in any of these states, oldest first: what waits longest comes first. */
export async function listOrdersByStatus(
  ctx: Reader,
  statuses: readonly OrderStatus[],
  offset: number,
  limit: number,
): Promise<OrderView[]> {
  return list(ctx, 'orders.status in (?) order by orders.id limit ? offset ?', [statuses, limit, offset]);
}

/** How many orders are in each of these states. */
export async function countOrdersByStatus(
  ctx: Pick<ShopContext, 'em'>,
  statuses: readonly OrderStatus[],
): Promise<Map<OrderStatus, number>> {
  const found = await rows<{ status: OrderStatus; count: number }>(
    ctx.em,
    'select status, count(*)::int as count from orders where status in (?) group by status',
    [statuses],
  );
  const counts = new Map(found.map(({ status, count }) => [status, count]));
  return new Map(statuses.map((status) => [status, counts.get(status) ?? 0]));
}

type OrderRow = Omit<OrderView, 'phone' | 'address' | 'recipient' | 'holdUntil' | 'placedAt'> & {
  phoneSealed: string;
  addressSealed: string | null;
  recipientSealed: string;
  holdUntilMs: number;
  placedAtMs: number;
};

// One statement for the whole card.
const selectOrders = `select orders.id, orders.number, orders.status, orders.customer_id as "customerId",
  customer.name as "customerName", orders.identity_id as "identityId", orders.items_som as "itemsSom",
  orders.delivery_som as "deliverySom", orders.total_som as "totalSom", orders.payment_kind as "paymentKind",
  orders.asked_som as "askedSom", orders.due_som as "dueSom", orders.paid_som as "paidSom", orders.card_id as "cardId", orders.region, orders.tracking,
  orders.phone_sealed as "phoneSealed", orders.address_sealed as "addressSealed",
  orders.recipient_sealed as "recipientSealed",
  jsonb_build_object('kind', orders.delivery_kind, 'title', orders.delivery_title,
    'pickupAddress', orders.pickup_address) as delivery,
  (extract(epoch from orders.hold_until) * 1000)::float8 as "holdUntilMs",
  (extract(epoch from orders.placed_at) * 1000)::float8 as "placedAtMs",
  (select jsonb_agg(jsonb_build_object('variantId', line.variant_id, 'productId', variant.product_id,
      'title', line.title, 'options', line.options, 'priceSom', line.price_som, 'quantity', line.quantity) order by line.id)
    from order_line as line join variant on variant.id = line.variant_id where line.order_id = orders.id) as lines,
  (select jsonb_build_object('id', receipt.id, 'mediaId', receipt.media_id, 'mime', receipt.mime, 'status', receipt.status,
      'withdrawn', receipt.withdrawn_at is not null)
    from receipt where receipt.order_id = orders.id order by receipt.id desc limit 1) as receipt
from orders join customer on customer.id = orders.customer_id where `;

type Values = Parameters<typeof rows>[2];

async function list(ctx: Reader, where: string, values: Values): Promise<OrderView[]> {
  const found = await rows<OrderRow>(ctx.em, selectOrders + where, values);
  return found.map((order) => viewOrder(ctx.vault, order));
}

function viewOrder(vault: Vault, order: OrderRow): OrderView {
  const { phoneSealed, addressSealed, recipientSealed, holdUntilMs, placedAtMs, ...kept } = order;
  return {
    ...kept,
    phone: vault.open(phoneSealed),
    address: addressSealed === null ? null : vault.open(addressSealed),
    recipient: vault.open(recipientSealed),
    holdUntil: new Date(holdUntilMs).toISOString(),
    placedAt: new Date(placedAtMs).toISOString(),
  };
}

function first(orders: OrderView[]): OrderView | undefined {
  return orders[0];
}
