import type { Options } from '../catalog/product.ts';
import type { deliveryKinds } from '../delivery/delivery-method.ts';
import type { Region } from '../delivery/region.ts';
import type { Texts } from '../language.ts';
import type { PaymentKind } from './payment-kind.ts';
import type { OrderStatus } from './order-machine.ts';

/** An order as screens see it: plain data, opened from its seals. Times are ISO strings in UTC. */
export type OrderView = {
  id: number;
  number: string;
  status: OrderStatus;
  customerId: number;
  customerName: string | null;
  identityId: number;
  lines: { variantId: number; productId: number; title: Texts; options: Options; priceSom: number; quantity: number }[];
  itemsSom: number;
  deliverySom: number;
  totalSom: number;
  paymentKind: PaymentKind;
  /** What is to be transferred, to the soʻm; 0 for cash. */
  askedSom: number;
  /** What is taken in cash on delivery. */
  dueSom: number;
  /** What of `askedSom` has come. */
  paidSom: number;
  /** The card that the customer was given. */
  cardId: number | null;
  delivery: { kind: (typeof deliveryKinds)[number]; title: Texts; pickupAddress: Texts | null };
  region: Region | null;
  phone: string;
  address: string | null;
  recipient: string;
  holdUntil: string;
  placedAt: string;
  tracking: string | null;
  /** The newest receipt, if any. */
  receipt: {
    id: number;
    mediaId: string;
    mime: string;
    status: 'waiting' | 'accepted' | 'refused';
    /** The customer took the message back that brought it. */
    withdrawn?: boolean;
  } | null;
};
