import { beforeAll, describe, expect, test } from 'vitest';
import type { OutboxBooks } from '#src/shop/books/check-notices.ts';
import { createReconcileAction } from '#src/shop/books/reconcile-action.ts';
import { reconcile } from '#src/shop/books/reconcile.ts';
import type { BookCheck, BooksReport } from '#src/shop/books/report.ts';
import { tellBooksWrong } from '#src/shop/books/tell-books-wrong.ts';
import { inTransaction } from '#src/shop/context.ts';
import { Notice } from '#src/shop/notices/notice.ts';
import { cancelOrder } from '#src/shop/orders/cancel-order.ts';
import { expireOrders } from '#src/shop/orders/expire-orders.ts';
import { acceptReceipt } from '#src/shop/orders/accept-receipt.ts';
import { refuseReceipt } from '#src/shop/orders/refuse-receipt.ts';
import { deliverOrder, packOrder, refundOrder, shipOrder } from '#src/shop/orders/move-order.ts';
import { failed } from '#src/shop/result.ts';
import { rows } from '#src/shop/sql.ts';
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
let id: { [became in 'waiting' | 'delivered' | 'cancelled' | 'expired' | 'refunded' | 'asked']: number };
let variantId: number;

type Harm = (sql: (statement: string, values?: (string | number)[]) => Promise<unknown>) => Promise<unknown>;

const outbox: OutboxBooks = {
  withJob: async (noticeIds) => {
    const known = new Set(shop.jobs.map(({ noticeId }) => noticeId));
    return new Set(noticeIds.filter((notice) => known.has(notice)));
  },
};

const check = (): Promise<BooksReport> => reconcile(shop.system(), outbox);

const night = async (): Promise<void> => tellBooksWrong(shop.system(), await check());

/** What is found after the harm, which is undone. */
async function checkAfter(harm: Harm): Promise<BooksReport> {
  const { em, clock } = shop.system();
  const reports: BooksReport[] = [];
  await inTransaction({ em }, async (tx) => {
    await harm((statement, values) => rows(tx, statement, values));
    reports.push(await reconcile({ em: tx, clock }, outbox));
    return failed('undone');
  });
  const [report] = reports;
  if (!report) throw new Error('Nothing was checked.');
  return report;
}

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
  const [asker, asked] = await buyer();
  await sendsReceipt(asker, asked, 'asked');
  id = { waiting, delivered, cancelled, expired, refunded, asked };
}

const placed = (orderId: number): string => `order:${orderId}:placed`;

const damages: [damage: string, check: BookCheck, harm: Harm][] = [
  [
    'a piece too many on the shelf',
    'stock_off',
    (sql) => sql('update variant set stock = stock + 1 where id = ?', [variantId]),
  ],
  [
    'a move of which the shelf knows nothing',
    'stock_off',
    (sql) => sql(`insert into stock_move (variant_id, delta, reason, at) values (?, 2, 'correct', now())`, [variantId]),
  ],
  [
    'goods given back that were delivered',
    'stock_off',
    async (sql) => {
      await sql('update variant set stock = stock + 1 where id = ?', [variantId]);
      await sql(`insert into stock_move (variant_id, delta, reason, order_id, at) values (?, 1, 'release', ?, now())`, [
        variantId,
        id.delivered,
      ]);
    },
  ],
  [
    'a shelf below zero',
    'stock_negative',
    async (sql) => {
      await sql('alter table variant drop constraint variant_stock_check');
      await sql(
        `insert into stock_move (variant_id, delta, reason, at) select id, -1 - stock, 'correct', now() from variant where id = ?`,
        [variantId],
      );
      await sql('update variant set stock = -1 where id = ?', [variantId]);
    },
  ],
  [
    'an order without a history',
    'history_missing',
    (sql) => sql('delete from order_event where order_id = ?', [id.waiting]),
  ],
  [
    'a state to which no step led',
    'history_broken',
    (sql) => sql(`update orders set status = 'shipped' where id = ?`, [id.delivered]),
  ],
  [
    'a step that is missing between two others',
    'history_broken',
    (sql) => sql(`delete from order_event where order_id = ? and event = 'pack'`, [id.delivered]),
  ],
  [
    'a step that the order machine does not know',
    'history_broken',
    (sql) => sql(`update order_event set event = 'refund' where order_id = ? and event = 'pack'`, [id.delivered]),
  ],
  [
    'a wrong total',
    'totals_off',
    (sql) => sql('update orders set total_som = total_som - 1 where id = ?', [id.expired]),
  ],
  [
    'a price changed after the sale',
    'totals_off',
    (sql) => sql('update order_line set price_som = 1 where order_id = ?', [id.cancelled]),
  ],
  [
    'a paid order for which no money came',
    'payment_missing',
    async (sql) => {
      await sql('delete from payment where order_id = ?', [id.delivered]);
      await sql(`update receipt set status = 'refused' where order_id = ?`, [id.delivered]);
    },
  ],
  [
    'a paid order whose money was taken back',
    'payment_missing',
    async (sql) => {
      await sql('update payment set undone_at = now() where order_id = ?', [id.delivered]);
      await sql('update orders set paid_som = 0 where id = ?', [id.delivered]);
    },
  ],
  [
    'money that nobody counted',
    'payment_off',
    (sql) => sql('update orders set paid_som = paid_som - 1 where id = ?', [id.delivered]),
  ],
  [
    'money kept for an order that ended',
    'payment_off',
    (sql) => sql('update orders set paid_som = 1 where id = ?', [id.cancelled]),
  ],
  [
    'one transfer that paid twice',
    'money_doubled',
    async (sql) => {
      await sql('drop index payment_reference_unique');
      await sql(`update payment set reference = 'P2P0001' where order_id in (?, ?)`, [id.delivered, id.refunded]);
    },
  ],
  [
    'one sum that two orders ask for',
    'money_doubled',
    async (sql) => {
      await sql('drop index orders_sum_held_unique');
      await sql(
        `insert into payment_card (id, number_sealed, number_fingerprint, last4, holder, active_from)
         values (99, '', '', '0000', '', now())`,
      );
      await sql('update orders set card_id = 99, sum_held = true, asked_som = 1 where id in (?, ?)', [
        id.waiting,
        id.expired,
      ]);
    },
  ],
  [
    'a receipt of which nobody was told',
    'receipt_forgotten',
    async (sql) => {
      await sql('update receipt set asked_at = null where order_id = ?', [id.asked]);
      await sql(`delete from notice where data->>'receiptId' = (select id::text from receipt where order_id = ?)`, [
        id.asked,
      ]);
    },
  ],
  [
    'a timetable that sleeps',
    'hold_overdue',
    (sql) => sql(`update orders set hold_until = hold_until - interval '40 minutes' where id = ?`, [id.waiting]),
  ],
  [
    'a second cart',
    'drafts_doubled',
    async (sql) => {
      await sql('drop index order_draft_open_unique');
      await sql(
        `insert into order_draft (customer_id, created_at, updated_at) select customer_id, now(), now() from order_draft where status = 'open'`,
      );
    },
  ],
  ['a buyer who was told nothing', 'notice_missing', (sql) => sql(`delete from notice where kind = 'order_shipped'`)],
  [
    'owners who were told nothing',
    'notice_missing',
    (sql) => sql('delete from notice where cause = ?', [placed(id.waiting)]),
  ],
  [
    'a receipt nobody was asked to check',
    'notice_missing',
    (sql) => sql(`delete from notice where id = (select min(id) from notice where kind = 'receipt_to_check')`),
  ],
  [
    'a refusal the buyer never heard of',
    'notice_missing',
    (sql) => sql(`delete from notice where kind = 'receipt_refused'`),
  ],
  [
    'a message without anybody to send it',
    'notice_unsent',
    (sql) =>
      sql(
        `insert into notice (cause, identity_id, kind, data, created_at) select 'lost', min(id), 'operator_back', '{}', now() from identity`,
      ),
  ],
];

