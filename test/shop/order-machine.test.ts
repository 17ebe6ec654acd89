import { describe, expect, test } from 'vitest';
import {
  checkOrderMachine,
  isOrderEvent,
  orderMachine,
  orderStatuses,
  possibleEvents,
  stepOf,
} from '#src/shop/orders/order-machine.ts';

describe('the order machine', () => {
  test('reaches every state', () => {
    expect(checkOrderMachine).not.toThrow();
  });

  test('is this table', () => {
    const drawn = Object.keys(orderMachine)
      .filter(isOrderEvent)
      .map((event) => {
        const { from, to, by, releasesStock, takesStock } = stepOf(event);
        const stock = `${releasesStock ? ' stock back' : ''}${takesStock ? ' stock taken' : ''}`;
        return `${event}: ${from.join(', ')} -> ${to} (${by.join(', ')})${stock}`;
      });
    expect(drawn).toEqual([
      'submit_receipt: awaiting_payment, checking_receipt -> checking_receipt (customer)',
      'accept_receipt: checking_receipt -> paid (owner, system)',
      'reject_receipt: checking_receipt -> awaiting_payment (owner, system)',
      'pay: awaiting_payment, checking_receipt -> paid (owner, system)',
      'pay_part: awaiting_payment, checking_receipt -> awaiting_payment (owner, system)',
      'pay_late: cancelled -> paid (owner, system) stock taken',
      'late_money: cancelled -> refund_due (owner, system)',
      'undo_payment: paid, packed -> checking_receipt (owner, system)',
      'undo_part: awaiting_payment, checking_receipt -> checking_receipt (owner, system)',
      'expire: awaiting_payment -> cancelled (system) stock back',
      'cancel: awaiting_payment, checking_receipt, confirmed -> cancelled (customer, owner) stock back',
      'cancel_part: awaiting_payment, checking_receipt -> refund_due (customer, owner) stock back',
      'cancel_cash: packed -> cancelled (owner) stock back',
      'cancel_paid: paid, packed -> refund_due (owner) stock back',
      'pack: paid, confirmed -> packed (owner)',
      'ship: paid, confirmed, packed -> shipped (owner)',
      'deliver: paid, confirmed, packed, shipped -> delivered (owner)',
      'refund: refund_due -> refunded (owner)',
    ]);
  });

  test('the assistant can start nothing, and nothing but late money leaves an end', () => {
    for (const status of orderStatuses) expect(possibleEvents(status, 'assistant')).toEqual([]);
    for (const end of ['delivered', 'refunded'] as const) expect(possibleEvents(end, 'owner')).toEqual([]);
    expect(possibleEvents('cancelled', 'owner')).toEqual(['pay_late', 'late_money']);
    expect(possibleEvents('cancelled', 'customer')).toEqual([]);
    expect(possibleEvents('paid', 'owner')).toEqual(['undo_payment', 'cancel_paid', 'pack', 'ship', 'deliver']);
    expect(possibleEvents('paid', 'customer')).toEqual([]);
  });
});
