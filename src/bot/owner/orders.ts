import { readIdentity } from '#src/shop/customers/recognise.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { deliverOrder, packOrder, refundOrder, shipOrder } from '#src/shop/orders/move-order.ts';
import { possibleEvents, type OrderEventName } from '#src/shop/orders/order-machine.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { readHistory } from '#src/shop/orders/read-history.ts';
import { countOrdersByStatus, listOrdersByStatus, readOrder } from '#src/shop/orders/read-order.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { confirmPayment } from '#src/shop/payments/confirm-payment.ts';
import { countReceiptsToCheck } from '#src/shop/payments/list-receipts.ts';
import { readStandingPayment } from '#src/shop/payments/standing-payment.ts';
import { undoPayment } from '#src/shop/payments/undo-payment.ts';
import type { Result } from '#src/shop/result.ts';
import type { BotContext } from '#src/ui/context.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import type { DirectStep, OpenStatus } from '#src/ui/owner/callback-data.ts';
import {
  isPaid,
  meanwhileLine,
  ordersPerPage,
  ownerCancelScreen,
  ownerOrderScreen,
  ownerOrdersScreen,
  paidScreen,
  refundScreen,
  refuseScreen,
  trackingScreen,
  undoScreen,
} from '#src/ui/owner/order-screens.ts';
import { nextButton } from '#src/ui/owner/receipt-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import { send, show } from '#src/ui/show.ts';
import { ask, showDesk, type Desk, type Handlers } from './desk.ts';

type Step = (shop: Desk['shop'], input: { orderId: number }) => Promise<Result<OrderView, string>>;

const directly: { [step in DirectStep]: Step } = {
  accept_receipt: acceptReceipt,
  pay: confirmPayment,
  undo_payment: undoPayment,
  pack: packOrder,
  deliver: deliverOrder,
  refund: refundOrder,
};

/** The buttons of lists and cards of orders. */
export const orderTaps: Handlers<
  | 'orders'
  | 'order'
  | 'do'
  | 'paid'
  | 'undo'
  | 'refund'
  | 'refuse'
  | 'why'
  | 'ship'
  | 'shipnow'
  | 'cancel'
  | 'cancelnow'
  | 'cancelwhy'
> = {
  orders: (ctx, desk, { status, page }) => showList(ctx, desk, status, page),
  order: (ctx, desk, { id }) => showCard(ctx, desk, id),
  do: async (ctx, desk, { step, id }) =>
    tellStep(ctx, desk, id, step, await directly[step](desk.shop, { orderId: id })),
  paid: (ctx, desk, { id }) => onlyWhile(ctx, desk, id, ['pay', 'pay_late'], (order) => paidScreen(ctx.words, order)),
  undo: (ctx, desk, { id }) => onlyWhile(ctx, desk, id, ['undo_payment'], (order) => undoScreen(ctx.words, order)),
  refund: (ctx, desk, { id }) => onlyWhile(ctx, desk, id, ['refund'], (order) => refundScreen(ctx.words, order)),
  refuse: (ctx, desk, { id }) =>
    onlyWhile(ctx, desk, id, ['reject_receipt'], (order) => refuseScreen(ctx.words, order)),
  why: (ctx, desk, { reason, id }) =>
    reason === 'other' ? ask(ctx, desk, { kind: 'refuse_reason', orderId: id }) : refuse(ctx, desk, id, reason),
  ship: askTracking,
  shipnow: async (ctx, desk, { id }) => tellStep(ctx, desk, id, 'ship', await shipOrder(desk.shop, { orderId: id })),
  cancel: (ctx, desk, { id }) =>
    onlyWhile(ctx, desk, id, ['cancel', 'cancel_cash', 'cancel_paid'], (order) => ownerCancelScreen(ctx.words, order)),
  cancelnow: (ctx, desk, { paid, id }) => cancel(ctx, desk, { orderId: id, paid: paid === 'yes' }),
  cancelwhy: (ctx, desk, { paid, id }) =>
    ask(ctx, desk, { kind: 'cancel_reason', orderId: id, paid: paid === 'yes' }, askScreen(ctx.words, 'cancel_reason')),
};

async function showList(ctx: BotContext, desk: Desk, status: OpenStatus, page: number): Promise<void> {
  const total = (await countOrdersByStatus(desk.shop, [status])).get(status) ?? 0;
  const last = Math.max(Math.ceil(total / ordersPerPage) - 1, 0);
  const at = Math.min(page, last);
  const orders = await listOrdersByStatus(desk.shop, [status], at * ordersPerPage, ordersPerPage);
  await show(ctx, ownerOrdersScreen(ctx.words, { status, page: at, total, orders }));
}

