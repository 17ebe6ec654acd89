import type { Options } from '../catalog/product.ts';
import type { ProductView } from '../catalog/product-view.ts';
import type { Region } from '../delivery/region.ts';
import type { Texts } from '../language.ts';
import type { DeliveryMethodView } from '../delivery/list-delivery.ts';
import type { PaymentKind } from './payment-kind.ts';
import type { PaymentWays } from './payment-ways.ts';

/** One line of the cart with today's price and stock. */
export type DraftLineView = {
  id: number;
  variantId: number;
  productId: number;
  title: Texts;
  options: Options;
  priceSom: number;
  quantity: number;
  stock: number;
};

/** The open draft as conversations and screens see it: plain data, opened from its seals. */
export type DraftView = PaymentWays & {
  /** 0 while nothing was chosen yet: there is no row. */
  id: number;
  stage: 'choosing' | 'cart' | 'checkout';
  /** The product whose variant is being chosen. */
  product: ProductView | null;
  chosen: Options;
  lines: DraftLineView[];
  phone: string | null;
  delivery: DeliveryMethodView | null;
  region: Region | null;
  address: string | null;
  recipient: string | null;
  /** Null while he has to choose; where there is one way only, it is chosen. */
  paymentKind: PaymentKind | null;
  /** Receipts of this customer that an owner called forged. */
  forgedReceipts: number;
  itemsSom: number;
  /** Null until a delivery method is chosen. */
  deliverySom: number | null;
  totalSom: number;
};

/** What the sale still asks for, in the order of asking. */
export const slots = [
  'option',
  'quantity',
  'phone',
  'delivery',
  'region',
  'address',
  'recipient',
  'payment',
  'confirm',
] as const;

export type Slot = (typeof slots)[number];

/** One answer of the customer. Every way of answering (button, words, later the assistant) comes down to this. */
export type DraftChange =
  | { slot: 'product'; productId: number }
  | { slot: 'option'; option: string; value: string }
  | { slot: 'variant'; variantId: number }
  | { slot: 'quantity'; quantity: number }
  | { slot: 'line'; lineId: number; quantity: number }
  | { slot: 'checkout' }
  | { slot: 'phone'; text: string }
  | { slot: 'delivery'; methodId: number }
  | { slot: 'region'; region: Region }
  | { slot: 'address'; text: string }
  | { slot: 'recipient'; text: string }
  | { slot: 'payment'; kind: PaymentKind }
  /** Asks for a slot of the checkout again. */
  | { slot: 'ask_again'; what: 'phone' | 'delivery' | 'address' | 'recipient' | 'payment' }
  /** Leaves choosing or checkout and goes back to the cart. */
  | { slot: 'back_to_cart' }
  | { slot: 'empty' };

/** Why an answer was not taken; each is also the key of a customer text (`draft-<why>`). */
export type DraftRefusal =
  | 'product_gone'
  | 'option_gone'
  | 'sold_out'
  | 'not_enough'
  | 'too_many'
  | 'bad_quantity'
  | 'line_gone'
  | 'cart_empty'
  | 'cart_full'
  | 'bad_phone'
  | 'delivery_gone'
  | 'region_not_served'
  | 'bad_address'
  | 'bad_recipient'
  | 'payment_not_offered'
  | 'nothing_asked';

/** The next thing to ask; undefined while the customer is browsing or looking at the cart. */
export function nextMissing(draft: DraftView): Slot | undefined {
  if (draft.stage === 'choosing') return missingChoice(draft);
  if (draft.stage === 'cart' || draft.lines.length === 0) return undefined;
  if (draft.phone === null) return 'phone';
  if (draft.delivery === null) return 'delivery';
  if (draft.delivery.kind !== 'pickup') {
    if (draft.region === null) return 'region';
    if (draft.address === null) return 'address';
  }
  if (draft.recipient === null) return 'recipient';
  if (draft.paymentKind === null) return 'payment';
  return 'confirm';
}

function missingChoice(draft: DraftView): Slot | undefined {
  if (draft.product === null) return undefined;
  const open = draft.product.options.some((option) => draft.chosen[option] === undefined);
  return open ? 'option' : 'quantity';
}
