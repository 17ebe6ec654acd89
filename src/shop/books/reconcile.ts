import type { ShopContext } from '../context.ts';
import { row } from '../sql.ts';
import { checkNews, checkOutbox, type OutboxBooks } from './check-notices.ts';
import { checkDrafts, checkHolds, checkOrders } from './check-orders.ts';
import { checkPayments, checkReceipts } from './check-payments.ts';
import { checkStock } from './check-stock.ts';
import { gatherFaults } from './gather.ts';
import type { BooksReport } from './report.ts';

/** The timetable ends holds every minute; a busy minute may take a few. */
const overdueMinutes = 5;

/**
 * Looks through the whole shop for what does not add up; changes nothing. Works beside a running shop, in short
 * statements: each fault is seen in one statement, so a sale that goes on meanwhile is none.
 */
export async function reconcile(ctx: Pick<ShopContext, 'em' | 'clock'>, outbox: OutboxBooks): Promise<BooksReport> {
  const { em, clock } = ctx;
  const began = performance.now();
  const at = clock.now();
  const gathered = gatherFaults();
  await checkStock(em, gathered);
  await checkOrders(em, gathered);
  await checkPayments(em, gathered);
  await checkReceipts(em, gathered, at);
  await checkHolds(em, gathered, new Date(at.getTime() - overdueMinutes * 60_000));
  await checkDrafts(em, gathered);
  await checkNews(em, gathered);
  const { queued, standing, standingCount } = await checkOutbox(em, gathered, outbox);
  const counts = await row<{ variants: number; orders: number }>(
    em,
    'select (select count(*)::int from variant) as variants, (select count(*)::int from orders) as orders',
  );
  const { variants = 0, orders = 0 } = counts ?? {};
  const findings = gathered.findings();
  return {
    ok: findings.length === 0,
    at: at.toISOString(),
    tookMs: Math.round(performance.now() - began),
    counted: { variants, orders, queuedNotices: queued },
    findings,
    standing,
    standingCount,
  };
}
