import { beforeEach, describe, expect, test } from 'vitest';
import { runAs } from '#src/journal/run.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { Receipt } from '#src/shop/orders/order.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import { confirmPayment } from '#src/shop/payments/confirm-payment.ts';
import { makeDelivery, makeSimpleProduct, must, orders, type TestCustomer } from '#test/support/factories.ts';
import { wordsFor } from '#test/support/words.ts';
import { openTwoChannels, type TwoChannels } from './two-channels.ts';

const ali = 21;
const ega = 11;
const words = wordsFor('uz');
let scene: TwoChannels;
let buyer: TestCustomer;
let owner: TestCustomer;
let wish: { variantId: number; methodId: number };
let messages: number;

beforeEach(async () => {
  scene = await openTwoChannels();
  messages = 100;
  await keepCard(scene.shop.system(), { number: '8600000000001111', holder: 'ALI VALIYEV' });
  const [variant] = (await makeSimpleProduct(scene.shop, 9)).variants;
  wish = { variantId: variant?.id ?? 0, methodId: await makeDelivery(scene.shop) };
  await scene.taps('open', ali, 's:uz:');
  buyer = await scene.buyer('open', ali);
  owner = await scene.owner('open', ega);
});

const heard = () => scene.sent('open', ali).at(-1)?.payload.text ?? '';
const picture = () => scene.sendsPicture('open', ali, (messages += 1));
const run = (attempt: number) => runAs({ id: 'u1', attempt, trace: 't' }, () => scene.sendsPicture('open', ali, 300));
const receipts = () => scene.shop.system().em.find(Receipt, {}, { orderBy: { id: 'asc' } });
const brings = (mime: string) => {
  const channel = scene.house.channels.get('open');
  if (channel) channel.download = () => Promise.resolve({ bytes: new Uint8Array([1]), mime });
};

/** A file sent as it is, not as a picture. */
const document = (mimeType: string) =>
  scene.handle('open', {
    message: {
      chat: { id: ali, type: 'private', first_name: 'Ali' },
      from: { id: ali, is_bot: false, first_name: 'Ali' },
      date: 1_700_000_000,
      message_id: (messages += 1),
      document: { file_id: 'd', file_unique_id: `u${messages}`, mime_type: mimeType },
    },
  });

async function expires(): Promise<OrderView> {
  const order = await orders(buyer, wish);
  scene.shop.clock.forward(31);
  expect(await expireOrders(scene.shop.system(), 9)).toBe(1);
  return order;
}

describe('a receipt for the one order that waits', () => {
  test('is kept with the platform’s name of its file and of its message, and answered with the order', async () => {
    const { id, number } = await orders(buyer, wish);
    await picture();
    expect(await receipts()).toMatchObject([{ order: { id }, fileUniqueId: 'u', sourceMessage: `open:${ali}:101` }]);
    expect(heard()).toBe(words.html('receipt-received', { number }));
  });

  test('is promised a quick answer where a machine reads it', async () => {
    const read: number[] = [];
    scene.house.readLater =
      () =>
      async (_tx, { receiptId }) =>
        void read.push(receiptId);
    await orders(buyer, wish);
    await picture();
    expect(heard()).toContain(words.html('receipt-soon'));
    expect(read).toEqual((await receipts()).map(({ id }) => id));
  });

  test.each(['application/pdf', 'image/png', 'image/webp'])('is taken as a file of %s', async (mime) => {
    brings(mime);
    const { number } = await orders(buyer, wish);
    await document(mime);
    expect(await receipts()).toMatchObject([{ mime, fileUniqueId: 'u101' }]);
    expect(heard()).toBe(words.html('receipt-received', { number }));
  });

  test('is not taken as a file that is neither picture nor PDF', async () => {
    brings('application/zip');
    await orders(buyer, wish);
    await document('application/pdf');
    expect(await receipts()).toEqual([]);
    expect(heard()).toBe(words.html('receipt-not-image'));
  });

  test('is said to have come also by the second run of its update, when the order is already paid', async () => {
    const { id, number } = await orders(buyer, wish);
    await run(1);
    must(await confirmPayment(owner.ctx(), { orderId: id }));
    await run(2);
    expect(heard()).toBe(words.html('receipt-received', { number }));
    expect(await receipts()).toHaveLength(1);
  });

  test('is enough when five came within ten minutes', async () => {
    const { number } = await orders(buyer, wish);
    for (let sent = 0; sent < 5; sent += 1) await picture();
    expect(heard()).toBe(words.html('receipt-received', { number }));
    await picture();
    expect(heard()).toBe(words.html('receipt-enough', { number }));
    expect(await receipts()).toHaveLength(5);
    scene.shop.clock.forward(11);
    await picture();
    expect(await receipts()).toHaveLength(6);
  });
});

test('with two orders waiting the exact sums tell them apart, and the limit holds for each', async () => {
  const [one, two] = [await orders(buyer, wish), await orders(buyer, wish)];
  expect(one.askedSom).not.toBe(two.askedSom);
  for (let sent = 0; sent < 6; sent += 1) {
    await picture();
    for (const { askedSom } of [one, two]) {
      expect(scene.screen('open', ali)).toContain(words.money(askedSom));
    }
    await scene.taps('open', ali, `rc:${two.id}:m${sent + 1}:1`);
  }
  expect(heard()).toBe(words.html('receipt-enough', { number: two.number }));
  expect((await receipts()).map(({ order }) => order.id)).toEqual(Array.from({ length: 5 }, () => two.id));
});

describe('a picture that no order waits for', () => {
  test('is not needed where the money was seen just before', async () => {
    const { id, number } = await orders(buyer, wish);
    must(await confirmPayment(owner.ctx(), { orderId: id }));
    await picture();
    expect(heard()).toBe(words.html('receipt-not-needed', { number }));
    expect(await receipts()).toEqual([]);
    scene.shop.clock.forward(120);
    await picture();
    expect(heard()).toBe(words.html('photo-search-later'));
  });

  test('goes to the owners, once, where its order ended within the day', async () => {
    const { number } = await expires();
    scene.shop.jobs.splice(0);
    await scene.sendsPicture('open', ali, 300);
    await scene.sendsPicture('open', ali, 300);
    expect(heard()).toBe(words.html('receipt-late', { number }));
    expect(await scene.shop.system().em.find(Notice, { kind: 'customer_wrote' })).toMatchObject([
      { identity: { id: owner.identityId }, data: { identityId: buyer.identityId, mediaId: 'm1' } },
    ]);
    await scene.deliverAll();
    expect(scene.sent('open', ega).at(-1)?.payload.caption).toContain(number);
  });

  test('is about something else a day later', async () => {
    await expires();
    scene.shop.clock.forward(24 * 60);
    await picture();
    expect(heard()).toBe(words.html('photo-search-later'));
  });
});
