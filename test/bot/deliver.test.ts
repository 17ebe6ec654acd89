import { beforeEach, describe, expect, test } from 'vitest';
import { Identity } from '#src/shop/customers/identity.ts';
import { inTransaction } from '#src/shop/context.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { removeOwner } from '#src/shop/owners/ensure-owners.ts';
import { writeOwner } from '#src/shop/owners/claim.ts';
import { findOwner } from '#src/shop/owners/find-owner.ts';
import type { NewNotice } from '#src/shop/ports.ts';
import { makeDelivery, makeProduct, must, orders, sendsReceipt, type TestCustomer } from '#test/support/factories.ts';
import { openDeskScene, type DeskScene } from './owner/scene.ts';

let desk: DeskScene;
let ali: TestCustomer;

beforeEach(async () => {
  desk = await openDeskScene();
  ali = await desk.buyer(21, 'Ali');
});

async function tell(notice: Omit<NewNotice, 'cause'>): Promise<number> {
  const shop = desk.shop.system();
  await inTransaction(shop, (tx) => shop.tell(tx, { cause: `test:${desk.shop.jobs.length}`, ...notice }));
  const job = desk.shop.jobs.at(-1);
  if (!job) throw new Error('Nothing was told.');
  return job.noticeId;
}

const operatorBack = () => tell({ to: ali.identityId, kind: 'operator_back', data: {} });
const kept = (id: number) => desk.shop.system().em.findOneOrFail(Notice, { id });
const sent = () => desk.calls.filter(({ method }) => method.startsWith('send'));

async function owner(chatId: number): Promise<TestCustomer> {
  const person = await desk.buyer(chatId, 'Ega');
  await writeOwner(desk.shop.system().em, { identityId: person.identityId, name: 'Ega', now: desk.shop.clock.now() });
  const id = (await findOwner(desk.shop.system(), person.identityId))?.id ?? 0;
  return { ...person, id, ctx: () => desk.shop.as({ kind: 'owner', id }) };
}

describe('a notice', () => {
  test('is sent once, in the language of the person, and noted as sent', async () => {
    const id = await operatorBack();
    await desk.deliver(id);
    await desk.deliver(id);
    expect(sent()).toHaveLength(1);
    expect(sent()[0]?.payload).toMatchObject({ chat_id: 21, text: desk.words.html('notice-operator_back') });
    expect(await kept(id)).toMatchObject({ status: 'sent', sentAt: desk.shop.clock.now() });
  });

  test('waits as long as the platform asks, and is sent then', async () => {
    const id = await operatorBack();
    desk.refusals.push({ error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } });
    expect(await desk.deliver(id)).toEqual({ retryAfterSeconds: 7 });
    expect((await kept(id)).status).toBe('queued');
    await desk.deliver(id);
    expect((await kept(id)).status).toBe('sent');
  });

  test('to somebody who blocked the shop is dropped, and he is marked', async () => {
    const id = await operatorBack();
    desk.refusals.push({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    await desk.deliver(id);
    expect(await kept(id)).toMatchObject({ status: 'dropped', reason: 'blocked' });
    const person = await desk.shop.system().em.findOneOrFail(Identity, { id: ali.identityId });
    expect(person.blockedAt).toEqual(desk.shop.clock.now());
  });

  test('to a chat that does not exist is dropped; another refusal is dropped and logged', async () => {
    const first = await operatorBack();
    desk.refusals.push({ error_code: 400, description: 'Bad Request: chat not found' });
    await desk.deliver(first);
    expect(await kept(first)).toMatchObject({ status: 'dropped', reason: 'unreachable' });
    expect(desk.errors).toHaveLength(0);
    const second = await operatorBack();
    desk.refusals.push({ error_code: 400, description: 'Bad Request: message is wrong' });
    await desk.deliver(second);
    expect(await kept(second)).toMatchObject({ status: 'dropped', reason: 'Bad Request: message is wrong' });
    expect(desk.errors).toHaveLength(1);
  });

  test('that met a broken server stays queued for another try', async () => {
    const id = await operatorBack();
    desk.refusals.push({ error_code: 502, description: 'Bad Gateway' });
    expect(await desk.deliver(id)).toEqual({ retryAfterSeconds: 1 });
    expect((await kept(id)).status).toBe('queued');
  });

  test('of goods that are gone has nothing to say', async () => {
    const id = await tell({ to: ali.identityId, kind: 'back_in_stock', data: { productId: 99, variantId: 99 } });
    await desk.deliver(id);
    expect(await kept(id)).toMatchObject({ status: 'dropped', reason: 'nothing_to_say' });
  });

  test('of goods that are back shows them with their price', async () => {
    const product = await makeProduct(desk.shop);
    const data = { productId: product.id, variantId: product.variants[0]?.id ?? 0 };
    await desk.deliver(await tell({ to: ali.identityId, kind: 'back_in_stock', data }));
    expect(sent()[0]?.payload.text).toContain(desk.words.money(300_000));
  });

  test("with an owner's words and picture is opened and sent as a picture", async () => {
    const sealedText = desk.house.vault.seal('Mana <rasm>');
    await desk.deliver(
      await tell({ to: ali.identityId, kind: 'operator_message', data: { sealedText, mediaId: 'm1' } }),
    );
    expect(sent()[0]).toMatchObject({ method: 'sendPhoto', payload: { photo: 'media:m1' } });
    expect(sent()[0]?.payload.caption).toContain('Mana &lt;rasm&gt;');
  });
});

async function receiptSent() {
  const product = await makeProduct(desk.shop);
  const methodId = await makeDelivery(desk.shop);
  const order = await orders(ali, { variantId: product.variants[0]?.id ?? 0, methodId });
  return sendsReceipt(ali, order.id);
}

describe('news for owners', () => {
  test('a receipt comes with its picture, the order and the buttons to judge it', async () => {
    await owner(11);
    const order = await receiptSent();
    await desk.deliverAll();
    const card = sent().at(-1);
    expect(card).toMatchObject({ method: 'sendPhoto', payload: { chat_id: 11, photo: 'media:receipt' } });
    expect(card?.payload.caption).toContain(order.number);
    expect(JSON.stringify(card?.payload)).toContain(`ow:do:accept_receipt:${order.id}`);
  });

  test('news tells how things stand when it is sent', async () => {
    const ega = await owner(11);
    const order = await receiptSent();
    must(await acceptReceipt(ega.ctx(), { orderId: order.id }));
    await desk.deliverAll();
    const cards = sent().filter(({ payload }) => payload.chat_id === 11);
    expect(cards).toHaveLength(2);
    expect(JSON.stringify(cards)).not.toContain('ow:do:accept_receipt');
  });

  test('an owner who was put out meanwhile gets no more of it', async () => {
    const ega = await owner(11);
    const second = await owner(12);
    await receiptSent();
    must(await removeOwner(second.ctx(), { ownerId: ega.id }));
    await desk.deliverAll();
    expect(sent().filter(({ payload }) => payload.chat_id === 11)).toHaveLength(0);
    expect(sent().filter(({ payload }) => payload.chat_id === 12)).toHaveLength(2);
  });
});
