import { beforeEach, describe, expect, test } from 'vitest';
import type { OutboxBooks } from '#src/shop/books/check-notices.ts';
import { createReconcileAction } from '#src/shop/books/reconcile-action.ts';
import { reconcile } from '#src/shop/books/reconcile.ts';
import type { BookCheck, BooksReport } from '#src/shop/books/report.ts';
import { tellBooksWrong } from '#src/shop/books/tell-books-wrong.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { acceptReceipt, refuseReceipt } from '#src/shop/orders/judge-receipt.ts';
import { deliverOrder, packOrder, refundOrder, shipOrder } from '#src/shop/orders/move-order.ts';
import { testDatabase, type TestDatabase } from '#test/support/database.ts';
import {
  answers,
  makeCustomer,
  makeDelivery,
  makeOwner,
  makeProduct,
  must,
  orders,
  sendsReceipt,
  type TestCustomer,
} from '#test/support/factories.ts';
import { createTestShop, type TestShop } from '#test/support/shop.ts';

let database: TestDatabase;
let shop: TestShop;
/** Orders by what became of them. */
let id: { waiting: number; delivered: number; refunded: number; cancelled: number; expired: number };
let variantId: number;

const sql = (statement: string, values: unknown[] = []): Promise<unknown> => database.em().execute(statement, values);

const outbox: OutboxBooks = {
  withJob: async (noticeIds) => {
    const known = new Set(shop.jobs.map(({ noticeId }) => noticeId));
    return new Set(noticeIds.filter((notice) => known.has(notice)));
  },
};

const check = (): Promise<BooksReport> => reconcile(shop.system(), outbox);

/** A day of a shop in which every sort of thing happens to an order. */
async function tradeForADay(): Promise<void> {
  const owner = await makeOwner(shop);
  shop.clock.forward(1);
  const product = await makeProduct(shop);
  variantId = product.variants[0]?.id ?? 0;
  const methodId = await makeDelivery(shop);
  const buyer = async (): Promise<[TestCustomer, number]> => {
    const customer = await makeCustomer(shop);
    return [customer, (await orders(customer, { variantId, methodId })).id];
  };
  const [, expired] = await buyer();
  shop.clock.forward(60);
  await expireOrders(shop.system(), 10);
  const [leaver, cancelled] = await buyer();
  must(await cancelOrder(leaver.ctx(), { orderId: cancelled }));
  const [doubter, refunded] = await buyer();
  await sendsReceipt(doubter, refunded, 'blurred');
  must(await refuseReceipt(owner.ctx(), { orderId: refunded, reason: 'blurred' }));
  await sendsReceipt(doubter, refunded, 'sharp');
  must(await acceptReceipt(owner.ctx(), { orderId: refunded }));
  must(await cancelOrder(owner.ctx(), { orderId: refunded }));
  must(await refundOrder(owner.ctx(), { orderId: refunded }));
  const [payer, delivered] = await buyer();
  await sendsReceipt(payer, delivered);
  for (const step of [acceptReceipt, packOrder, shipOrder, deliverOrder])
    must(await step(owner.ctx(), { orderId: delivered }));
  await answers(payer, { slot: 'variant', variantId }, { slot: 'quantity', quantity: 1 });
  const [, waiting] = await buyer();
  id = { waiting, delivered, refunded, cancelled, expired };
}

const damages: [damage: string, check: BookCheck, harm: () => Promise<unknown>][] = [
  [
    'a piece too many on the shelf',
    'stock_off',
    () => sql('update variant set stock = stock + 1 where id = ?', [variantId]),
  ],
  [
    'a move of which the shelf knows nothing',
    'stock_off',
    () => sql(`insert into stock_move (variant_id, delta, reason, at) values (?, 2, 'correct', now())`, [variantId]),
  ],
  [
    'goods given back that were delivered',
    'stock_off',
    async () => {
      await sql('update variant set stock = stock + 1 where id = ?', [variantId]);
      await sql(`insert into stock_move (variant_id, delta, reason, order_id, at) values (?, 1, 'release', ?, now())`, [
        variantId,
        id.delivered,
      ]);
    },
  ],
  [
    'an order without a history',
    'history_missing',
    () => sql('delete from order_event where order_id = ?', [id.waiting]),
  ],
  [
    'a state to which no step led',
    'history_broken',
    () => sql(`update orders set status = 'shipped' where id = ?`, [id.delivered]),
  ],
  [
    'a step that is missing between two others',
    'history_broken',
    () => sql(`delete from order_event where order_id = ? and event = 'pack'`, [id.delivered]),
  ],
  [
    'a step that the order machine does not know',
    'history_broken',
    () => sql(`update order_event set event = 'refund' where order_id = ? and event = 'pack'`, [id.delivered]),
  ],
  ['a wrong total', 'totals_off', () => sql('update orders set total_som = total_som - 1 where id = ?', [id.expired])],
  [
    'a price changed after the sale',
    'totals_off',
    () => sql('update order_line set price_som = 1 where order_id = ?', [id.cancelled]),
  ],
  [
    'a paid order whose receipt nobody accepted',
    'receipt_missing',
    () => sql(`update receipt set status = 'waiting' where order_id = ?`, [id.delivered]),
  ],
  ['a timetable that sleeps', 'hold_overdue', async () => shop.clock.forward(40)],
  ['a buyer who was told nothing', 'notice_missing', () => sql(`delete from notice where kind = 'order_shipped'`)],
  [
    'owners who were told nothing',
    'notice_missing',
    () => sql(`delete from notice where cause = ?`, [placed(id.waiting)]),
  ],
  [
    'a receipt nobody was asked to check',
    'notice_missing',
    () =>
      sql(
        `delete from notice where kind = 'receipt_to_check' and id = (select min(id) from notice where kind = 'receipt_to_check')`,
      ),
  ],
  [
    'a refusal the buyer never heard of',
    'notice_missing',
    () => sql(`delete from notice where kind = 'receipt_refused'`),
  ],
  ['a message without anybody to send it', 'notice_unsent', async () => shop.jobs.splice(2, 1)],
];

