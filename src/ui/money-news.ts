import type { OrderView } from '#src/shop/orders/order-view.ts';
import { refusingReasons } from '#src/shop/payments/verdict.ts';
import { cardLines, copyButtons, tailLine, type ShownCard } from './payment-screens.ts';
import { gap, lines, type Screen } from './screen.ts';
import type { Words } from './words.ts';

/** What is said where a receipt proved nothing: why, what to do next, and that nothing is lost. */
export function refusalNews(words: Words, order: OrderView, given: { code: unknown; reason: string }): string {
  const time = words.time(order.holdUntil);
  const { number } = order;
  const code = refusingReasons.find((one) => one === given.code);
  if (code) return lines(words.html(`notice-refused-${code}`, { number }), words.html('notice-refused-held', { time }));
  return lines(
    words.html('notice-receipt_refused', { number, reason: given.reason }),
    words.html('notice-receipt_refused-next', { time }),
  );
}

/** The payment stands: with what is left for cash, and with what came too much. */
export function paidNews(
  words: Words,
  order: OrderView,
  { kind, overSom }: { kind: 'order_paid' | 'order_paid_late'; overSom: unknown },
): string {
  const key = kind === 'order_paid' ? 'notice-order_paid' : 'notice-order_paid_late';
  return lines(
    words.html(key, { number: order.number }),
    typeof overSom === 'number' && overSom > 0 && words.html('notice-over-came', { sum: words.money(overSom) }),
    order.dueSom > 0 && words.html('order-due', { sum: words.money(order.dueSom) }),
  );
}

/** A part has come: how much is left, where to, and buttons that copy both. Nothing once the order waits for no money. */
export function partNews(words: Words, order: OrderView, card: ShownCard | undefined): Screen | undefined {
  if (order.status !== 'awaiting_payment' && order.status !== 'checking_receipt') return undefined;
  return {
    text: lines(
      words.html('notice-part_paid', {
        number: order.number,
        sum: words.money(order.paidSom),
        rest: words.money(order.askedSom),
        time: words.time(order.holdUntil),
      }),
      gap,
      card && cardLines(words, card),
      card && tailLine(words, order),
    ),
    buttons: copyButtons(words, order, card),
  };
}
