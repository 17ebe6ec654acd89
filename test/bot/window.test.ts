import { beforeEach, describe, expect, test } from 'vitest';
import { minuteWork } from '#src/bot/minute-work.ts';
import { inTransaction } from '#src/shop/context.ts';
import { offerBridge } from '#src/shop/customers/bridge.ts';
import { Identity } from '#src/shop/customers/identity.ts';
import { openBridge } from '#src/shop/customers/open-bridge.ts';
import { requeueHeld } from '#src/shop/notices/requeue-held.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { packOrder, shipOrder } from '#src/shop/orders/move-order.ts';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { writeToCustomer } from '#src/shop/owners/write-to-customer.ts';
import type { NewNotice } from '#src/shop/ports.ts';
import {
  answers,
  makeDelivery,
  makeSimpleProduct,
  must,
  orders,
  sendsReceipt,
  type TestCustomer,
} from '#test/support/factories.ts';
import { offNow, openTwoChannels, type TwoChannels } from './two-channels.ts';

const day = 24 * 60;

let scene: TwoChannels;
let ega: TestCustomer;
let ali: TestCustomer;
let variantId: number;
let methodId: number;

beforeEach(async () => {
  scene = await openTwoChannels();
  ega = await scene.owner('open', 11);
  ali = await scene.buyer('windowed', 21, 'Ali');
  variantId = (await makeSimpleProduct(scene.shop, 9)).variants[0]?.id ?? 0;
  methodId = await makeDelivery(scene.shop);
});

async function paidOrder(): Promise<OrderView> {
  const order = await orders(ali, { variantId, methodId });
  await sendsReceipt(ali, order.id);
  await scene.deliverAll();
  return order;
}

async function notices(kind?: string): Promise<Notice[]> {
  const where = kind === undefined ? {} : { kind };
  return scene.shop.system().em.find(Notice, where, { orderBy: { id: 'asc' }, disableIdentityMap: true });
}

const standings = async (...kinds: string[]) =>
  (await notices())
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, status, reason }) => [kind, status, reason]);

async function tell(notice: Omit<NewNotice, 'cause'>): Promise<void> {
  const shop = scene.shop.system();
  await inTransaction(shop, (tx) => shop.tell(tx, { cause: 'test', ...notice }));
}

const identityOfAli = () =>
  scene.shop.system().em.findOneOrFail(Identity, { id: ali.identityId }, { disableIdentityMap: true });

