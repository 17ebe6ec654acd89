import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { listOrders, readOrderOf } from '#src/shop/orders/read-order.ts';
import { repeatOrder } from '#src/shop/orders/repeat-order.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { cancelScreen, isCancellable, orderScreen, ordersScreen, statusName } from '#src/ui/order-screens.ts';
import { send, show } from '#src/ui/show.ts';
import { askOn } from './go-on.ts';
import { showPayment } from './place.ts';

const shownOrders = 10;

/** The customer's newest orders. */
export async function showOrders(ctx: BotContext): Promise<void> {
  await show(ctx, ordersScreen(ctx.words, await listOrders(ctx.shop, ctx.customer.id, shownOrders)));
}

/** One order of this customer; an unpaid one with how to pay. Somebody else's order does not exist for him. */
export async function showOrder(ctx: BotContext, orderId: number): Promise<void> {
  const order = await readOrderOf(ctx.shop, { orderId, customerId: ctx.customer.id });
  if (!order) return tellNoOrder(ctx);
  const isUnpaid = order.status === 'awaiting_payment';
  const screen = orderScreen(ctx.words, order);
  // Only the newest options can be chosen there.
  await show(ctx, isUnpaid && !ctx.hands.inlineButtons ? { ...screen, buttons: [] } : screen);
  if (isUnpaid)
    await showPayment(
      ctx,
      order,
      ctx.words.html('order-title', { number: order.number, status: statusName(ctx.words, order) }),
    );
}

/** Asks whether the order is really to be cancelled. */
export async function askCancel(ctx: BotContext, orderId: number): Promise<void> {
  const order = await readOrderOf(ctx.shop, { orderId, customerId: ctx.customer.id });
  if (!order) return tellNoOrder(ctx);
  await send(
    ctx,
    isCancellable(order) ? cancelScreen(ctx.words, order) : orderScreen(ctx.words, order, tooLate(ctx, order)),
  );
}

/** Cancels an order that is not paid yet. */
export async function cancel(ctx: BotContext, orderId: number): Promise<void> {
  const owned = await readOrderOf(ctx.shop, { orderId, customerId: ctx.customer.id });
  if (!owned) return tellNoOrder(ctx);
  const cancelled = await cancelOrder(ctx.shop, { orderId });
  if (cancelled.ok)
    return show(ctx, orderScreen(ctx.words, cancelled.value, ctx.words.html('cancel-done', { number: owned.number })));
  const order = (await readOrderOf(ctx.shop, { orderId, customerId: ctx.customer.id })) ?? owned;
  await show(ctx, orderScreen(ctx.words, order, tooLate(ctx, order)));
}

/** Puts what an order held into the cart again, with the same delivery, and asks on. */
export async function repeat(ctx: BotContext, orderId: number): Promise<void> {
  const repeated = await repeatOrder(ctx.shop, { orderId, customerId: ctx.customer.id });
  if (!repeated.ok) {
    const text = repeated.why === 'not_found' ? 'order-not_found' : 'repeat-nothing';
    return send(ctx, menuScreen(ctx.words, ctx.words.html(text)));
  }
  if (repeated.value.missing.length > 0) await send(ctx, { text: ctx.words.html('repeat-partly') });
  await askOn(ctx);
}

async function tellNoOrder(ctx: BotContext): Promise<void> {
  await send(ctx, menuScreen(ctx.words, ctx.words.html('order-not_found')));
}

function tooLate(ctx: BotContext, order: OrderView): string {
  return ctx.words.html('order-too_late', { status: statusName(ctx.words, order) });
}
