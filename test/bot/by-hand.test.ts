import { beforeEach, describe, expect, test } from 'vitest';
import { minuteWork } from '#src/bot/minute-work.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { Receipt } from '#src/shop/orders/order.ts';
import { readSettings } from '#src/shop/settings/read-settings.ts';
import { answers, makeDelivery, makeSimpleProduct, must, orders, type TestCustomer } from '#test/support/factories.ts';
import { openTwoChannels, type TwoChannels } from './two-channels.ts';

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

const told = (kind: string) => scene.shop.system().em.find(Notice, { kind }, { disableIdentityMap: true });
const receipts = () => scene.shop.system().em.find(Receipt, {}, { disableIdentityMap: true });

async function silentMinutes(): Promise<number> {
  return (await readSettings(scene.shop.system())).takeOverMinutes;
}

describe('a person of the shop who writes in the platform’s own app', () => {
  test('silences the bot in that chat; the customer’s words come to the owners; after a while the bot is back', async () => {
    await scene.writesByHand('windowed', 21, 'Assalomu alaykum!');
    expect(scene.calls).toEqual([]);
    expect(await told('operator_wanted')).toEqual([]);
    await scene.says('windowed', 21, 'narxi qancha');
    expect(scene.sent('windowed', 21)).toEqual([]);
    await scene.deliverAll();
    expect(scene.screen('open', 11)).toContain('narxi qancha');
    scene.shop.clock.forward((await silentMinutes()) + 1);
    await minuteWork(scene.house);
    await scene.deliverAll();
    expect(scene.screen('windowed', 21)).toContain(scene.words.html('notice-operator_back'));
    await scene.says('windowed', 21, '/help');
    expect(scene.screen('windowed', 21)).toContain('/catalog');
  });

  test('ends what was being asked, and keeps what was answered', async () => {
    await answers(ali, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
    await scene.taps('windowed', 21, 'co');
    expect(await scene.house.talks.read('windowed:21')).toBeDefined();
    await scene.writesByHand('windowed', 21, 'Oʻzim yordam beraman');
    expect(await scene.house.talks.read('windowed:21')).toBeUndefined();
    await scene.says('windowed', 21, '90 123 45 67');
    expect(await told('customer_wrote')).toHaveLength(1);
    await scene.taps('windowed', 21, 'ct');
    expect(scene.screen('windowed', 21)).toContain(scene.words.html('cart-title'));
  });

  test('to somebody who never wrote silences the bot for him too; news of long ago silences nobody', async () => {
    await scene.writesByHand('windowed', 77, 'Assalomu alaykum!');
    await scene.says('windowed', 77, 'salom');
    expect(scene.sent('windowed', 77)).toEqual([]);
    await scene.writesByHand('windowed', 21, 'Salom', ((await silentMinutes()) + 1) * 60);
    await scene.says('windowed', 21, '/help');
    expect(scene.sent('windowed', 21)).toHaveLength(1);
  });

  test('is not taken for the customer: the window does not open by it', async () => {
    scene.shop.clock.forward(24 * 60 + 5);
    await scene.writesByHand('windowed', 21, 'Salom');
    scene.shop.clock.forward((await silentMinutes()) + 1);
    await minuteWork(scene.house);
    await scene.deliverAll();
    expect(scene.sent('windowed', 21)).toEqual([]);
    const [back] = await told('operator_back');
    expect(back).toMatchObject({ status: 'dropped', reason: 'window_closed' });
  });
});

describe('a customer who takes a message back', () => {
  test('a receipt stays as evidence, marked; its picture goes', async () => {
    await orders(ali, { variantId, methodId });
    await scene.sendsPicture('windowed', 21, 555);
    const [receipt] = await receipts();
    expect(await scene.house.media.get(receipt?.mediaId ?? '')).toBeDefined();
    await scene.takesBack('windowed', 21, [555]);
    expect((await receipts())[0]).toMatchObject({ status: 'waiting', withdrawnAt: scene.shop.clock.now() });
    expect(await scene.house.media.get(receipt?.mediaId ?? '')).toBeUndefined();
    await scene.deliverAll();
    expect(scene.calls.filter(({ channel }) => channel === 'windowed')).toHaveLength(1);
  });

  test('the picture of a receipt by which an order was paid is kept', async () => {
    const order = await orders(ali, { variantId, methodId });
    await scene.sendsPicture('windowed', 21, 555);
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    await scene.takesBack('windowed', 21, [555]);
    const [receipt] = await receipts();
    expect(receipt?.withdrawnAt).not.toBeNull();
    expect(await scene.house.media.get(receipt?.mediaId ?? '')).toBeDefined();
  });

  test('a receipt whose order was chosen by a tap is found as well', async () => {
    await orders(ali, { variantId, methodId });
    const second = await orders(ali, { variantId, methodId });
    await scene.sendsPicture('windowed', 21, Number.MAX_SAFE_INTEGER);
    const data = new RegExp(`rc:${second.id}:[^"]+`).exec(scene.screen('windowed', 21))?.[0] ?? '';
    await scene.taps('windowed', 21, data);
    await scene.takesBack('windowed', 21, [Number.MAX_SAFE_INTEGER]);
    expect((await receipts())[0]?.withdrawnAt).not.toBeNull();
  });

  test('words that were passed on to the owners are forgotten; those not sent yet are not sent', async () => {
    await scene.writesByHand('windowed', 21, 'Salom');
    await scene.says('windowed', 21, 'birinchi', 701);
    await scene.deliverAll();
    await scene.says('windowed', 21, 'ikkinchi', 702);
    await scene.takesBack('windowed', 21, [701, 702]);
    await scene.deliverAll();
    const kept = await told('customer_wrote');
    expect(kept.map(({ status, data }) => [status, data['sealedText']])).toEqual([
      ['sent', null],
      ['dropped', null],
    ]);
    expect(JSON.stringify(scene.sent('open', 11))).not.toContain('ikkinchi');
  });

  test('somebody else’s messages of the same number stay, and an unknown number harms nothing', async () => {
    await orders(ali, { variantId, methodId });
    await scene.sendsPicture('windowed', 21, 555);
    await scene.takesBack('windowed', 22, [555]);
    await scene.takesBack('open', 21, [555]);
    await scene.takesBack('windowed', 21, [999]);
    expect((await receipts())[0]?.withdrawnAt).toBeNull();
  });
});
