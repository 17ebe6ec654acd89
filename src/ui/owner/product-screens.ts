import type { ProductView, VariantView } from '#src/shop/catalog/product-view.ts';
import type { Texts } from '#src/shop/language.ts';
import { lineName, optionsName } from '../naming.ts';
import { inRows, lines, shorten, type Button, type Screen } from '../screen.ts';
import type { Words } from '../words.ts';
import { deskButton, ownerButton, pageButtons } from './buttons.ts';
import { encodeOwnerTap } from './callback-data.ts';

/** Products shown on one page of a shelf. */
export const productsPerPage = 8;

const variantsPerPage = 20;

/** What stands on one shelf for the owner: shelves under it, and its own products, hidden ones too. */
export interface OwnerShelf {
  /** Undefined at the top. */
  shelf: { id: number; parentId: number | null; title: Texts } | undefined;
  below: { id: number; title: Texts }[];
  products: ProductView[];
  page: number;
  total: number;
}

/** One shelf of the shop as the owner sees it. */
export function ownerShelfScreen(words: Words, { shelf, below, products, page, total }: OwnerShelf): Screen {
  const shelves = below.map(({ id, title }) => ({
    title: words.plain('owner-button-shelf', { title: title[words.language] }),
    data: encodeOwnerTap({ kind: 'shelf', id, page: 0 }),
  }));
  const id = shelf?.id ?? 0;
  const arrows = pageButtons(words, { page, perPage: productsPerPage, total }, (to) => ({
    kind: 'shelf',
    id,
    page: to,
  }));
  const up = shelf ? [ownerButton(words, 'up', { kind: 'shelf', id: shelf.parentId ?? 0, page: 0 })] : [];
  const empty = below.length === 0 && products.length === 0;
  return {
    text: lines(
      words.html('owner-products-title'),
      shelf && `<b>${words.texts(shelf.title)}</b>`,
      empty && words.html('owner-shelf-empty'),
    ),
    buttons: [
      ...inRows(shelves, 2),
      ...productRows(words, products),
      arrows,
      [ownerButton(words, 'find', { kind: 'find' })],
      [...up, deskButton(words)],
    ],
  };
}

/** What a search by name found. */
export function ownerFoundScreen(words: Words, text: string, products: ProductView[]): Screen {
  const found = products.length > 0;
  return {
    text: words.html(found ? 'owner-found' : 'owner-found-none', { text: shorten(text, 60), count: products.length }),
    buttons: [
      ...productRows(words, products),
      [ownerButton(words, 'find', { kind: 'find' })],
      [ownerButton(words, 'products', { kind: 'shelf', id: 0, page: 0 }), deskButton(words)],
    ],
  };
}

function productRows(words: Words, products: ProductView[]): Button[][] {
  const buttons = products.map((product) => {
    const title = shorten(product.title[words.language], 40);
    const name = product.active ? 'product' : 'product-hidden';
    return ownerButton(words, name, { kind: 'product', id: product.id, page: 0 }, { title, count: stockOf(product) });
  });
  return inRows(buttons, 1);
}

function stockOf(product: ProductView): number {
  return product.variants.reduce((sum, { stock }) => sum + stock, 0);
}

/** One product with its variants: each button leads to stock and price. */
export function ownerProductScreen(words: Words, product: ProductView, page: number, above?: string): Screen {
  const { id, variants, active } = product;
  const total = variants.length;
  const at = Math.min(page, Math.max(Math.ceil(total / variantsPerPage) - 1, 0));
  const shown = variants.slice(at * variantsPerPage, (at + 1) * variantsPerPage);
  const arrows = pageButtons(words, { page: at, perPage: variantsPerPage, total }, (to) => ({
    kind: 'product',
    id,
    page: to,
  }));
  const picture = product.pictures[0];
  return {
    ...(picture ? { mediaId: picture.mediaId } : {}),
    text: lines(
      above,
      `<b>${words.texts(product.title)}</b>`,
      words.html(active ? 'owner-product-shown' : 'owner-product-hidden'),
      words.html('owner-product-stock', { count: stockOf(product) }),
      words.html('owner-product-choose'),
    ),
    buttons: [
      ...inRows(
        shown.map((variant) => variantButton(words, variant)),
        total > 8 ? 2 : 1,
      ),
      arrows,
      [ownerButton(words, active ? 'hide' : 'show', { kind: 'show', id, on: active ? 'no' : 'yes' })],
      [ownerButton(words, 'up', { kind: 'shelf', id: product.categoryId, page: 0 }), deskButton(words)],
    ],
  };
}

function variantButton(words: Words, variant: VariantView): Button {
  const values = {
    name: optionsName(words, variant.options) || words.plain('owner-variant-only'),
    count: variant.stock,
    price: words.money(variant.priceSom),
  };
  return ownerButton(words, 'variant', { kind: 'variant', id: variant.id }, values);
}

/** One variant: what it costs, how many there are, and the quick changes. */
export function ownerVariantScreen(words: Words, product: ProductView, variant: VariantView, above?: string): Screen {
  const { id, options, priceSom, compareAtSom, stock } = variant;
  const picture =
    product.pictures.find(({ color }) => color !== null && color === options['color']) ?? product.pictures[0];
  return {
    ...(picture ? { mediaId: picture.mediaId } : {}),
    text: lines(
      above,
      words.html('owner-variant-title', { name: lineName(words, { title: product.title, options }) }),
      words.html('owner-variant-price', { price: words.money(priceSom) }),
      compareAtSom !== null && words.html('owner-variant-former', { price: words.money(compareAtSom) }),
      words.html('owner-variant-stock', { count: stock }),
    ),
    buttons: [
      [
        ownerButton(words, 'less', { kind: 'stock', by: 'less', seen: stock, id }),
        ownerButton(words, 'more', { kind: 'stock', by: 'more', seen: stock, id }),
      ],
      [ownerButton(words, 'count', { kind: 'count', id }), ownerButton(words, 'price', { kind: 'price', id })],
      [ownerButton(words, 'up', { kind: 'product', id: product.id, page: 0 }), deskButton(words)],
    ],
  };
}
