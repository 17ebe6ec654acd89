import { describe, expect, test } from 'vitest';
import { inTransaction } from '#src/shop/context.ts';
import { recognise } from '#src/shop/customers/recognise.ts';
import { mayWrite, readWays } from '#src/shop/customers/ways.ts';
import { holdForWindow } from '#src/shop/notices/hold-notice.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { releaseHeld } from '#src/shop/notices/requeue-held.ts';
import { testDatabase } from '#test/support/database.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

const writes = (shop: TestShop, externalId: string) => recognise(shop.system(), { channel: 'windowed', externalId });

/** A queued notice of somebody who wrote a day ago, and what its sender saw of him. */
async function queuedNotice(shop: TestShop, externalId: string) {
  const { identity, customer } = await writes(shop, externalId);
  shop.clock.forward(24 * 60 + 2);
  const ctx = shop.system();
  const notice = { kind: 'operator_message', data: { sealedText: 's', mediaId: null } } as const;
  await inTransaction(ctx, (tx) => ctx.tell(tx, { cause: `test:${externalId}`, to: identity.id, ...notice }));
  const id = shop.jobs.splice(0)[0]?.noticeId ?? 0;
  const { lastInboundMs = null } = (await readWays(ctx, identity.id))[0] ?? {};
  const sent = { ...notice, data: { ...notice.data }, id, identityId: identity.id, channel: 'windowed', lastInboundMs };
  return { customerId: customer.id, sent };
}

describe.each(['embedded', 'server'] as const)('at the same moment, on the %s database', (kind) => {
  test('what is held while its customer writes is found by him, or is tried again', async () => {
    const shop = createTestShop(await testDatabase(kind));
    const people = Array.from({ length: 12 }, (_, at) => `p${at}`);
    const cases = [];
    for (const person of people) cases.push({ person, ...(await queuedNotice(shop, person)) });
    const ends = await Promise.all(
      cases.map(async ({ person, sent }) => {
        const [held, { hasHeld }] = await Promise.all([holdForWindow(shop.system(), sent), writes(shop, person)]);
        return held === hasHeld;
      }),
    );
    expect(ends).toEqual(people.map(() => true));
  });

  test('two messages at once release it once', async () => {
    const shop = createTestShop(await testDatabase(kind));
    const { customerId, sent } = await queuedNotice(shop, 'p1');
    expect(await holdForWindow(shop.system(), sent)).toBe(true);
    const release = () => releaseHeld(shop.system(), customerId, async (_tx, job) => void shop.jobs.push(job));
    const released = await Promise.all([release(), release(), release()]);
    expect(released.toSorted()).toEqual([0, 0, 1]);
    expect(shop.jobs).toEqual([{ noticeId: sent.id, lane: 'windowed:p1' }]);
    expect(await shop.system().em.findOneOrFail(Notice, { id: sent.id })).toMatchObject({ status: 'queued' });
  });
});

test('a window is open for its hours and a minute more, since messages are noted by the minute', () => {
  const now = new Date('2026-03-02T07:00:00Z');
  const agoMinutes = (minutes: number) => ({ lastInboundMs: now.getTime() - minutes * 60_000 });
  expect(mayWrite(agoMinutes(23 * 60 + 50), 24, now)).toBe(true);
  expect(mayWrite(agoMinutes(24 * 60 + 1), 24, now)).toBe(false);
  expect(mayWrite(agoMinutes(8 * 24 * 60), 24, now)).toBe(false);
  expect(mayWrite({ lastInboundMs: null }, 24, now)).toBe(false);
  expect(mayWrite({ lastInboundMs: null }, null, now)).toBe(true);
});
