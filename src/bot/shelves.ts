import { findCategory, listCategories } from '#src/shop/catalog/list-categories.ts';
import { productsAt } from '#src/shop/catalog/products-at.ts';
import { productAt, readProduct } from '#src/shop/catalog/read-product.ts';
import { shelfCardsScreen } from '#src/ui/card-screens.ts';
import { productScreen, shelvesScreen } from '#src/ui/catalog-screens.ts';
import type { BotContext } from '#src/ui/context.ts';
import { menuScreen } from '#src/ui/menu-screens.ts';
import { show } from '#src/ui/show.ts';

/** Shows what stands on a shelf: the shelves under it, or its first product. 0 is the top. */
export async function showShelf(ctx: BotContext, shelfId: number): Promise<void> {
  const shelf = shelfId === 0 ? undefined : await findCategory(ctx.shop, shelfId);
  const below = await listCategories(ctx.shop, shelf?.id ?? null);
  if (below.length > 0 || !shelf) return show(ctx, shelvesScreen(ctx.words, below, shelf));
  await showProductAt(ctx, shelf.id, 0);
}

/**
 * Shows one product of a shelf, with arrows to its neighbours where they can be tapped again and again; several as cards
 * where the channel has them.
 */
export async function showProductAt(ctx: BotContext, shelfId: number, index: number): Promise<void> {
  const shelf = await findCategory(ctx.shop, shelfId);
  if (shelf && (await showedCards(ctx, shelf.id, index))) return;
  const found = shelf && (await productAt(ctx.shop, { categoryId: shelfId, index }));
  if (!found) return show(ctx, menuScreen(ctx.words, ctx.words.html('shelf-empty')));
  const isAlone = found.total === 1;
  const place = { shelf: shelfId, above: shelf.parentId ?? 0, index: found.index, total: found.total };
  await show(ctx, productScreen(ctx.words, found.product, isAlone || ctx.hands.inlineButtons ? place : undefined));
}

async function showedCards(ctx: BotContext, shelf: number, index: number): Promise<boolean> {
  if (ctx.carousel === 0) return false;
  const { products, total } = await productsAt(ctx.shop, { categoryId: shelf, offset: index, limit: ctx.carousel });
  if (products.length < 2) return false;
  await show(ctx, shelfCardsScreen(ctx.words, products, { shelf, index, total }));
  return true;
}

/** Shows one product by its id. */
export async function showProduct(ctx: BotContext, productId: number): Promise<void> {
  const product = await readProduct(ctx.shop, productId);
  if (!product?.active) return show(ctx, menuScreen(ctx.words, ctx.words.html('product-gone')));
  await show(ctx, productScreen(ctx.words, product));
}
