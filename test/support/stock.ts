import { rows } from '#src/shop/sql.ts';
import type { Database } from '#src/storage/database.ts';
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

/** The owner has counted: there are so many pieces of this variant, or of every one, and the books say so. */
export async function countStock(database: Pick<Database, 'em'>, pieces: number, variantId?: number): Promise<void> {
  await database.em().execute(
    `with counted as (
       insert into stock_move (variant_id, delta, reason, at)
       select id, ?::int - stock, 'correct', now() from variant where id = coalesce(?::int, id)
       returning variant_id
     )
     update variant set stock = ? where id in (select variant_id from counted)`,
    [pieces, variantId ?? null, pieces],
  );
}