describe('when the window has closed', () => {
  test('news of an order is held without a call, and the owner is told once how to reach the customer', async () => {
    const order = await paidOrder();
    scene.shop.clock.forward(day + 5);
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    must(await packOrder(ega.ctx(), { orderId: order.id }));
    await scene.deliverAll();
    expect(scene.sent('windowed', 21)).toEqual([]);
    expect(await standings('order_paid', 'order_packed')).toEqual([
      ['order_paid', 'held', 'window_closed'],
      ['order_packed', 'held', 'window_closed'],
    ]);
    expect((await identityOfAli()).blockedAt).toBeNull();
    const warned = scene.sent('open', 11).filter(({ payload }) => payload.text.includes('📵'));
    expect(warned).toHaveLength(1);
    expect(warned[0]?.payload.text).toContain(scene.words.phone('+998901234567'));
    expect(warned[0]?.payload.text).toContain(order.number);
  });

  test('inside it, and for a minute after it where nobody knows for sure, the platform is asked', async () => {
    await message();
    scene.shop.clock.forward(day - 10);
    await scene.deliverAll();
    expect(scene.screen('windowed', 21)).toContain('Salom');
  });

  test('the customer who writes again gets what still matters of it, in its order', async () => {
    const order = await paidOrder();
    scene.shop.clock.forward(day + 5);
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    must(await packOrder(ega.ctx(), { orderId: order.id }));
    must(await writeToCustomer(ega.ctx(), { identityId: ali.identityId, text: 'Manzilingiz?', key: 'k1' }));
    await scene.deliverAll();
    must(await shipOrder(ega.ctx(), { orderId: order.id, tracking: 'UZ-77' }));
    await scene.deliverAll();
    await scene.says('windowed', 21, '/help');
    expect(scene.shop.jobs).toHaveLength(4);
    const before = scene.sent('windowed', 21).length;
    await scene.deliverAll();
    const got = scene.sent('windowed', 21).slice(before);
    expect(got).toHaveLength(2);
    expect(got[0]?.payload.text).toContain('Manzilingiz?');
    expect(got[1]?.payload.text).toContain('UZ-77');
    expect(await standings('order_paid', 'order_packed', 'order_shipped')).toEqual([
      ['order_paid', 'dropped', 'nothing_to_say'],
      ['order_packed', 'dropped', 'nothing_to_say'],
      ['order_shipped', 'sent', null],
    ]);
    await scene.says('windowed', 21, '/help');
    expect(scene.shop.jobs).toEqual([]);
  });

  test('a refused receipt and a reminder are not told any more when their time is over', async () => {
    const order = await paidOrder();
    const { orderId, number } = { orderId: order.id, number: order.number };
    await tell({
      to: ali.identityId,
      kind: 'hold_reminder',
      data: { orderId, number, holdUntil: order.holdUntil },
    });
    scene.shop.clock.forward(day + 5);
    must(await refuseReceipt(ega.ctx(), { orderId, reason: 'summa' }));
    await scene.deliverAll();
    scene.shop.clock.forward(60);
    await scene.says('windowed', 21, '/help');
    await scene.deliverAll();
    expect(await standings('hold_reminder', 'receipt_refused')).toEqual([
      ['hold_reminder', 'dropped', 'nothing_to_say'],
      ['receipt_refused', 'dropped', 'nothing_to_say'],
    ]);
  });

  test('goods that came back and are gone again are not told of', async () => {
    const soldOut = await makeSimpleProduct(scene.shop, 0);
    const data = { productId: soldOut.id, variantId: soldOut.variants[0]?.id ?? 0 };
    await tell({ to: ali.identityId, kind: 'back_in_stock', data });
    scene.shop.clock.forward(day + 5);
    await scene.deliverAll();
    await scene.says('windowed', 21, '/help');
    await scene.deliverAll();
    expect(await standings('back_in_stock')).toEqual([['back_in_stock', 'dropped', 'nothing_to_say']]);
  });

  test('a chat that is given back says nothing, and nothing waits', async () => {
    await tell({ to: ali.identityId, kind: 'operator_back', data: {} });
    scene.shop.clock.forward(day + 5);
    await scene.deliverAll();
    expect(await standings('operator_back')).toEqual([['operator_back', 'dropped', 'window_closed']]);
  });

  test('an owner is told of each of his own words that did not arrive, unless they have meanwhile', async () => {
    scene.shop.clock.forward(day + 5);
    must(await writeToCustomer(ega.ctx(), { identityId: ali.identityId, text: 'Salom', key: 'k1' }));
    must(await writeToCustomer(ega.ctx(), { identityId: ali.identityId, text: 'Bormisiz', key: 'k2' }));
    for (const { noticeId } of scene.shop.jobs.splice(0)) await scene.deliver(noticeId);
    expect(await notices('customer_unreachable')).toHaveLength(2);
    const warnings = scene.shop.jobs.splice(0);
    await scene.says('windowed', 21, 'salom');
    await scene.deliverAll();
    for (const { noticeId } of warnings) await scene.deliver(noticeId);
    expect(await standings('customer_unreachable')).toEqual([
      ['customer_unreachable', 'dropped', 'nothing_to_say'],
      ['customer_unreachable', 'dropped', 'nothing_to_say'],
    ]);
  });
});

const seal = (text: string): string => scene.house.vault.seal(text);

const message = () =>
  tell({ to: ali.identityId, kind: 'operator_message', data: { sealedText: seal('Salom'), mediaId: null } });

