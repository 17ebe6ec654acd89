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
        const { from, to, by, releasesStock } = stepOf(event);
        return `${event}: ${from.join(', ')} -> ${to} (${by.join(', ')})${releasesStock ? ' stock back' : ''}`;
      });
    expect(drawn).toEqual([
      'submit_receipt: awaiting_payment, checking_receipt -> checking_receipt (customer)',
      'accept_receipt: checking_receipt -> paid (owner, system)',
      'reject_receipt: checking_receipt -> awaiting_payment (owner, system)',
      'expire: awaiting_payment -> cancelled (system) stock back',
      'cancel: awaiting_payment, checking_receipt -> cancelled (customer, owner) stock back',
      'cancel_paid: paid, packed -> refund_due (owner) stock back',
      'pack: paid -> packed (owner)',
      'ship: paid, packed -> shipped (owner)',
      'deliver: paid, packed, shipped -> delivered (owner)',
      'refund: refund_due -> refunded (owner)',
    ]);
  });

  test('the assistant can start nothing, and nothing leaves an end', () => {
    for (const status of orderStatuses) expect(possibleEvents(status, 'assistant')).toEqual([]);
    for (const end of ['delivered', 'cancelled', 'refunded'] as const) expect(possibleEvents(end, 'owner')).toEqual([]);
    expect(possibleEvents('paid', 'owner')).toEqual(['cancel_paid', 'pack', 'ship', 'deliver']);
    expect(possibleEvents('paid', 'customer')).toEqual([]);
  });
});
