import { rows } from '#src/shop/sql.ts';
import type { TestShop } from './shop.ts';

/** Variants whose stock is not the sum of its moves: none, ever. */
export async function stockMatchesMoves(shop: TestShop): Promise<{ id: number; stock: number; moved: number }[]> {
  return rows(
    shop.system().em,
    `select variant.id, variant.stock, coalesce(sum(stock_move.delta), 0)::int as moved
     from variant left join stock_move on stock_move.variant_id = variant.id
     group by variant.id having variant.stock <> coalesce(sum(stock_move.delta), 0)`,
  );
}