describe('what a platform refuses', () => {
  test('as outside the window is held, and the person is not taken for one who blocked the shop', async () => {
    await message();
    scene.refusals.push({ error_code: 403, description: 'Forbidden: the reply window is closed' });
    await scene.deliverAll();
    expect(await standings('operator_message')).toEqual([['operator_message', 'held', 'window_closed']]);
    expect((await identityOfAli()).blockedAt).toBeNull();
  });

  test.each(offNow)('because of the account (%d) waits for the channel', async (error_code, description) => {
    await message();
    scene.refusals.push({ error_code, description });
    await scene.deliverAll();
    expect(await standings('operator_message')).toEqual([['operator_message', 'held', 'channel_off']]);
    expect((await identityOfAli()).blockedAt).toBeNull();
    await scene.says('windowed', 21, '/help');
    expect(scene.shop.jobs).toEqual([]);
    await requeueHeld(scene.shop.system(), 'windowed', async (_tx, job) => void scene.shop.jobs.push(job));
    await scene.deliverAll();
    expect(await standings('operator_message')).toEqual([['operator_message', 'sent', null]]);
  });

  test.each(offNow)(
    'because of the account (%d) lets an update wait as long as that lasts',
    async (error_code, description) => {
      scene.refusals.push({ error_code, description });
      expect(await scene.says('windowed', 21, '/help')).toEqual({ retryAfterSeconds: 30 });
    },
  );

  test('in answer to an update that waited too long marks nobody as one who blocked', async () => {
    scene.refusals.push({ error_code: 403, description: 'Forbidden: the reply window is closed' });
    await scene.says('windowed', 21, '/help');
    expect((await identityOfAli()).blockedAt).toBeNull();
    scene.refusals.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    await scene.says('windowed', 21, '/help');
    expect((await identityOfAli()).blockedAt).not.toBeNull();
  });
});

async function comesOver(chatId = 31): Promise<TestCustomer> {
  const here = await scene.buyer('open', chatId, 'Ali');
  const offer = await offerBridge(scene.shop.system(), { identityId: ali.identityId, to: 'open' });
  must(await openBridge(here.ctx(), { token: offer?.token ?? '', identityId: here.identityId }));
  await scene.deliverAll();
  return here;
}

describe('a customer with two chats', () => {
  test('gets news of an order where he went, and elsewhere once he can not be told there', async () => {
    const order = await paidOrder();
    await comesOver();
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    await scene.deliverAll();
    expect(scene.screen('open', 31)).toContain(order.number);
    scene.refusals.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    must(await packOrder(ega.ctx(), { orderId: order.id }));
    await scene.deliverAll();
    expect(await standings('order_packed')).toEqual([['order_packed', 'sent', null]]);
    expect(scene.screen('windowed', 21)).toContain(order.number);
    expect(await notices('customer_unreachable')).toEqual([]);
  });

  test('who has blocked the one is told in the other; who has blocked both is told when he writes', async () => {
    const order = await paidOrder();
    await comesOver();
    scene.shop.clock.forward(day + 5);
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    scene.refusals.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    await scene.deliverAll();
    expect(await standings('order_paid')).toEqual([['order_paid', 'held', 'window_closed']]);
    expect(scene.screen('open', 11)).toContain(
      scene.words.html('owner-unreachable-other', { channel: 'open', who: 'xaridor' }),
    );
    await scene.says('open', 31, '/help');
    await scene.deliverAll();
    expect(scene.screen('open', 31)).toContain(order.number);
    expect(await standings('order_paid')).toEqual([['order_paid', 'sent', null]]);
  });
});

describe('an owner who writes to a customer whose window has closed', () => {
  test('reaches him in his other chat, and gets his answer from there', async () => {
    await comesOver();
    scene.shop.clock.forward(day + 5);
    must(await writeToCustomer(ega.ctx(), { identityId: ali.identityId, text: 'Manzilingiz?', key: 'k1' }));
    await scene.deliverAll();
    expect(scene.screen('open', 31)).toContain('Manzilingiz?');
    await scene.says('open', 31, 'Registon 1');
    await scene.deliverAll();
    expect(scene.screen('open', 11)).toContain('Registon 1');
    expect(await notices('customer_unreachable')).toEqual([]);
  });
});

const startLink = (text: string): string => /start=(b_[\w-]+)/.exec(text)?.[1] ?? 'none';

