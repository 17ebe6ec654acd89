import type { EntityManager } from '@mikro-orm/core';
import { orderStatuses, stepOf, isOrderEvent, orderMachine, type OrderStatus } from '../orders/order-machine.ts';
import { rows } from '../sql.ts';
import type { Gathered } from './gather.ts';
import { inSlices, spanOf } from './slices.ts';

type Row = { id: number; name: string; stock: number; by_moves: number; by_orders: number };

// Each variant is counted in one statement, so steps taken meanwhile can't tear its numbers apart.
const counted = `select v.id, (p.title ->> 'uz') || case v.option_key when '' then '' else ' (' || v.option_key || ')' end as name,
  v.stock, moved.pieces as by_moves, moved.given - gone.pieces as by_orders
from variant v
join product p on p.id = v.product_id
cross join lateral (
  select coalesce(sum(delta), 0)::int as pieces,
    coalesce(sum(delta) filter (where reason in ('start', 'correct')), 0)::int as given
  from stock_move where variant_id = v.id
) as moved
cross join lateral (
  select coalesce(sum(line.quantity), 0)::int as pieces
  from order_line line join orders o on o.id = line.order_id
  where line.variant_id = v.id and o.status in (?)
) as gone
where v.id between ? and ?`;

const wrong = `select * from (${counted}) as variants
where stock < 0 or stock <> by_moves or stock <> by_orders order by id`;

/**
 * The stock of every variant against the sum of its moves, and against what orders hold or have sold.
 * A variant below zero is told apart, and only for that where its numbers add up.
 */
export async function checkStock(em: EntityManager, gathered: Gathered): Promise<void> {
  const away = awayStatuses();
  await inSlices(await spanOf(em, 'variant'), async (from, to) => {
    const found = await rows<Row>(em, wrong, [away, from, to]);
    const faults = found.map(({ id, name, stock, by_moves: byMoves, by_orders: byOrders }) => ({
      id,
      name,
      facts: { stock, byMoves, byOrders },
    }));
    const isOff = ({ facts }: (typeof faults)[number]): boolean =>
      facts.stock !== facts.byMoves || facts.stock !== facts.byOrders;
    gathered.add('stock_off', faults.filter(isOff));
    gathered.add(
      'stock_negative',
      faults.filter((fault) => fault.facts.stock < 0),
    );
  });
}

/** States in which the goods of an order are held or sold. */
function awayStatuses(): OrderStatus[] {
  const steps = Object.keys(orderMachine).filter(isOrderEvent).map(stepOf);
  const back = new Set(steps.filter((step) => step.releasesStock).map((step) => step.to));
  for (let size = 0; size !== back.size;) {
    size = back.size;
    for (const { from, to, takesStock } of steps)
      if (!takesStock && from.every((status) => back.has(status))) back.add(to);
  }
  return orderStatuses.filter((status) => !back.has(status));
}
