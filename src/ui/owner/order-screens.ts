import type { OrderStepView } from '#src/shop/orders/read-history.ts';
import type { OrderEventName } from '#src/shop/orders/order-machine.ts';
import { possibleEvents } from '#src/shop/orders/order-machine.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import type { StandingPayment } from '#src/shop/payments/standing-payment.ts';
import { orderBody, statusName } from '../order-screens.ts';
import { inRows, lines, shorten, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { askScreen, deskButton, ownerButton, pageButtons } from './buttons.ts';
import { encodeOwnerTap, openStatuses, refuseReasons, type OpenStatus } from './callback-data.ts';
import { moneyLines } from './money-lines.ts';

/** Orders shown on one page of a list. */
export const ordersPerPage = 8;

const shownSteps = 12;

/** One page of the orders in one state, the longest waiting first. */
export function ownerOrdersScreen(
  words: Words,
  list: { status: OpenStatus; page: number; total: number; orders: OrderView[] },
): Screen {
  const { status, page, total, orders } = list;
  const title = words.html('owner-orders-title', { status: statusName(words, { status }), count: total });
  const open = orders.map((order) => ({
    title: [order.number, words.money(order.totalSom), shorten(order.recipient, 20)].join(' · '),
    data: encodeOwnerTap({ kind: 'order', id: order.id }),
  }));
  const arrows = pageButtons(words, { page, perPage: ordersPerPage, total }, (to) => ({
    kind: 'orders',
    status,
    page: to,
  }));
  return {
    text: orders.length === 0 ? lines(title, words.html('owner-orders-none')) : title,
    buttons: [...inRows(open, 1), arrows, [deskButton(words)]],
  };
}

/** What happened to an order, and the payment that counts for it. */
export type OrderLife = { steps: OrderStepView[]; payment?: StandingPayment | undefined };

/**
 * Everything about one order, its money, its life so far, and each step that the owner can take now; `more` are
 * buttons that lead on to other work.
 */
export function ownerOrderScreen(
  words: Words,
  order: OrderView,
  { steps, payment }: OrderLife,
  { above, more = [] }: { above?: string | undefined; more?: Button[] } = {},
): Screen {
  return {
    text: lines(
      above,
      words.html('order-title', { number: order.number, status: statusName(words, order) }),
      words.html('order-placed-at', { time: words.dayAndTime(order.placedAt) }),
      order.customerName !== null && words.html('owner-order-customer', { name: order.customerName }),
      orderBody(words, order),
      moneyLines(words, order, payment),
      order.status === 'awaiting_payment' &&
        words.html('order-hold-until', { time: words.dayAndTime(order.holdUntil) }),
      order.tracking !== null && words.html('order-tracking', { tracking: order.tracking }),
      historyText(words, steps),
    ),
    buttons: [...orderButtons(words, order), more],
  };
}

/** The buttons under an order: what the order machine allows an owner now, then the ways on. */
export function orderButtons(words: Words, order: OrderView): Button[][] {
  const { id, status } = order;
  const fetched = order.delivery.kind === 'pickup';
  const steps = possibleEvents(status, 'owner')
    // What the customer fetches himself is handed over, not sent.
    .filter((event) => !(fetched && event === 'ship'))
    .toSorted(cancelLast)
    .flatMap((event) => stepButton(words, event, order));
  const others = [ownerButton(words, 'write', { kind: 'write', id: order.identityId })];
  if (order.receipt) others.push(ownerButton(words, 'receipt', { kind: 'receipt', id }));
  const open = openStatuses.find((one) => one === status);
  const list = open ? [ownerButton(words, 'list', { kind: 'orders', status: open, page: 0 })] : [];
  return [...inRows(steps, 2), others, [...list, deskButton(words)]];
}

/** What goes on stands first; what takes back or ends is not next to the thumb. */
function cancelLast(one: OrderEventName, other: OrderEventName): number {
  return backwards(one) - backwards(other);
}

function backwards(event: OrderEventName): number {
  return event.startsWith('cancel') ? 2 : Number(event.startsWith('undo'));
}

function stepButton(words: Words, event: OrderEventName, { id, status, paidSom }: OrderView): Button[] {
  switch (event) {
    case 'accept_receipt':
      return [ownerButton(words, 'accept', { kind: 'do', step: event, id })];
    case 'reject_receipt':
      return [ownerButton(words, 'refuse', { kind: 'refuse', id })];
    case 'pay':
      // Where a receipt is there, accepting it says the same.
      return status === 'awaiting_payment' ? [ownerButton(words, 'paid', { kind: 'paid', id })] : [];
    case 'pay_late':
      return [ownerButton(words, 'paid', { kind: 'paid', id })];
    case 'undo_payment':
      return paidSom > 0 ? [ownerButton(words, 'undo', { kind: 'undo', id })] : [];
    case 'cancel':
      return [ownerButton(words, 'cancel', { kind: 'cancel', id })];
    case 'cancel_cash':
      return paidSom > 0 ? [] : [ownerButton(words, 'cancel', { kind: 'cancel', id })];
    case 'cancel_paid':
      return paidSom > 0 ? [ownerButton(words, 'cancel', { kind: 'cancel', id })] : [];
    case 'ship':
    case 'refund':
      return [ownerButton(words, event, { kind: event, id })];
    case 'pack':
    case 'deliver':
      return [ownerButton(words, event, { kind: 'do', step: event, id })];
    default:
      return [];
  }
}

function historyText(words: Words, steps: OrderStepView[]): string {
  if (steps.length === 0) return '';
  return lines(words.html('owner-history-title'), ...steps.slice(-shownSteps).map((step) => stepLine(words, step)));
}

function stepLine(words: Words, step: OrderStepView): string {
  const line = words.html('owner-history-step', {
    time: words.dayAndTime(step.at),
    status: statusName(words, { status: step.to }),
    who: whoDid(words, step),
  });
  const { reason, code, proof } = step;
  if (reason !== null) return `${line}: ${words.html('owner-history-reason', { reason: shorten(reason, 120) })}`;
  if (code !== null) return `${line}: ${words.html(`owner-doubt-${code}`)}`;
  return proof === null ? line : `${line}: ${words.plain('owner-proof', { proof })}`;
}

function whoDid(words: Words, { actorKind, actorName }: OrderStepView): string {
  const known = actorKind === 'owner' ? actorName : null;
  return known ?? words.plain('owner-actor', { actor: actorKind });
}

/** The line above a card when somebody else was faster: what the order is now, and by whom. */
export function meanwhileLine(words: Words, order: OrderView, steps: OrderStepView[]): string {
  const last = steps.at(-1);
  const who = last ? whoDid(words, last) : words.plain('owner-actor', { actor: 'system' });
  return words.html('owner-meanwhile', { status: statusName(words, order), who });
}

/** Why a receipt is refused: the usual reasons by button. */
export function refuseScreen(words: Words, order: OrderView): Screen {
  const reasons = refuseReasons.map((reason) => ({
    title: words.plain(`owner-reason-${reason}`),
    data: encodeOwnerTap({ kind: 'why', reason, id: order.id }),
  }));
  return {
    text: words.html('owner-refuse-ask', { number: order.number }),
    buttons: [...inRows(reasons, 1), [backToOrder(words, order)]],
  };
}

/** Makes sure that a cancellation is meant, says what it brings, and asks for the reason. */
export function ownerCancelScreen(words: Words, order: OrderView): Screen {
  const paid = isPaid(order);
  const values = { number: order.number, sum: words.money(order.paidSom) };
  const answer = paid ? 'yes' : 'no';
  return {
    text: lines(
      words.html('owner-cancel-ask', values),
      words.html(paid ? 'owner-cancel-paid' : 'owner-cancel-unpaid', values),
    ),
    buttons: [
      [ownerButton(words, 'cancel-reason', { kind: 'cancelwhy', paid: answer, id: order.id })],
      [ownerButton(words, 'cancel-now', { kind: 'cancelnow', paid: answer, id: order.id })],
      [backToOrder(words, order)],
    ],
  };
}

/** True when cancelling means that money must be sent back. */
export function isPaid(order: Pick<OrderView, 'paidSom'>): boolean {
  return order.paidSom > 0;
}

/** Makes sure that the owner saw the money on his card; of an order that has ended, also what happens then. */
export function paidScreen(words: Words, order: OrderView, above?: string): Screen {
  const sum = words.money(order.askedSom > 0 ? order.askedSom : order.totalSom);
  return {
    text: lines(
      above,
      words.html('owner-paid-ask', { number: order.number, sum }),
      order.status === 'cancelled' && words.html('owner-paid-late'),
    ),
    buttons: [[ownerButton(words, 'paid-yes', { kind: 'do', step: 'pay', id: order.id })], [backToOrder(words, order)]],
  };
}

/** Makes sure that a payment is to be taken back. */
export function undoScreen(words: Words, order: OrderView): Screen {
  return {
    text: words.html('owner-undo-ask', { number: order.number }),
    buttons: [
      [ownerButton(words, 'undo-yes', { kind: 'do', step: 'undo_payment', id: order.id })],
      [backToOrder(words, order)],
    ],
  };
}

/** Makes sure that the money was really sent back. */
export function refundScreen(words: Words, order: OrderView): Screen {
  return {
    text: words.html('owner-refund-ask', { number: order.number, sum: words.money(order.paidSom) }),
    buttons: [
      [ownerButton(words, 'refund-yes', { kind: 'do', step: 'refund', id: order.id })],
      [backToOrder(words, order)],
    ],
  };
}

/** Asks for what the customer can follow the goods by; may be skipped. */
export function trackingScreen(words: Words, order: OrderView): Screen {
  return askScreen(words, 'tracking', { number: order.number }, [
    ownerButton(words, 'skip', { kind: 'shipnow', id: order.id }),
  ]);
}

/** A receipt as a picture, or as a document where it is none. */
export function receiptMedia(receipt: { mediaId: string; mime: string }): { mediaId: string } | { documentId: string } {
  return receipt.mime.startsWith('image/') ? { mediaId: receipt.mediaId } : { documentId: receipt.mediaId };
}

function backToOrder(words: Words, order: OrderView): Button {
  return ownerButton(words, 'back-to-order', { kind: 'order', id: order.id }, { number: order.number });
}