describe('the way over', () => {
  test('stands with every order, and leads to the question that is open', async () => {
    const order = await orders(ali, { variantId, methodId });
    await scene.taps('windowed', 21, `o:${order.id}`);
    const payload = startLink(scene.screen('windowed', 21));
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 2 }, { slot: 'checkout' });
    await scene.says('open', 31, `/start ${payload}`);
    const [joined, asked] = scene.sent('open', 31);
    expect(joined?.payload.text).toBe(scene.words.html('bridge-joined'));
    expect(asked?.payload.text).toContain(scene.words.html('ask-delivery'));
    await scene.deliverAll();
    expect(scene.screen('windowed', 21)).toContain(scene.words.html('notice-bridge_used', { channel: 'open' }));
    // The talk goes on where he is now.
    await scene.taps('open', 31, `d:${methodId}`);
    expect(scene.screen('open', 31)).toContain(scene.words.plain('region', { region: 'samarkand' }));
    await scene.taps('open', 31, 'os');
    expect(scene.screen('open', 31)).toContain(order.number);
    await scene.taps('windowed', 21, `o:${order.id}`);
    expect(scene.screen('windowed', 21)).not.toContain('start=b_');
  });

  test('leads to the order under way where nothing is being asked, and what was held comes there', async () => {
    const order = await paidOrder();
    const offer = await offerBridge(scene.shop.system(), { identityId: ali.identityId, to: 'open' });
    scene.shop.clock.forward(day + 5);
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    await scene.deliverAll();
    await scene.says('open', 31, `/start b_${offer?.token}`);
    expect(scene.screen('open', 31)).toContain(order.number);
    const before = scene.sent('open', 31).length;
    await scene.deliverAll();
    expect(scene.sent('open', 31).slice(before)[0]?.payload.text).toBe(
      scene.words.html('notice-order_paid', { number: order.number }),
    );
  });

  test('in other hands, used or over is told kindly, and the shop is open all the same', async () => {
    const offer = await offerBridge(scene.shop.system(), { identityId: ali.identityId, to: 'open' });
    await scene.says('open', 11, `/start b_${offer?.token}`);
    expect(scene.sent('open', 11)[0]?.payload.text).toBe(scene.words.html('bridge-owner'));
    await scene.says('open', 31, `/start b_${offer?.token}`);
    await scene.says('open', 32, `/start b_${offer?.token}`);
    expect(scene.sent('open', 32)[0]?.payload.text).toBe(scene.words.html('bridge-used'));
    expect(scene.screen('open', 32)).toContain(scene.words.plain('language-name'));
    await scene.says('open', 33, '/start b_1-xyz');
    expect(scene.sent('open', 33)[0]?.payload.text).toBe(scene.words.html('bridge-unknown'));
    await scene.says('open', 31, `/start b_${offer?.token}`);
    expect(JSON.stringify(scene.sent('open', 31))).toContain(scene.words.html('bridge-already'));
  });

  test('comes by itself before the window closes, and not to one who has come over meanwhile', async () => {
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
    scene.shop.clock.forward(22 * 60);
    await minuteWork(scene.house);
    await scene.deliverAll();
    const payload = startLink(scene.screen('windowed', 21));
    await scene.says('open', 31, `/start ${payload}`);
    expect(JSON.stringify(scene.sent('open', 31))).toContain(scene.words.html('cart-title'));
    scene.calls.length = 0;
    await minuteWork(scene.house);
    expect(await notices('window_bridge')).toHaveLength(1);
  });

  test('is good for a receipt too, and is nowhere on a channel without a window', async () => {
    const order = await orders(ali, { variantId, methodId });
    await scene.sendsPicture('windowed', 21, 555);
    expect(startLink(scene.screen('windowed', 21))).not.toBe('none');
    const vali = await scene.buyer('open', 41, 'Vali');
    const other = await orders(vali, { variantId, methodId });
    await scene.taps('open', 41, `o:${other.id}`);
    expect(JSON.stringify(scene.sent('open', 41))).not.toContain('start=b_');
    expect(order.number).not.toBe(other.number);
  });
});
