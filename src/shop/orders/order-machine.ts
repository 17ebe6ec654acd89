import type { Actor } from '../context.ts';

export const orderStatuses = [
  'awaiting_payment',
  'checking_receipt',
  'confirmed',
  'paid',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
  'refund_due',
  'refunded',
] as const;

export type OrderStatus = (typeof orderStatuses)[number];

/** States in which an order begins: `confirmed` where all is paid in cash on delivery. */
export const firstStatuses: readonly OrderStatus[] = ['awaiting_payment', 'confirmed'];

/** States in which the money has come, also where it is to go back. */
export const paidStatuses: readonly OrderStatus[] = [
  'paid',
  'packed',
  'shipped',
  'delivered',
  'refund_due',
  'refunded',
];

/** States in which nothing more happens to an order, but for money that comes late. */
export const endedStatuses: readonly OrderStatus[] = ['delivered', 'cancelled', 'refunded'];

interface Step {
  from: readonly OrderStatus[];
  to: OrderStatus;
  by: readonly Actor['kind'][];
  /** The goods go back on the shelf. */
  releasesStock?: true;
  /** The goods are taken from the shelf again; where they are gone the step is refused. */
  takesStock?: true;
}

type Machine = Record<string, Step>;

/** Every step an order can take. A pair that is not here cannot happen. */
export const orderMachine = {
  submit_receipt: { from: ['awaiting_payment', 'checking_receipt'], to: 'checking_receipt', by: ['customer'] },
  accept_receipt: { from: ['checking_receipt'], to: 'paid', by: ['owner', 'system'] },
  reject_receipt: { from: ['checking_receipt'], to: 'awaiting_payment', by: ['owner', 'system'] },
  /** The money is there, proven by the bank's notice or seen by an owner. */
  pay: { from: ['awaiting_payment', 'checking_receipt'], to: 'paid', by: ['owner', 'system'] },
  /** Some of the money came; the rest is still asked for. */
  pay_part: { from: ['awaiting_payment', 'checking_receipt'], to: 'awaiting_payment', by: ['owner', 'system'] },
  /** The money came after the order had ended. */
  pay_late: { from: ['cancelled'], to: 'paid', by: ['owner', 'system'], takesStock: true },
  /** The money came after the order had ended, and the goods are gone. */
  late_money: { from: ['cancelled'], to: 'refund_due', by: ['owner', 'system'] },
  /** An owner was wrong, or the bank took the money back. */
  undo_payment: { from: ['paid', 'packed'], to: 'checking_receipt', by: ['owner', 'system'] },
  /** The bank took back a part before the rest had come. */
  undo_part: { from: ['awaiting_payment', 'checking_receipt'], to: 'checking_receipt', by: ['owner', 'system'] },
  expire: { from: ['awaiting_payment'], to: 'cancelled', by: ['system'], releasesStock: true },
  cancel: {
    from: ['awaiting_payment', 'checking_receipt', 'confirmed'],
    to: 'cancelled',
    by: ['customer', 'owner'],
    releasesStock: true,
  },
  /** A part of the money is there and goes back. */
  cancel_part: {
    from: ['awaiting_payment', 'checking_receipt'],
    to: 'refund_due',
    by: ['customer', 'owner'],
    releasesStock: true,
  },
  /** Nothing was paid before the goods were packed: all is in cash. */
  cancel_cash: { from: ['packed'], to: 'cancelled', by: ['owner'], releasesStock: true },
  cancel_paid: { from: ['paid', 'packed'], to: 'refund_due', by: ['owner'], releasesStock: true },
  pack: { from: ['paid', 'confirmed'], to: 'packed', by: ['owner'] },
  ship: { from: ['paid', 'confirmed', 'packed'], to: 'shipped', by: ['owner'] },
  deliver: { from: ['paid', 'confirmed', 'packed', 'shipped'], to: 'delivered', by: ['owner'] },
  refund: { from: ['refund_due'], to: 'refunded', by: ['owner'] },
} satisfies Machine;

export type OrderEventName = keyof typeof orderMachine;

/** The step of an event. */
export function stepOf(event: OrderEventName): Step {
  return orderMachine[event];
}

/** Events that this actor may start in this state, in the order of the table. */
export function possibleEvents(status: OrderStatus, actor: Actor['kind']): OrderEventName[] {
  const names = Object.keys(orderMachine).filter(isOrderEvent);
  return names.filter((name) => stepOf(name).from.includes(status) && stepOf(name).by.includes(actor));
}

/** True for the name of an event. */
export function isOrderEvent(name: string): name is OrderEventName {
  return Object.hasOwn(orderMachine, name);
}

/** Throws when a state can't be reached from those in which orders begin; called at start, so a slip in the table stops the program. */
export function checkOrderMachine(): void {
  const reached = new Set<OrderStatus>(firstStatuses);
  const steps = Object.values<Step>(orderMachine);
  for (let grew = true; grew;) {
    const next = steps.filter((step) => !reached.has(step.to) && step.from.some((status) => reached.has(status)));
    next.forEach((step) => reached.add(step.to));
    grew = next.length > 0;
  }
  const lost = orderStatuses.filter((status) => !reached.has(status));
  if (lost.length > 0) throw new Error(`No step leads to: ${lost.join(', ')}.`);
}