const placed = (orderId: number): string => `order:${orderId}:placed`;

describe.each(['embedded', 'server'] as const)('the books on the %s engine', (kind) => {
  beforeEach(async () => {
    database = await testDatabase(kind);
    shop = createTestShop(database);
    await tradeForADay();
  });

  test('a day of every sort of order adds up, and the command line is told so', async () => {
    const action = createReconcileAction({ context: () => shop.system(), outbox });
    const said: string[] = [];
    const report = await action.run(action.input.parse({}), (line) => said.push(line));
    expect(report).toMatchObject({ ok: true, findings: [], standing: [], counted: { variants: 2, orders: 5 } });
    expect(report.counted.queuedNotices).toBe(shop.jobs.length);
    expect(said).toHaveLength(1);
  });

  test.each(damages)('%s is found as %s, and nothing else', async (_damage, name, harm) => {
    await harm();
    const report = await check();
    expect(report.ok).toBe(false);
    expect(report.findings).toMatchObject([{ check: name, count: 1 }]);
    expect(report.findings[0]?.examples).toHaveLength(1);
  });
});

describe('the books', () => {
  beforeEach(async () => {
    database = await testDatabase();
    shop = createTestShop(database);
    await tradeForADay();
  });

  test('know a shelf below zero and a second cart, also where the database lets them be', async () => {
    await sql('alter table variant drop constraint variant_stock_check');
    await sql('drop index order_draft_open_unique');
    await sql('update variant set stock = -1 where id = ?', [variantId]);
    await sql(
      `insert into stock_move (variant_id, delta, reason, at)
       select ?, -1 - sum(delta), 'correct', now() from stock_move where variant_id = ?`,
      [variantId, variantId],
    );
    await sql(
      `insert into order_draft (customer_id, created_at, updated_at)
       select customer_id, now(), now() from order_draft where status = 'open'`,
    );
    try {
      const { findings } = await check();
      expect(findings.map((finding) => finding.check)).toEqual(['stock_negative', 'drafts_doubled']);
      expect(findings[0]?.examples[0]).toMatchObject({ id: variantId, facts: { stock: -1 } });
    } finally {
      await database.reset();
      await sql('alter table variant add constraint variant_stock_check check (stock >= 0)');
      await sql(`create unique index order_draft_open_unique on order_draft (customer_id) where status = 'open'`);
    }
  });

  test('name what is wrong: the product with its three numbers, the order with its number', async () => {
    await sql('update variant set stock = stock + 1 where id = ?', [variantId]);
    await sql('update orders set total_som = total_som - 1 where id = ?', [id.waiting]);
    const [stock, totals] = (await check()).findings;
    expect(stock?.examples).toEqual([
      { id: variantId, name: 'Krossovka (black/41)', facts: { stock: 2, byMoves: 1, byOrders: 1 } },
    ]);
    expect(totals?.examples[0]).toMatchObject({ id: id.waiting, facts: { totalSom: 319_999, itemsSom: 300_000 } });
    expect(totals?.examples[0]?.name).toMatch(/^S-\d+$/);
  });

  test('list what is held or parked, which is no fault', async () => {
    await sql(`update notice set status = 'held', reason = 'channel_off' where kind = 'order_paid'`);
    const report = await check();
    expect(report).toMatchObject({ ok: true, standingCount: 2 });
    expect(report.standing[0]).toMatchObject({ kind: 'order_paid', status: 'held', reason: 'channel_off' });
  });

  test('tell the owners at night of each fault once, and again when it has changed', async () => {
    const told = (): Promise<number> => database.em().count(Notice, { kind: 'books_wrong' });
    const night = async (): Promise<void> => tellBooksWrong(shop.system(), await check());
    await night();
    expect(await told()).toBe(0);
    await sql('update variant set stock = stock + 1 where id = ?', [variantId]);
    await night();
    await night();
    expect(await told()).toBe(1);
    await sql('update variant set stock = stock + 1 where id = ?', [variantId]);
    await night();
    expect(await told()).toBe(2);
  });
});
