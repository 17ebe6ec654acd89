import type { ShopContext } from '../context.ts';
import type { Texts } from '../language.ts';
import { row, rows } from '../sql.ts';
import type { CategoryView } from './product-view.ts';

/** Start of a statement: `shelf` is the shelf of the first value and all under it; `path` sorts them as they stand. */
export const shelvesUnder = `with recursive shelf as (
  select id, array[position, id] as path from category where id = ?
  union all
  select category.id, shelf.path || category.position || category.id
  from category join shelf on category.parent_id = shelf.id
)`;

// Every pair of a shelf and one that lies under it, the shelf itself included.
const shelfTree = `with recursive tree as (
  select id as top, id from category
  union all
  select tree.top, category.id from category join tree on category.parent_id = tree.id
), counted as (
  select tree.top, count(*)::int as products
  from tree join product on product.category_id = tree.id and product.status = 'active' group by tree.top
)
select category.id, category.parent_id, category.title, coalesce(counted.products, 0) as products
from category left join counted on counted.top = category.id`;

type ShelfRow = { id: number; parent_id: number | null; title: Texts; products: number };

/** Shelves directly under this one (`null`: the top) that hold, in themselves or deeper, something on sale. */
export async function listCategories(ctx: Pick<ShopContext, 'em'>, parentId: number | null): Promise<CategoryView[]> {
  const found = await rows<ShelfRow>(
    ctx.em,
    `${shelfTree} where counted.products > 0 and category.parent_id is not distinct from ?::int
     order by category.position, category.id`,
    [parentId],
  );
  return found.map(viewCategory);
}

/** One shelf; `products` counts what is on sale in it and under it. */
export async function findCategory(ctx: Pick<ShopContext, 'em'>, id: number): Promise<CategoryView | undefined> {
  const found = await row<ShelfRow>(ctx.em, `${shelfTree} where category.id = ?`, [id]);
  return found && viewCategory(found);
}

function viewCategory(shelf: ShelfRow): CategoryView {
  return { id: shelf.id, parentId: shelf.parent_id, title: shelf.title, products: shelf.products };
}