/** One order with its money, its history and the steps that it can take now, and the way to the next receipt. */
export async function showCard(ctx: BotContext, desk: Desk, orderId: number, above?: string): Promise<void> {
  const order = await readOrder(desk.shop, orderId);
  if (!order) return showDesk(ctx, desk, ctx.words.html('owner-order-gone'));
  const steps = await readHistory(desk.shop, orderId);
  const payment = await readStandingPayment(desk.shop, orderId);
  const more = above === undefined ? [] : nextButton(ctx.words, (await countReceiptsToCheck(desk.shop)).toCheck);
  await show(ctx, ownerOrderScreen(ctx.words, order, { steps, payment }, { above, more }));
}

/** The card after a step: what was done, or what somebody else did before. */
export async function tellStep(
  ctx: BotContext,
  desk: Desk,
  orderId: number,
  step: string,
  taken: Result<OrderView, string>,
): Promise<void> {
  if (!taken.ok)
    return taken.why === 'already_used' ? askDespite(ctx, desk, orderId) : tellMeanwhile(ctx, desk, orderId);
  const done = step === 'pay' && taken.value.status === 'refund_due' ? 'late_money' : step;
  await showCard(ctx, desk, orderId, ctx.words.html('owner-done', { step: done }));
}

/** The transfer on the receipt pays for another order: only who saw the money itself goes on. */
async function askDespite(ctx: BotContext, desk: Desk, orderId: number): Promise<void> {
  await onlyWhile(ctx, desk, orderId, ['pay'], (order) =>
    paidScreen(ctx.words, order, ctx.words.html('owner-used-ask')),
  );
}

async function tellMeanwhile(ctx: BotContext, desk: Desk, orderId: number): Promise<void> {
  const order = await readOrder(desk.shop, orderId);
  const steps = await readHistory(desk.shop, orderId);
  await showCard(ctx, desk, orderId, order && meanwhileLine(ctx.words, order, steps));
}

/** Asks on only while one of these steps can still be taken; otherwise tells what the order is now. */
async function onlyWhile(
  ctx: BotContext,
  desk: Desk,
  orderId: number,
  events: OrderEventName[],
  next: (order: OrderView) => Screen,
): Promise<void> {
  const order = await readOrder(desk.shop, orderId);
  const possible = order ? possibleEvents(order.status, 'owner') : [];
  if (!order || !events.some((event) => possible.includes(event))) return tellMeanwhile(ctx, desk, orderId);
  await send(ctx, next(order));
}

async function askTracking(ctx: BotContext, desk: Desk, { id }: { id: number }): Promise<void> {
  const order = await readOrder(desk.shop, id);
  if (!order || !possibleEvents(order.status, 'owner').includes('ship')) return tellMeanwhile(ctx, desk, id);
  await ask(ctx, desk, { kind: 'tracking', orderId: id }, trackingScreen(ctx.words, order));
}

/** Refuses with one of the usual reasons, told in the customer's language. */
async function refuse(ctx: BotContext, desk: Desk, orderId: number, reason: string): Promise<void> {
  const order = await readOrder(desk.shop, orderId);
  const person = order && (await readIdentity(desk.shop, order.identityId));
  const words = person ? ctx.wordsFor(person.customer.language) : ctx.words;
  await refuseWith(ctx, desk, orderId, words.plain('owner-refusal', { reason }));
}

/** Refuses the receipt of an order with a reason that the customer reads. */
export async function refuseWith(ctx: BotContext, desk: Desk, orderId: number, reason: string): Promise<void> {
  await tellStep(ctx, desk, orderId, 'reject_receipt', await refuseReceipt(desk.shop, { orderId, reason }));
}

/** Cancels what the owner was asked about: an order that was paid meanwhile is asked about anew. */
export async function cancel(
  ctx: BotContext,
  desk: Desk,
  input: { orderId: number; paid: boolean; reason?: string },
): Promise<void> {
  const { orderId, paid, reason } = input;
  const order = await readOrder(desk.shop, orderId);
  if (!order || isPaid(order) !== paid) return tellMeanwhile(ctx, desk, orderId);
  const cancelled = await cancelOrder(desk.shop, { orderId, ...(reason === undefined ? {} : { reason }) });
  await tellStep(ctx, desk, orderId, paid ? 'cancel_paid' : 'cancel', cancelled);
}
