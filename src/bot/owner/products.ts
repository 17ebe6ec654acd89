import { changePrice } from '#src/shop/catalog/change-price.ts';
import { changeStock } from '#src/shop/catalog/change-stock.ts';
import { findShelf, listProducts, listShelves } from '#src/shop/catalog/list-products.ts';
import { productOfVariant } from '#src/shop/catalog/product-of-variant.ts';
import { readProduct } from '#src/shop/catalog/read-product.ts';
import { searchProducts } from '#src/shop/catalog/search-products.ts';
import { showProduct } from '#src/shop/catalog/show-product.ts';
import type { BotContext } from '#src/ui/context.ts';
import { lineName } from '#src/ui/naming.ts';
import { askScreen } from '#src/ui/owner/buttons.ts';
import {
  ownerFoundScreen,
  ownerProductScreen,
  ownerShelfScreen,
  ownerVariantScreen,
  productsPerPage,
} from '#src/ui/owner/product-screens.ts';
import { send, show } from '#src/ui/show.ts';
import { ask, showDesk, type Desk, type Handlers } from './desk.ts';

const mostFound = 10;

/** The buttons of shelves, products and variants. */
export const productTaps: Handlers<'shelf' | 'find' | 'product' | 'show' | 'variant' | 'stock' | 'count' | 'price'> = {
  shelf: (ctx, desk, { id, page }) => showShelf(ctx, desk, id, page),
  find: (ctx, desk) => ask(ctx, desk, { kind: 'find' }),
  product: (ctx, desk, { id, page }) => showOne(ctx, desk, id, { page }),
  show: async (ctx, desk, { id, on }) => {
    const shown = on === 'yes';
    const changed = await showProduct(desk.shop, { productId: id, shown });
    const above = changed.ok ? ctx.words.html(shown ? 'owner-now-shown' : 'owner-now-hidden') : undefined;
    await showOne(ctx, desk, id, { page: 0, ...(above === undefined ? {} : { above }) });
  },
  variant: (ctx, desk, { id }) => showVariant(ctx, desk, id),
  stock: changeByOne,
  count: (ctx, desk, { id }) => askAbout(ctx, desk, { kind: 'count', variantId: id }),
  price: (ctx, desk, { id }) => askAbout(ctx, desk, { kind: 'price', variantId: id }),
};

/** One piece more or less, unless the pieces are others than the owner saw: then he looks again. */
async function changeByOne(
  ctx: BotContext,
  desk: Desk,
  { by, seen, id }: { by: 'less' | 'more'; seen: number; id: number },
): Promise<void> {
  const stock = (await findVariant(desk, id))?.variant.stock;
  if (stock !== seen) ctx.toast = ctx.words.plain('owner-stock-moved');
  else {
    const changed = await changeStock(desk.shop, { variantId: id, by: by === 'more' ? 1 : -1 });
    if (!changed.ok) ctx.toast = ctx.words.plain('owner-stock-end');
  }
  await showVariant(ctx, desk, id);
}

async function showShelf(ctx: BotContext, desk: Desk, id: number, page: number): Promise<void> {
  const shelf = id === 0 ? undefined : await findShelf(desk.shop, id);
  const below = page === 0 ? await listShelves(desk.shop, shelf?.id ?? null) : [];
  const place = { offset: page * productsPerPage, limit: productsPerPage };
  const here = shelf ? await listProducts(desk.shop, { categoryId: shelf.id, ...place }) : { products: [], total: 0 };
  await show(ctx, ownerShelfScreen(ctx.words, { shelf, below, page, ...here }));
}

async function showOne(ctx: BotContext, desk: Desk, id: number, how: { page: number; above?: string }): Promise<void> {
  const product = await readProduct(desk.shop, id);
  if (!product) return tellGone(ctx, desk);
  await show(ctx, ownerProductScreen(ctx.words, product, how.page, how.above));
}

async function showVariant(ctx: BotContext, desk: Desk, variantId: number, above?: string): Promise<void> {
  const found = await findVariant(desk, variantId);
  if (!found) return tellGone(ctx, desk);
  await show(ctx, ownerVariantScreen(ctx.words, found.product, found.variant, above));
}

async function findVariant(desk: Desk, variantId: number) {
  const product = await productOfVariant(desk.shop, variantId);
  const variant = product?.variants.find(({ id }) => id === variantId);
  return product && variant && { product, variant };
}

async function askAbout(
  ctx: BotContext,
  desk: Desk,
  task: { kind: 'count' | 'price'; variantId: number },
): Promise<void> {
  const found = await findVariant(desk, task.variantId);
  if (!found) return tellGone(ctx, desk);
  const { product, variant } = found;
  const name = lineName(ctx.words, { title: product.title, options: variant.options });
  const values = { name, price: ctx.words.money(variant.priceSom), count: variant.stock };
  await ask(ctx, desk, task, askScreen(ctx.words, task.kind, values));
}

async function tellGone(ctx: BotContext, desk: Desk): Promise<void> {
  await showDesk(ctx, desk, ctx.words.html('owner-product-gone'));
}

/** Products, hidden ones too, that the typed words name. */
export async function findByName(ctx: BotContext, desk: Desk, text: string): Promise<void> {
  await send(ctx, ownerFoundScreen(ctx.words, text, await searchProducts(desk.shop, text, mostFound, 'all')));
}

/** Sets the pieces of a variant; false when this number can't be. */
export async function setCount(ctx: BotContext, desk: Desk, variantId: number, pieces: number): Promise<boolean> {
  const changed = await changeStock(desk.shop, { variantId, to: pieces });
  if (!changed.ok && changed.why === 'bad_stock') return false;
  await showVariant(
    ctx,
    desk,
    variantId,
    changed.ok ? ctx.words.html('owner-stock-set', { count: pieces }) : undefined,
  );
  return true;
}

/** Sets the price of a variant and keeps a higher former price; false when it can't be this. */
export async function setPrice(ctx: BotContext, desk: Desk, variantId: number, priceSom: number): Promise<boolean> {
  const compareAtSom = (await findVariant(desk, variantId))?.variant.compareAtSom ?? null;
  const changed = await changePrice(desk.shop, { variantId, priceSom, compareAtSom });
  if (!changed.ok && changed.why === 'bad_price') return false;
  const price = ctx.words.money(priceSom);
  await showVariant(ctx, desk, variantId, changed.ok ? ctx.words.html('owner-price-set', { price }) : undefined);
  return true;
}
