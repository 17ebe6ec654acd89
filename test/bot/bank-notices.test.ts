import type { Message, MessageOrigin, Update } from 'grammy/types';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OrderView } from '#src/shop/orders/order-view.ts';
import { readOrder } from '#src/shop/orders/read-order.ts';
import { Owner } from '#src/shop/owners/owner.ts';
import { newSession, signOut } from '#src/shop/owners/session.ts';
import { BankNotice } from '#src/shop/payments/bank-notice.ts';
import { keepCard } from '#src/shop/payments/cards.ts';
import { listSources } from '#src/shop/payments/find-source.ts';
import { droppedCode } from '#src/shop/payments/notices/drop-code.ts';
import { encodeSourceTap } from '#src/ui/owner/source-screens.ts';
import { makeDelivery, makeSimpleProduct, orders, type TestCustomer } from '#test/support/factories.ts';
import { openTwoChannels, type TwoChannels } from './two-channels.ts';

const [ega, ali, vali] = [11, 21, 31];
const bank = { id: 6_123_456_789, is_bot: true, first_name: 'Bank', username: 'bankim_bot' };
const group = { id: -100_777, type: 'supergroup' as const, title: 'Kassa' };

let scene: TwoChannels;
let owner: TestCustomer;
let numbers = 500;

beforeEach(async () => {
  scene = await openTwoChannels();
  owner = await scene.owner('open', ega);
  await scene.shop.system().em.nativeUpdate(Owner, { id: owner.id }, newSession(scene.shop.clock.now()));
});

const now = (): number => Math.floor(scene.shop.clock.now().getTime() / 1000);
const byBank = (bot: typeof bank = bank): MessageOrigin => ({ type: 'user', sender_user: bot, date: now() });
const person = (id: number) => ({ id, is_bot: false, first_name: `P${id}` });

/** What a person sends in his own chat with the shop, or in a group. */
const sends = (id: number, text: string, over: object = {}) => {
  const chat = { id, type: 'private' as const, first_name: `P${id}` };
  const message = { message_id: (numbers += 1), date: now(), chat, from: person(id), text, ...over };
  // The library's type of a message can't be written down with exact optional properties.
  const update: Omit<Update, 'update_id'> = JSON.parse(JSON.stringify({ message }));
  return scene.handle('open', update);
};
const forwards = (id: number, text: string, origin = byBank()) => sends(id, text, { forward_origin: origin });
const inGroup = (id: number, text: string, over: Partial<Message.TextMessage> = {}) =>
  sends(id, text, { chat: group, ...over });
const commands = (id: number) =>
  inGroup(id, '/bank', { entities: [{ type: 'bot_command', offset: 0, length: '/bank'.length }] });

const trust = () => scene.taps('open', ega, encodeSourceTap({ kind: 'trust', id: bank.id, name: bank.username }));
const screen = (chat: number = ega) => scene.screen('open', chat);
const saidInGroup = () => scene.calls.filter(({ payload }) => payload.chat_id === group.id);
const kept = () => scene.shop.system().em.find(BankNotice, {}, { disableIdentityMap: true });
const sources = async () => (await listSources(scene.shop.system(), 'open')).map(({ kind, name }) => [kind, name]);
const kirim = (som: number, last4 = '1234') =>
  `🎉 Toʻldirish\n➕ ${som.toLocaleString('de-DE')},00 UZS\n💳 HUMOCARD *${last4}\n🕓 12:00 02.03.2026`;

async function ordered(): Promise<OrderView> {
  await keepCard(scene.shop.system(), { number: '9860000000001234', holder: 'DOKON EGASI' });
  const product = await makeSimpleProduct(scene.shop, 5);
  const variantId = product.variants[0]?.id ?? 0;
  const buyer = await scene.buyer('open', ali, 'Ali');
  return orders(buyer, { variantId, methodId: await makeDelivery(scene.shop) });
}
const statusOf = async ({ id }: OrderView) => (await readOrder(scene.shop.system(), id))?.status;

