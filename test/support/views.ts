import type { ProductView, VariantView } from '#src/shop/catalog/product-view.ts';
import type { DeliveryMethodView } from '#src/shop/delivery/list-delivery.ts';
import type { DraftLineView, DraftView } from '#src/shop/orders/draft-view.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';

/** The same words in every language. */
export const inBoth = (text: string) => ({ uz: text, en: text });

export function variantView(over: Partial<VariantView> = {}): VariantView {
  return { id: 1, options: { color: 'black', size: '42' }, priceSom: 450_000, compareAtSom: null, stock: 5, ...over };
}

export function productView(over: Partial<ProductView> = {}): ProductView {
  return {
    id: 1,
    categoryId: 1,
    title: { uz: 'Krossovka Tez', en: 'Sneakers Tez' },
    description: { uz: 'Yengil krossovka.', en: 'Light sneakers.' },
    options: ['color', 'size'],
    active: true,
    variants: [variantView()],
    pictures: [{ mediaId: 'black.webp', color: 'black' }],
    ...over,
  };
}

export function lineView(over: Partial<DraftLineView> = {}): DraftLineView {
  const { title, variants } = productView();
  const { options = {}, priceSom = 0 } = variants[0] ?? {};
  return { id: 1, variantId: 1, productId: 1, title, options, priceSom, quantity: 2, stock: 5, ...over };
}

export function methodView(over: Partial<DeliveryMethodView> = {}): DeliveryMethodView {
  return {
    id: 1,
    kind: 'courier',
    title: { uz: 'Kuryer', en: 'Courier' },
    eta: { uz: '1 kun', en: '1 day' },
    feeSom: 25_000,
    freeFromSom: null,
    regions: 'all',
    address: null,
    active: true,
    ...over,
  };
}

export function draftView(over: Partial<DraftView> = {}): DraftView {
  return {
    id: 1,
    stage: 'checkout',
    product: null,
    chosen: {},
    lines: [lineView()],
    phone: '+998901234567',
    delivery: methodView(),
    region: 'samarkand',
    address: 'Registon 1',
    recipient: 'Ali Valiyev',
    paymentKind: 'card',
    paymentWays: ['card'],
    prepaySom: 0,
    forgedReceipts: 0,
    itemsSom: 900_000,
    deliverySom: 25_000,
    totalSom: 925_000,
    ...over,
  };
}

export function orderView(over: Partial<OrderView> = {}): OrderView {
  const { title, options, priceSom } = lineView();
  return {
    id: 1,
    number: 'S-1042',
    status: 'awaiting_payment',
    customerId: 1,
    customerName: 'Ali',
    identityId: 1,
    lines: [{ variantId: 1, productId: 1, title, options, priceSom, quantity: 2 }],
    itemsSom: 900_000,
    deliverySom: 25_000,
    totalSom: 925_000,
    paymentKind: 'card',
    askedSom: 925_000,
    dueSom: 0,
    paidSom: 0,
    cardId: 1,
    delivery: { kind: 'courier', pickupAddress: null, title: methodView().title },
    region: 'samarkand',
    phone: '+998901234567',
    address: 'Registon 1',
    recipient: 'Ali Valiyev',
    holdUntil: '2025-11-22T10:15:00.000Z',
    placedAt: '2025-11-22T09:15:00.000Z',
    tracking: null,
    receipt: null,
    ...over,
  };
}
