import type { OrderStatus } from '#src/shop/orders/order-machine.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { encodeTap } from './callback-data.ts';
import { menuButtons, operatorButton } from './menu-screens.ts';
import { lineName } from './naming.ts';
import { gap, inRows, lines, type Button, type Screen } from './screen.ts';
import type { Words } from './words.ts';

/** Lines, delivery and sum of an order, as customer and owner read it. */
export function orderBody(words: Words, order: OrderView): string {
  return lines(
    ...order.lines.map((line) =>
      words.html('cart-line', {
        line: lineName(words, line),
        quantity: line.quantity,
        price: words.money(line.priceSom),
        sum: words.money(line.priceSom * line.quantity),
      }),
    ),
    gap,
    words.html('summary-delivery', {
      title: order.delivery.title[words.language],
      fee: order.deliverySom === 0 ? words.plain('delivery-free') : words.money(order.deliverySom),
    }),
    order.delivery.pickupAddress &&
      words.html('summary-pickup', { address: order.delivery.pickupAddress[words.language] }),
    order.address !== null &&
      words.html('summary-address', {
        region: order.region === null ? '' : words.plain('region', { region: order.region }),
        address: order.address,
      }),
    words.html('summary-recipient', { recipient: order.recipient, phone: words.phone(order.phone) }),
    gap,
    words.html('summary-total', { total: words.money(order.totalSom) }),
  );
}

const ended: readonly OrderStatus[] = ['cancelled', 'refund_due', 'refunded'];

/** What has come of an order's money, and what is to be paid in cash. */
export function moneyLines(words: Words, order: OrderView): string {
  const { paidSom, dueSom } = order;
  const isOver = ended.includes(order.status);
  return lines(
    paidSom > 0 && words.html('order-came', { sum: words.money(paidSom) }),
    dueSom > 0 && !isOver && words.html('order-due', { sum: words.money(dueSom) }),
  );
}

function isUnpaid({ status }: OrderView): boolean {
  return status === 'awaiting_payment' || status === 'checking_receipt';
}

/** True while the customer may give the order up by himself. */
export function isCancellable(order: OrderView): boolean {
  return isUnpaid(order) || order.status === 'confirmed';
}

/** The state of an order in the reader's words. */
export function statusName(words: Words, order: { status: string }): string {
  return words.plain('order-status', { status: order.status });
}

/** One order with what its customer can do about it. */
export function orderScreen(words: Words, order: OrderView, above?: string): Screen {
  const buttons: Button[][] = [];
  if (isCancellable(order))
    buttons.push([{ title: words.plain('button-cancel-order'), data: encodeTap({ kind: 'cancel', id: order.id }) }]);
  else buttons.push([{ title: words.plain('button-repeat'), data: encodeTap({ kind: 'repeat', id: order.id }) }]);
  buttons.push([{ title: words.plain('button-orders'), data: encodeTap({ kind: 'orders' }) }, operatorButton(words)]);
  return {
    text: lines(
      above,
      words.html('order-title', { number: order.number, status: statusName(words, order) }),
      words.html('order-placed-at', { time: words.dayAndTime(order.placedAt) }),
      gap,
      orderBody(words, order),
      isUnpaid(order) && order.askedSom > 0 && words.html('order-asked', { sum: words.money(order.askedSom) }),
      moneyLines(words, order),
      gap,
      order.status === 'awaiting_payment' && words.html('order-hold-until', { time: words.time(order.holdUntil) }),
      order.tracking !== null && words.html('order-tracking', { tracking: order.tracking }),
    ),
    buttons,
  };
}

/** A customer's orders, newest first. */
export function ordersScreen(words: Words, orders: OrderView[]): Screen {
  if (orders.length === 0) return { text: words.html('orders-empty'), buttons: menuButtons(words) };
  const buttons = orders.map((order) => ({
    title: words.plain('button-open-order', { number: `${order.number} — ${statusName(words, order)}` }),
    data: encodeTap({ kind: 'order', id: order.id }),
  }));
  return { text: words.html('orders-title'), buttons: [...inRows(buttons, 1), ...menuButtons(words).slice(0, 1)] };
}

/** Where a customer who can't be told of his order here for long is to go for it. */
export type WayOver = { url: string; channel: string };

/** The receipt came, and where a machine reads it, how soon it is looked at; where news of the order might not reach him here, also the way to where it does. */
export function receivedScreen(
  words: Words,
  order: { number: string },
  { over, isReadAtOnce = false }: { over?: WayOver | undefined; isReadAtOnce?: boolean } = {},
): Screen {
  return {
    text: lines(
      words.html('receipt-received', { number: order.number }),
      isReadAtOnce && words.html('receipt-soon'),
      over && bridgeOffer(words, over),
    ),
    ...(over ? { buttons: [[bridgeButton(words, over)]] } : {}),
  };
}

/** The receipt came after the order had ended: the owners see it, and he may also order anew. */
export function lateReceiptScreen(words: Words, order: OrderView): Screen {
  const renew = { title: words.plain('button-renew'), data: encodeTap({ kind: 'repeat', id: order.id }) };
  return { text: words.html('receipt-late', { number: order.number }), buttons: [[renew], [operatorButton(words)]] };
}

/** The words that go with the way over. */
export function bridgeOffer(words: Words, { channel }: WayOver): string {
  return words.html('bridge-offer', { channel: words.plain('channel-name', { channel }) });
}

/** The button that takes a customer over to another channel. */
export function bridgeButton(words: Words, { url, channel }: WayOver): Button {
  return { title: words.plain('button-bridge', { channel: words.plain('channel-name', { channel }) }), url };
}

/** Makes sure that the customer means it. */
export function cancelScreen(words: Words, order: OrderView): Screen {
  return {
    text: words.html('cancel-ask', { number: order.number }),
    buttons: [
      [{ title: words.plain('button-cancel-yes'), data: encodeTap({ kind: 'cancel_yes', id: order.id }) }],
      [{ title: words.plain('button-cancel-no'), data: encodeTap({ kind: 'order', id: order.id }) }],
    ],
  };
}

/** Asks which of several unpaid orders a receipt is for. */
export function whichOrderScreen(words: Words, orders: OrderView[], mediaId: string, messageId: number): Screen {
  const buttons = orders.map((order) => ({
    title: words.plain('receipt-as-receipt', { number: order.number, sum: words.money(order.askedSom) }),
    data: encodeTap({ kind: 'receipt_for', id: order.id, mediaId, messageId }),
  }));
  return { text: words.html('receipt-which'), buttons: inRows(buttons, 1) };
}
