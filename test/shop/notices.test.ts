import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '#src/shop/context.ts';
import { readIdentity } from '#src/shop/customers/recognise.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { requeueHeld } from '#src/shop/notices/requeue-held.ts';
import { tellParked } from '#src/shop/notices/tell-parked.ts';
import type { NewNotice } from '#src/shop/ports.ts';
import { failed, ok } from '#src/shop/result.ts';
import { testDatabase } from '#test/support/database.ts';
import { makeCustomer, makeOwner, type TestCustomer } from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let shop: TestShop;
let ali: TestCustomer;

beforeEach(async () => {
  shop = createTestShop(await testDatabase());
  ali = await makeCustomer(shop);
});

function paid(given: Partial<NewNotice> = {}): NewNotice {
  return {
    cause: 'order:1:paid',
    to: ali.identityId,
    kind: 'order_paid',
    data: { orderId: 1, number: 'S-1' },
    ...given,
  };
}

async function tell(...notices: NewNotice[]): Promise<void> {
  const ctx = shop.system();
  await inTransaction(ctx, async (tx) => {
    for (const notice of notices) await ctx.tell(tx, notice);
  });
}

describe('telling', () => {
  test('writes the notice and one job on the lane of the chat, once for a cause', async () => {
    await tell(paid(), paid());
    await tell(paid());
    const chat = await readIdentity(shop.system(), ali.identityId);
    const [notice, ...more] = await shop.system().em.find(Notice, {});
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'order_paid', status: 'queued', createdAt: shop.clock.now() });
    expect(shop.jobs).toEqual([{ noticeId: notice?.id, lane: `chat:${chat?.identity.externalId}` }]);
    await tell(paid({ ordinal: 1 }), paid({ cause: 'order:2:paid' }));
    expect(shop.jobs).toHaveLength(3);
  });

  test('refuses kinds and data that no verb writes', async () => {
    await expect(tell(paid({ kind: 'order_lost' }))).rejects.toThrow('order_lost');
    await expect(tell(paid({ data: { orderId: 'one' } }))).rejects.toThrow('order_paid');
    expect(await shop.system().em.count(Notice)).toBe(0);
  });

  test('goes back with a transaction that is refused', async () => {
    const ctx = shop.system();
    const refused = await inTransaction(ctx, async (tx) => {
      await ctx.tell(tx, paid());
      return tx.isInTransaction() ? failed('no') : ok(null);
    });
    expect(refused).toEqual({ ok: false, why: 'no' });
    expect(await shop.system().em.count(Notice)).toBe(0);
  });
});

test('an update that could not be answered is told once, to the owners and to the person', async () => {
  const owner = await makeOwner(shop);
  const chat = await readIdentity(shop.system(), ali.identityId);
  const parked = { eventId: 'chat:7', channel: 'chat', externalId: chat?.identity.externalId ?? '' };
  await tellParked(shop.system(), parked);
  await tellParked(shop.system(), parked);
  const told = await shop.system().em.find(Notice, {}, { orderBy: { id: 'asc' } });
  expect(told.map(({ kind, identity }) => [kind, identity.id])).toEqual([
    ['update_parked', owner.identityId],
    ['answer_failed', ali.identityId],
  ]);
  await tellParked(shop.system(), { ...parked, eventId: 'chat:8', externalId: 'nobody' });
  expect(await shop.system().em.count(Notice, { kind: 'answer_failed' })).toBe(1);
});

describe('notices that go out together', () => {
  test('leave one after the other, so that the bulk stays under the platform’s limit', async () => {
    const people = [ali, ...(await Promise.all([makeCustomer(shop), makeCustomer(shop)]))];
    await tell(...people.map((person, place) => paid({ to: person.identityId, place })));
    expect(shop.jobs.map(({ delayMs }) => delayMs)).toEqual([undefined, 40, 80]);
  });
});

describe('notices that were held while their channel was off', () => {
  test('are queued again in their order, those of this channel alone, and once', async () => {
    await tell(paid(), paid({ cause: 'order:2:paid' }), paid({ cause: 'order:3:paid' }));
    const { em } = shop.system();
    const ids = shop.jobs.splice(0).map(({ noticeId }) => noticeId);
    const channelOff = { status: 'held', reason: 'channel_off' } as const;
    await em.nativeUpdate(Notice, { id: { $in: ids.slice(0, 2) } }, channelOff);
    await em.nativeUpdate(Notice, { id: { $in: ids.slice(2) } }, { status: 'held', reason: 'window_closed' });
    const requeue = (channel: string) =>
      requeueHeld(shop.system(), channel, async (_tx, job) => void shop.jobs.push(job));
    const { channel } = (await readIdentity(shop.system(), ali.identityId))?.identity ?? { channel: '' };

    expect(await requeue('elsewhere')).toBe(0);
    expect(await requeue(channel)).toBe(2);
    expect(await requeue(channel)).toBe(0);
    expect(shop.jobs.map(({ noticeId }) => noticeId)).toEqual(ids.slice(0, 2));
    const kept = await em.find(Notice, { id: { $in: ids } }, { orderBy: { id: 'asc' } });
    expect(kept.map(({ status }) => status)).toEqual(['queued', 'queued', 'held']);
  });
});
