import type { Options } from '../catalog/product.ts';
import type { deliveryKinds } from '../delivery/delivery-method.ts';
import type { Region } from '../delivery/region.ts';
import type { Texts } from '../language.ts';
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
    mediaId: string;
    mime: string;
    status: 'waiting' | 'accepted' | 'refused';
    /** The customer took the message back that brought it. */
    withdrawn?: boolean;
  } | null;
};