describe('an owner forwards what his bank wrote', () => {
  test('from a bot that nobody knows: he is asked, and believed only after he said so', async () => {
    const order = await ordered();
    await forwards(ega, kirim(order.askedSom));
    expect(screen()).toContain('@bankim_bot');
    expect([await kept(), await statusOf(order)]).toEqual([[], 'awaiting_payment']);

    await trust();
    expect(await sources()).toEqual([['bot', '@bankim_bot']]);
    await forwards(ega, kirim(order.askedSom));
    expect(screen()).toContain(order.number);
    expect(await statusOf(order)).toBe('paid');
    expect(await kept()).toMatchObject([{ sourceKind: 'forward', source: '@bankim_bot', state: 'matched' }]);

    await forwards(ega, kirim(order.askedSom));
    expect(screen()).toContain('ikkinchi marta hisoblamadim');
    expect(await kept()).toHaveLength(1);
  });

  test('every other outcome is told in a line', async () => {
    await ordered();
    await trust();
    const lines: [text: string, answer: RegExp][] = [
      [kirim(777_000), /qaysi buyurtma uchunligi/],
      [kirim(777_001, '9999'), /karta doʻkonniki emas/],
      [kirim(50_000).replace('Toʻldirish\n➕', 'Toʻlov\n➖'), /tushgan pul emas/],
      ['Kartangizga keshbek!', /oʻtkazib yubordim/],
    ];
    for (const [text, answer] of lines) {
      await forwards(ega, text);
      expect(screen()).toMatch(answer);
    }
  });

  test('one who is not signed in is believed, but can make nobody trusted', async () => {
    const order = await ordered();
    await trust();
    await signOut(scene.shop.system(), owner.id);
    await forwards(ega, kirim(order.askedSom));
    expect(await statusOf(order)).toBe('paid');
    await scene.taps('open', ega, encodeSourceTap({ kind: 'trust', id: 5, name: 'soxta_bot' }));
    expect(await sources()).toEqual([['bot', '@bankim_bot']]);
    expect(screen()).toContain('arol');
  });

  test('a bot that he takes back is believed no more', async () => {
    await trust();
    await scene.says('open', ega, '/bank');
    expect(screen()).toContain('@bankim_bot');
    const [source] = await listSources(scene.shop.system(), 'open');
    await scene.taps('open', ega, encodeSourceTap({ kind: 'forget', id: source?.id ?? 0 }));
    expect(await sources()).toEqual([]);
    await forwards(ega, kirim(90_000));
    expect(screen()).toContain('botimi?');
  });

  test('what he pasted, or what hides its origin, is explained and not believed', async () => {
    await trust();
    await sends(ega, kirim(90_000));
    expect(screen()).toContain('isbotlamaydi');
    await forwards(ega, kirim(90_000), { type: 'hidden_user', sender_user_name: 'HUMO', date: now() });
    expect(screen()).toContain('koʻrinmayapti');
    await forwards(ega, kirim(90_000), { type: 'user', sender_user: person(77), date: now() });
    expect(screen()).toContain('koʻrinmayapti');
    expect(await kept()).toEqual([]);
  });
});

test('a customer is never believed, whatever he forwards: his words are an ordinary message', async () => {
  const order = await ordered();
  await trust();
  const text = kirim(order.askedSom);
  await forwards(vali, text);
  await sends(vali, text);
  await scene.taps('open', vali, encodeSourceTap({ kind: 'trust', id: 5, name: 'soxta_bot' }));
  await sends(vali, '/bank');
  expect([await kept(), await statusOf(order)]).toEqual([[], 'awaiting_payment']);
  expect(await sources()).toEqual([['bot', '@bankim_bot']]);
  expect(screen(vali)).not.toMatch(/bank/i);
  expect(scene.sent('open', vali).length).toBeGreaterThanOrEqual(3);
});

test('a message from which a code was dropped is deleted, and its sender told not to share codes', async () => {
  for (const chat of [ega, vali]) {
    await sends(chat, droppedCode);
    expect(scene.calls.some(({ method, payload }) => method === 'deleteMessage' && payload.chat_id === chat)).toBe(
      true,
    );
    expect(screen(chat)).toContain('bir martalik kod');
  }
});

describe('a group of the bot and the owners', () => {
  test('counts from /bank of a signed-in owner on, and the bot says nothing else there', async () => {
    const order = await ordered();
    await trust();
    const text = kirim(order.askedSom);
    const passOn = (id: number, origin = byBank()) => inGroup(id, text, { forward_origin: origin });

    await passOn(ega);
    await commands(vali);
    expect([saidInGroup(), await sources()]).toEqual([[], [['bot', '@bankim_bot']]]);

    await signOut(scene.shop.system(), owner.id);
    await commands(ega);
    expect(screen(group.id)).toContain('/admin');
    await scene.shop.system().em.nativeUpdate(Owner, { id: owner.id }, newSession(scene.shop.clock.now()));
    await commands(ega);
    expect(screen(group.id)).toContain('Kassa');
    const said = saidInGroup().length;

    await inGroup(vali, text);
    await inGroup(ega, text);
    await passOn(vali, byBank({ ...bank, id: 5 }));
    expect([await kept(), await statusOf(order)]).toEqual([[], 'awaiting_payment']);
    await passOn(vali);
    expect(await kept()).toMatchObject([{ sourceKind: 'group', source: 'Kassa', state: 'matched' }]);
    expect([await statusOf(order), saidInGroup().length]).toEqual(['paid', said]);
  });

  test('is forgotten when the bot is sent away, and known under its new number', async () => {
    await commands(ega);
    const moved = { ...group, id: -100_888 };
    await sends(ega, '', { chat: group, migrate_to_chat_id: moved.id });
    expect(await listSources(scene.shop.system(), 'open')).toMatchObject([{ externalId: String(moved.id) }]);
    const left = { status: 'left', user: person(1) };
    const news: Omit<Update, 'update_id'> = JSON.parse(
      JSON.stringify({
        my_chat_member: { chat: moved, from: person(vali), date: now(), old_chat_member: left, new_chat_member: left },
      }),
    );
    await scene.handle('open', news);
    expect(await sources()).toEqual([]);
  });

  test('makes no customers of those who talk there', async () => {
    await inGroup(vali, 'salom', { forward_origin: byBank() });
    expect(await scene.database.em().execute('select count(*)::int as people from identity')).toEqual([{ people: 1 }]);
  });
});
