import type { ShopContext } from '../context.ts';
import type { Texts } from '../language.ts';
import { fresh } from '../sql.ts';
import { Category } from './category.ts';
import type { ProductView } from './product-view.ts';
import { Product } from './product.ts';
import { readProducts } from './read-product.ts';

/** A shelf as owners see it, also one with nothing on sale. */
export type ShelfView = { id: number; parentId: number | null; title: Texts };

/** All shelves directly under this one (`null`: the top), empty ones too. */
export async function listShelves(ctx: Pick<ShopContext, 'em'>, parentId: number | null): Promise<ShelfView[]> {
  const order = { position: 'asc', id: 'asc' } as const;
  const shelves = await ctx.em.find(Category, { parent: parentId }, { ...fresh, orderBy: order });
  return shelves.map(viewShelf);
}

/** One shelf by its id. */
export async function findShelf(ctx: Pick<ShopContext, 'em'>, id: number): Promise<ShelfView | undefined> {
  const shelf = await ctx.em.findOne(Category, { id }, fresh);
  return shelf ? viewShelf(shelf) : undefined;
}

/** A page of the products that lie on this very shelf, hidden ones too, and how many there are in all. */
export async function listProducts(
  ctx: Pick<ShopContext, 'em'>,
  { categoryId, offset, limit }: { categoryId: number; offset: number; limit: number },
): Promise<{ products: ProductView[]; total: number }> {
  const here = { category: categoryId };
  const order = { position: 'asc', id: 'asc' } as const;
  const total = await ctx.em.count(Product, here);
  const page = await ctx.em.find(Product, here, { ...fresh, fields: ['id'], orderBy: order, offset, limit });
  const ids = page.map(({ id }) => id);
  return { products: await readProducts(ctx, ids), total };
}

function viewShelf(shelf: Category): ShelfView {
  return { id: shelf.id, parentId: shelf.parent?.id ?? null, title: shelf.title };
}
