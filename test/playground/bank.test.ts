import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bankBots } from '#src/playground/bank/bank-bots.ts';
import { noticeBanks, noticeMoves, writeNotice } from '#src/playground/bank/notice-text.ts';
import { createPlayground } from '#src/playground/server.ts';
import { createTelegramStandIn } from '#src/playground/telegram/stand-in.ts';
import { readNotice } from '#src/shop/payments/notices/read-notice.ts';
import { BOT_TOKEN, fakeClock, listen } from './scene.ts';

const ORIGIN = 'http://shop.local';
const secret = 'phone-and-shop-know-it';

const notice = {
  bank: 'card',
  move: 'in',
  amount: 350_037,
  last4: '3456',
  at: '2026-11-22T09:00:00Z',
  way: 'forwarded',
} as const;

const receipt = {
  layout: 'ticket',
  theme: 'light',
  writing: 'uz-latin',
  provider: 'payme',
  receiverName: 'DILNOZA KARIMOVA',
  paidAt: '2026-11-22T09:00:00Z',
  seed: 7,
  amount: 350_037,
  fee: 0,
  last4: '3456',
  forgery: null,
  asFile: false,
} as const;

function openBank(noticeDoor?: { address: string; secret: string }) {
  const clock = fakeClock();
  const telegram = createTelegramStandIn({ clock, botToken: BOT_TOKEN });
  const app: Hono = createPlayground({
    telegram,
    clock,
    shopName: 'Demo',
    claimLink: () => undefined,
    onClockMoved: async () => undefined,
    noticeDoor,
  });
  const post = (path: string, body: object) =>
    app.request(`${ORIGIN}/playground/api/bank/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN },
      body: JSON.stringify(body),
    });
  const [owner, customer] = telegram.people.all();
  if (!owner || !customer) throw new Error('The playground has no people.');
  return { app, telegram, post, owner, customer };
}

/** Updates that the shop's bot would be given. */
async function updatesOf({ telegram }: ReturnType<typeof openBank>): Promise<unknown[]> {
  const response = await telegram.routes.request(`/bot${BOT_TOKEN}/getUpdates`, { method: 'POST' });
  return z.object({ result: z.array(z.unknown()) }).parse(await response.json()).result;
}

describe('what the bank writes', () => {
  const at = new Date('2026-11-22T09:05:00Z');

  test.each(noticeBanks.flatMap((bank) => noticeMoves.map((kind) => ({ bank, kind }))))(
    'is read by the shop as it is meant: $bank, $kind',
    ({ bank, kind }) => {
      const text = writeNotice(bank, { kind, amount: 350_037.5, last4: '3456', at, balance: 1_600_037 });
      const read = readNotice(text, { receivedAt: at });
      if (kind === 'code') return expect(read).toEqual({ is: 'code' });
      return expect(read).toMatchObject({
        is: 'notice',
        facts: { kind, amount: 350_037.5, last4: '3456', at: '2026-11-22T09:05:00.000Z', balance: 1_600_037 },
      });
    },
  );
});

describe('a notice reaches the shop', () => {
  test('forwarded by the owner, with the bank as its origin and another balance each time', async () => {
    const bank = openBank();
    for (const _ of [1, 2]) expect((await bank.post('notice', notice)).status).toBe(200);
    const updates = await updatesOf(bank);
    const message = { from: { id: bank.owner.id }, forward_origin: { type: 'user', sender_user: bankBots.card } };
    expect(updates).toMatchObject([{ message }, { message }]);
    const [first, second] = bank.owner.messages.map(({ text }) => text);
    expect(first).toContain('Balans: 1 600 037.00 UZS');
    expect(second).toContain('Balans: 1 950 074.00 UZS');
  });

  test('from a bot that only looks like the bank: same name, another id', async () => {
    const bank = openBank();
    await bank.post('notice', { ...notice, bank: 'humo', way: 'lookAlike' });
    expect(await updatesOf(bank)).toMatchObject([{ message: { forward_origin: { sender_user: bankBots.lookAlike } } }]);
    expect(bankBots.lookAlike.first_name).toBe(bankBots.humo.first_name);
    expect(bankBots.lookAlike.id).not.toBe(bankBots.humo.id);
  });

  test('from a customer, typed or forwarded, in his own chat', async () => {
    const bank = openBank();
    for (const way of ['typedByCustomer', 'forwardedByCustomer'])
      await bank.post('notice', { ...notice, way, customerId: bank.customer.id });
    expect(bank.owner.messages).toEqual([]);
    expect(bank.customer.messages.map(({ isForwarded }) => isForwarded)).toEqual([false, true]);
    const stranger = await bank.post('notice', { ...notice, way: 'typedByCustomer', customerId: bank.owner.id });
    expect(stranger.status).toBe(404);
  });

  test('through its door, signed over the very bytes', async () => {
    const heard: { isSigned: boolean; body: unknown }[] = [];
    const shop = new Hono().post('/bank-notices', async (c) => {
      const raw = await c.req.text();
      const right = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
      heard.push({ isSigned: c.req.header('x-signature') === right, body: JSON.parse(raw) });
      return c.json({ ok: true });
    });
    const { origin, stop } = await listen(shop);
    const bank = openBank({ address: `${origin}/bank-notices`, secret });
    expect((await bank.post('notice', { ...notice, way: 'posted' })).status).toBe(200);
    await stop();
    const text = expect.stringContaining('350 037.00 UZS');
    expect(heard).toEqual([
      { isSigned: true, body: { text, receivedAt: '2026-11-22T09:00:00.000Z', source: 'playground' } },
    ]);
    expect(bank.owner.messages).toEqual([]);
  });

  test('not through a door that is closed', async () => {
    const answer = await openBank().post('notice', { ...notice, way: 'posted' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ error: 'door_closed' });
  });
});

const pictureOf = async (order: object) => {
  const answer = await openBank().post('receipt', { ...receipt, ...order });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { mime: answer.headers.get('content-type'), bytes, ...(await sharp(bytes).metadata()) };
};

describe('a receipt picture', () => {
  test('is a photo of what messengers leave, or a whole file', async () => {
    const photo = await pictureOf({});
    expect(photo).toMatchObject({ mime: 'image/jpeg', format: 'jpeg', height: 1280 });
    expect(await pictureOf({ asFile: true })).toMatchObject({ mime: 'image/png', format: 'png', height: 1500 });
  });

  test('keeps the tags of an editor only as a file', async () => {
    expect((await pictureOf({ forgery: 'edited' })).exif).toBeUndefined();
    expect((await pictureOf({ forgery: 'edited', asFile: true })).exif).toBeDefined();
  });

  test('is refused with a sentence when the card is none', async () => {
    const answer = await openBank().post('receipt', { ...receipt, last4: '12' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: 'last4: must be 4 digits' });
  });
});
