import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type Engine } from '#src/queue/engine.ts';
import { createOutboxBooks } from '#src/queue/notice-jobs.ts';
import { createParkedDesk } from '#src/queue/parked.ts';
import { makeClaim } from '#src/shop/owners/claim.ts';
import { encodeOwnerTap } from '#src/ui/owner/callback-data.ts';
import { makeProduct, must } from '#test/support/factories.ts';
import { silentLog } from '#test/support/log.ts';
import { openDeskScene, type DeskScene } from './scene.ts';

const ega = 11;
const buyer = 21;

let desk: DeskScene;
let engine: Engine;

const text = (key: string, values = {}) => desk.words.plain(key, values).replaceAll(/<[^>]+>/g, '');
const screen = (chatId = ega) => desk.screen(chatId).replaceAll(/<[^>]+>/g, '');

/** Puts so many events of a chat aside, as the queue does. */
async function putAside(count: number): Promise<void> {
  for (let order = 1; order <= count; order += 1) {
    const jobId = `00000000-0000-8000-8000-${String(order).padStart(12, '0')}`;
    const data = { channel: 'chat', eventId: String(order), lane: 'chat:21', order, payload: { message: {} } };
    await engine.boss.insert('parked', [{ data: { queue: 'inbound', jobId, data, error: `Error: fault ${order}` } }]);
  }
}

async function asideIds(): Promise<string[]> {
  const { works } = await createParkedDesk({ engine, database: desk.database }).list({ offset: 0, limit: 10 });
  return works.map(({ id }) => id);
}

beforeAll(async () => {
  desk = await openDeskScene();
  engine = await startEngine({ database: desk.database, log: silentLog });
  Object.assign(desk.house, {
    parked: createParkedDesk({ engine, database: desk.database }),
    outbox: createOutboxBooks(desk.database),
  });
  await desk.says(ega, `/start claim_${must(await makeClaim(desk.shop.system()))}`);
  await desk.says(ega, 'qizil-olma-7-daraxt');
});
afterAll(() => engine.stop());

describe('/check', () => {
  test('says that everything adds up, or what does not, and nothing to a customer', async () => {
    const product = await makeProduct(desk.shop);
    await desk.says(ega, '/check');
    expect(screen()).toContain(text('owner-books-ok'));
    expect(screen()).toContain(text('owner-books-counted', { variants: 2, orders: 0, queued: 0 }));
    const variantId = product.variants[0]?.id ?? 0;
    await desk.database.em().execute('update variant set stock = 9 where id = ?', [variantId]);
    await desk.taps(ega, encodeOwnerTap({ kind: 'check' }));
    expect(screen()).toContain(text('owner-books-stock_off', { count: 1 }));
    expect(screen()).toContain(
      text('owner-books-stock', { name: 'Krossovka (black/41)', stock: 9, moves: 3, orders: 3 }),
    );
    await desk.says(buyer, '/check');
    await desk.says(buyer, '/parked');
    expect(desk.passedOn).toHaveLength(2);
  });
});

describe('/parked', () => {
  test('shows what was put aside page by page, also from a page that is gone', async () => {
    await desk.says(ega, '/parked');
    expect(screen()).toContain(text('owner-parked-none'));
    await putAside(7);
    await desk.says(ega, '/parked');
    expect(screen()).toContain(text('owner-parked-title', { count: 7 }));
    expect(screen()).toMatch(/fault 7.*fault 3/s);
    expect(screen()).not.toContain('fault 2');
    await desk.taps(ega, encodeOwnerTap({ kind: 'parked', page: 2_147_483_647 }));
    expect(screen()).toMatch(/6\..*fault 2.*7\..*fault 1/s);
  });

  test('tries one again or throws it away; a button of work that is gone says so', async () => {
    const [first = '', second = ''] = await asideIds();
    await desk.taps(ega, encodeOwnerTap({ kind: 'retry', job: first }));
    expect(screen()).toContain(text('owner-parked-retried', { count: 1 }));
    expect(screen()).toContain(text('owner-parked-title', { count: 6 }));
    await desk.taps(ega, encodeOwnerTap({ kind: 'retry', job: first }));
    expect(screen()).toContain(text('owner-parked-gone'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'forget', job: second }));
    expect(screen()).toContain(text('owner-parked-forget-ask'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'forgetnow', job: second }));
    expect(screen()).toContain(text('owner-parked-forgotten'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'forgetnow', job: second }));
    expect(screen()).toContain(text('owner-parked-gone'));
    expect(screen()).toContain(text('owner-parked-title', { count: 5 }));
  });

  test('tries all again, once', async () => {
    await desk.taps(ega, encodeOwnerTap({ kind: 'retryall' }));
    expect(screen()).toContain(text('owner-parked-retried', { count: 5 }));
    expect(screen()).toContain(text('owner-parked-none'));
    await desk.taps(ega, encodeOwnerTap({ kind: 'retryall' }));
    expect(screen()).toContain(text('owner-parked-gone'));
  });

  test('asks an owner for the password whose sign-in is over', async () => {
    desk.shop.clock.forward(60 * 24 * 60);
    await desk.says(ega, '/parked');
    expect(screen()).toContain(text('owner-again'));
  });
});
