import { describe, expect, test } from 'vitest';
import type { ProductView } from '#src/shop/catalog/product-view.ts';
import type { DeliveryMethodView } from '#src/shop/delivery/list-delivery.ts';
import { languages } from '#src/shop/language.ts';
import { orderStatuses, possibleEvents, type OrderEventName } from '#src/shop/orders/order-machine.ts';
import type { OrderStepView } from '#src/shop/orders/read-history.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import type { SettingsView } from '#src/shop/settings/read-settings.ts';
import type { TodayNumbers } from '#src/shop/stats/today-numbers.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import { bookChecks } from '#src/shop/books/report.ts';
import { booksScreen } from '#src/ui/owner/books-screens.ts';
import { decodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import { deskScreen, numbersScreen } from '#src/ui/owner/desk-screens.ts';
import { ownerNotice } from '#src/ui/owner/notices.ts';
import {
  meanwhileLine,
  ownerCancelScreen,
  ownerOrderScreen,
  ownerOrdersScreen,
  paidScreen,
  refundScreen,
  refuseScreen,
  trackingScreen,
  undoScreen,
} from '#src/ui/owner/order-screens.ts';
import {
  ownerFoundScreen,
  ownerProductScreen,
  ownerShelfScreen,
  ownerVariantScreen,
} from '#src/ui/owner/product-screens.ts';
import { forgetScreen, parkedScreen } from '#src/ui/owner/parked-screens.ts';
import { settingsScreen, wayScreen, waysScreen } from '#src/ui/owner/settings-screens.ts';
import {
  lockedScreen,
  passwordScreen,
  weakPasswordScreen,
  wrongPasswordScreen,
} from '#src/ui/owner/sign-in-screens.ts';
import { givenBackScreen, writtenScreen } from '#src/ui/owner/talk-screens.ts';
import type { Screen } from '#src/ui/screen.ts';
import type { Words } from '#src/ui/words.ts';
import { shopTexts } from '#test/support/open-shop.ts';

const at = '2026-03-02T07:00:00.000Z';
const evil = '<b>Ali</b> & {$x}';

const order: OrderView = {
  id: 7,
  number: 'S-1042',
  status: 'checking_receipt',
  customerId: 3,
  customerName: evil,
  identityId: 4,
  lines: [
    {
      variantId: 1,
      productId: 1,
      title: { uz: 'Krossovka', en: 'Sneakers' },
      options: { size: '42' },
      priceSom: 300_000,
      quantity: 2,
    },
  ],
  itemsSom: 600_000,
  deliverySom: 0,
  totalSom: 600_000,
  paymentKind: 'card',
  askedSom: 600_037,
  dueSom: 0,
  paidSom: 0,
  cardId: 1,
  delivery: { kind: 'courier', pickupAddress: null, title: { uz: 'Kuryer', en: 'Courier' } },
  region: 'samarkand',
  phone: '+998901234567',
  address: evil,
  recipient: evil,
  holdUntil: at,
  placedAt: at,
  tracking: evil,
  receipt: { id: 1, mediaId: 'r1', mime: 'image/jpeg', status: 'waiting' },
};
const step = (given: Pick<OrderStepView, 'event' | 'to'> & Partial<OrderStepView>): OrderStepView => {
  return { from: null, actorKind: 'owner', actorName: null, reason: null, code: null, proof: null, at, ...given };
};
const steps: OrderStepView[] = [
  step({ event: 'place', to: 'awaiting_payment', actorKind: 'customer' }),
  step({ event: 'pay', from: 'awaiting_payment', to: 'paid', actorKind: 'system', proof: 'notice' }),
  step({ event: 'reject_receipt', from: 'checking_receipt', to: 'awaiting_payment', code: 'status_failed' }),
  step({ event: 'cancel_paid', from: 'paid', to: 'refund_due', actorName: evil, reason: evil }),
];
const variants = Array.from({ length: 45 }, (_, id) => {
  return {
    id: id + 1,
    options: { color: 'black', size: String(id) },
    priceSom: 300_000,
    compareAtSom: 350_000,
    stock: id,
  };
});
const product: ProductView = {
  id: 9,
  categoryId: 2,
  title: { uz: evil, en: evil },
  description: { uz: '', en: '' },
  options: ['color', 'size'],
  active: true,
  variants,
  pictures: [{ mediaId: 'p1', color: null }],
};
const numbers: TodayNumbers = {
  placed: 5,
  paid: 3,
  cancelled: 1,
  revenueSom: 900_000,
  averageSom: 300_000,
  open: [{ status: 'paid', count: 2 }],
};
const settings: SettingsView = {
  name: { uz: 'Doʻkon', en: 'Shop' },
  orderPrefix: 'S',
  paused: true,
  hasCard: true,
  holdMinutes: 30,
  reminderMinutes: 10,
  takeOverMinutes: 120,
  maxOpenOrders: 3,
  maxUnits: 5,
  mostTailSom: 499,
  noticeWaitMinutes: 10,
  trustOrderSom: 0,
  trustDaySom: 0,
  cashOnDelivery: false,
  prepayPercent: 0,
};
const way: DeliveryMethodView = {
  id: 1,
  kind: 'courier',
  title: { uz: evil, en: evil },
  eta: { uz: '1 kun', en: '1 day' },
  feeSom: 0,
  freeFromSom: 500_000,
  regions: 'all',
  address: null,
  active: true,
};
const shelf = {
  shelf: { id: 2, parentId: null, title: product.title },
  below: [{ id: 3, title: product.title }],
  products: [product],
  page: 1,
  total: 20,
};

function* everyScreen(words: Words): Generator<Screen | undefined> {
  yield deskScreen(words, { numbers, toDo: { receipts: 2, notices: 1 }, paused: true }, 'x');
  yield numbersScreen(words, numbers);
  yield ownerOrdersScreen(words, { status: 'paid', page: 1, total: 20, orders: [order] });
  yield ownerOrdersScreen(words, { status: 'paid', page: 0, total: 0, orders: [] });
  for (const status of orderStatuses)
    yield ownerOrderScreen(words, { ...order, status }, { steps }, { above: meanwhileLine(words, order, steps) });
  yield refuseScreen(words, order);
  yield ownerCancelScreen(words, order);
  yield ownerCancelScreen(words, { ...order, status: 'paid' });
  yield refundScreen(words, order);
  yield trackingScreen(words, order);
  yield paidScreen(words, order, 'x');
  yield undoScreen(words, { ...order, status: 'paid' });
  yield ownerShelfScreen(words, shelf);
  yield ownerShelfScreen(words, { shelf: undefined, below: [], products: [], page: 0, total: 0 });
  yield ownerFoundScreen(words, evil, [product, { ...product, active: false }]);
  yield ownerFoundScreen(words, evil, []);
  yield ownerProductScreen(words, product, 2);
  yield ownerProductScreen(words, { ...product, active: false, variants: variants.slice(0, 1), pictures: [] }, 9, 'x');
  yield ownerVariantScreen(words, product, {
    ...variants[0],
    id: 1,
    options: {},
    priceSom: 1,
    compareAtSom: null,
    stock: 0,
  });
  yield settingsScreen(words, settings, { last4: '9012', holder: evil });
  yield settingsScreen(words, { ...settings, paused: false }, undefined, 'x');
  yield waysScreen(words, [way, { ...way, active: false, feeSom: 20_000 }]);
  yield waysScreen(words, []);
  yield wayScreen(words, way);
  yield wayScreen(words, { ...way, active: false, freeFromSom: null, feeSom: 20_000 }, 'x');
  for (const reason of ['sign_in', 'set', 'again'] as const) yield passwordScreen(words, reason, 'x');
  for (const weak of ['too_short', 'too_long', 'common', 'repeated', 'sequence', 'number', 'shop_name', 'newer'])
    yield weakPasswordScreen(words, weak);
  yield wrongPasswordScreen(words, 4);
  yield lockedScreen(words, at, new Date('2026-03-02T06:59:30.000Z'));
  yield writtenScreen(words, { identityId: 4, name: evil, until: at });
  yield givenBackScreen(words, null, true);
  yield givenBackScreen(words, evil, false);
  const asked = { name: evil, price: '1', count: 1, title: evil, number: 'S-1', least: '1', most: '2' };
  for (const what of [
    'tracking',
    'refuse_reason',
    'cancel_reason',
    'write',
    'find',
    'pick_find',
    'count',
    'price',
    'hold',
    'fee',
    'free',
    'card',
    'place_number',
  ]) {
    yield askScreen(words, what, asked);
  }
  const news = { orderId: 7, number: 'S-1042' };
  yield ownerNotice(words, 'new_order', { ...news, totalSom: 1 }, { order });
  yield ownerNotice(
    words,
    'order_cancelled_by_customer',
    { ...news, was: 'paid' },
    { order: { ...order, status: 'cancelled' } },
  );
  yield ownerNotice(
    words,
    'customer_wrote',
    { identityId: 4, sealedText: 'x', mediaId: 'm1' },
    { customerName: evil, text: evil },
  );
  yield ownerNotice(words, 'operator_wanted', { identityId: 4 }, { customerName: null });
  const other = { identityId: 5, channel: 'other', username: evil, blocked: false };
  const lost = { identityId: 4, noticeId: 1, channel: 'chat', orderId: 7 };
  yield ownerNotice(words, 'customer_unreachable', lost, {
    order,
    contacts: { name: evil, phone: null, others: [other] },
  });
  const stranger = { name: null, phone: null, others: [{ ...other, username: null, blocked: true }] };
  yield ownerNotice(words, 'customer_unreachable', { ...lost, orderId: null }, { contacts: stranger });
  yield ownerNotice(words, 'update_parked', { eventId: 'chat:1', channel: 'chat' }, {});
  yield ownerNotice(words, 'notices_parked', {}, {});
  for (const check of bookChecks)
    yield ownerNotice(words, 'books_wrong', { check, count: 4, examples: [{ id: 1, name: evil, facts: {} }] }, {});
  const facts = { stock: 1, byMoves: 2, byOrders: 3 };
  const finding = { check: 'stock_off' as const, count: 1, examples: [{ id: 1, name: evil, facts }] };
  const books = { at, tookMs: 5, counted: { variants: 1, orders: 2, queuedNotices: 3 }, standing: [] };
  yield booksScreen(words, { ...books, ok: true, findings: [], standingCount: 0 });
  yield booksScreen(words, { ...books, ok: false, findings: [{ ...finding, fingerprint: 'f' }], standingCount: 2 });
  const work = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', queue: 'inbound' as const, parkedAt: at, kind: 'message' };
  const works = [{ ...work, channel: 'chat', lane: 'chat:1', error: evil }];
  yield parkedScreen(words, { page: 1, total: 11, works }, 'ℹ️');
  yield parkedScreen(words, { page: 0, total: 0, works: [] });
  yield forgetScreen(words, work.id);
  yield ownerNotice(words, 'sign_in_alert', { ownerId: 1, name: evil, lockedUntil: at }, {});
}

describe.each(languages)('the screens of the desk in "%s"', (language) => {
  // The texts throw where one is missing.
  const words = shopTexts()(language);
  const screens = [...everyScreen(words)];

  test('every screen has its words, and none shows a text of a person as markup', () => {
    expect(screens.length).toBeGreaterThan(60);
    for (const screen of screens) {
      expect(screen?.text.trim()).toBeTruthy();
      expect(screen?.text).not.toMatch(/owner-|<b>Ali<\/b>|undefined|NaN|\{ ?\$(?!x)/);
      expect(screen?.text.replaceAll(/<(\/?)(b|i|s|code)>/g, '')).not.toMatch(/[<>]/);
    }
  });

  test('every button has a short title and data that the desk reads', () => {
    const buttons = screens.flatMap((screen) => screen?.buttons?.flat() ?? []);
    expect(buttons.length).toBeGreaterThan(150);
    for (const button of buttons) {
      expect(button.title).toMatch(/\S/);
      expect(button.title).not.toMatch(/owner-|undefined|\{ ?\$(?!x)/);
      expect('data' in button && decodeOwnerTap(button.data)).toBeTruthy();
    }
    for (const { buttons: rows } of screens.filter((screen) => screen !== undefined)) {
      expect(rows?.flat().length ?? 0).toBeLessThanOrEqual(100);
      for (const row of rows ?? []) expect(row.length).toBeLessThanOrEqual(8);
    }
  });
});

const data = (screen: Screen | undefined): string[] =>
  screen?.buttons?.flat().flatMap((button) => ('data' in button ? [button.data] : [])) ?? [];

// What one button stands for: the shop finds out which of them it is. Parts of a sum come by notices alone.
const oneButton: { [event in OrderEventName]?: string[] } = {
  cancel_part: ['cancel'],
  cancel_cash: ['cancel'],
  cancel_paid: ['cancel'],
  pay_late: ['pay'],
  late_money: ['pay'],
  pay_part: [],
  undo_part: [],
};

describe('what the desk offers', () => {
  const words = shopTexts()('uz');

  test.each(orderStatuses)(
    'an order that is %s has a button for each step that the order machine allows, and no other',
    (status) => {
      const screen = ownerOrderScreen(words, { ...order, status, paidSom: order.askedSom }, { steps: [] });
      const kinds = data(screen).map((text) => decodeOwnerTap(text));
      const offered = kinds.flatMap((tap) => {
        if (tap?.kind === 'do') return [tap.step];
        if (tap?.kind === 'refuse') return ['reject_receipt'];
        if (tap?.kind === 'cancel') return ['cancel'];
        if (tap?.kind === 'paid') return ['pay'];
        if (tap?.kind === 'undo') return ['undo_payment'];
        return tap?.kind === 'ship' || tap?.kind === 'refund' ? [tap.kind] : [];
      });
      // Where a receipt is there, accepting it says that the money came.
      if (status === 'checking_receipt') offered.push('pay');
      const steps = possibleEvents(status, 'owner').flatMap((event) => oneButton[event] ?? [event]);
      expect(offered.toSorted()).toEqual([...new Set(steps)].toSorted());
    },
  );

  test('an order that is paid in cash has no payment to take back, and nothing to send back when it is cancelled', () => {
    const cash = { ...order, paymentKind: 'cash', status: 'packed', askedSom: 0, dueSom: 600_000 } as const;
    expect(data(ownerOrderScreen(words, cash, { steps: [] }))).not.toContain('ow:undo:7');
    expect(data(ownerCancelScreen(words, cash))).toContain('ow:cancelnow:no:7');
  });

  test('a late receipt that is no picture goes as a document', () => {
    const wrote = { identityId: 1, sealedText: null, mediaId: 'm1' };
    const facts = { customerName: 'Ali', text: '🧾 S-1042' };
    expect(ownerNotice(words, 'customer_wrote', { ...wrote, isDocument: true }, facts)).toMatchObject({
      documentId: 'm1',
    });
    expect(ownerNotice(words, 'customer_wrote', wrote, facts)).toMatchObject({ mediaId: 'm1' });
  });

  test('news of an order that is gone, and news for customers, are nothing to say to an owner', () => {
    expect(ownerNotice(words, 'new_order', { orderId: 7, number: 'S-1', totalSom: 1 }, {})).toBeUndefined();
    expect(ownerNotice(words, 'order_paid', { orderId: 7, number: 'S-1' }, { order })).toBeUndefined();
  });
});
