import { reconcile } from '#src/shop/books/reconcile.ts';
import { rows } from '#src/shop/sql.ts';
import type { TestShop } from './shop.ts';

// A notice pays for something exactly as long as one payment by it stands; one whose money went back after the goods
// had left is only warned of.
const looseNotices = `select 'notice ' || n.id || ' is ' || n.state || ', payments: ' || count(p.id) as fault
from bank_notice n left join payment p on p.notice_id = n.id and p.undone_at is null
left join orders o on o.id = p.order_id
where n.kind = 'in' group by n.id
having count(p.id) <> (case n.state when 'matched' then 1 else 0 end)
  and not (n.state = 'reversed' and bool_and(o.status in ('shipped', 'delivered', 'refund_due', 'refunded')))`;

const freeMoney = `select 'order ' || o.id || ' is ' || o.status || ' with ' || o.paid_som as fault from orders o
where (o.status in ('paid', 'packed') and not exists (select 1 from payment p where p.order_id = o.id and p.undone_at is null))
   or (o.status in ('awaiting_payment', 'checking_receipt') and o.paid_som >= o.total_som - o.due_som)`;

/** What does not add up in the shop's money, stock, histories and news: nothing, ever. */
export async function ledgerFaults(shop: TestShop): Promise<string[]> {
  const outbox = { withJob: async (ids: readonly number[]) => new Set(ids) };
  const { findings } = await reconcile(shop.system(), outbox);
  const loose = await rows<{ fault: string }>(shop.system().em, `${looseNotices} union all ${freeMoney}`);
  return [
    ...findings.map(({ check, examples }) => `${check}: ${JSON.stringify(examples)}`),
    ...loose.map(({ fault }) => fault),
  ];
}