describe.each(['embedded', 'server'] as const)('the books on the %s engine', (kind) => {
  beforeAll(async () => {
    database = await testDatabase(kind);
    shop = createTestShop(database);
    await tradeForADay();
  });

  test('a day of every sort of order adds up, and the command line is told so', async () => {
    const action = createReconcileAction({ context: () => shop.system(), outbox });
    const said: string[] = [];
    const report = await action.run(action.input.parse({}), (line) => said.push(line));
    expect(report).toMatchObject({ ok: true, findings: [], standing: [], counted: { variants: 2, orders: 6 } });
    expect(report.counted.queuedNotices).toBe(shop.jobs.length);
    expect(said).toHaveLength(1);
  });

  test.each(damages)('%s is found as %s, and nothing else', async (_damage, name, harm) => {
    const report = await checkAfter(harm);
    expect(report.ok).toBe(false);
    expect(report.findings).toMatchObject([{ check: name, count: 1 }]);
    expect(report.findings[0]?.examples).toHaveLength(1);
  });

  test('what is wrong is named: the product with its three numbers, the order with its number', async () => {
    const report = await checkAfter(async (sql) => {
      await sql('update variant set stock = stock + 1 where id = ?', [variantId]);
      await sql('update orders set total_som = total_som - 1 where id = ?', [id.waiting]);
    });
    const [stock, totals] = report.findings;
    expect(stock?.examples).toEqual([
      { id: variantId, name: 'Krossovka (black/41)', facts: { stock: 1, byMoves: 0, byOrders: 0 } },
    ]);
    expect(totals?.examples[0]).toMatchObject({ id: id.waiting, facts: { totalSom: 319_999, itemsSom: 300_000 } });
    expect(totals?.examples[0]?.name).toMatch(/^S-\d+$/);
  });

  test('what is held or parked is listed, and is no fault', async () => {
    const report = await checkAfter((sql) =>
      sql(`update notice set status = 'held', reason = 'channel_off' where kind = 'order_paid'`),
    );
    expect(report).toMatchObject({ ok: true, standingCount: 2 });
    expect(report.standing[0]).toMatchObject({ kind: 'order_paid', status: 'held', reason: 'channel_off' });
  });

  test('the owners are told at night of each fault once, and again when it has changed', async () => {
    const em = database.em();
    const told = (): Promise<number> => database.em().count(Notice, { kind: 'books_wrong' });
    await night();
    expect(await told()).toBe(0);
    await em.execute('update variant set stock = stock + 1 where id = ?', [variantId]);
    await night();
    await night();
    expect(await told()).toBe(1);
    await em.execute('update variant set stock = stock + 1 where id = ?', [variantId]);
    await night();
    expect(await told()).toBe(2);
  });
});
