import { matchingVariants, optionValues, type CategoryView, type ProductView } from '#src/shop/catalog/product-view.ts';
import type { Options } from '#src/shop/catalog/product.ts';
import type { Texts } from '#src/shop/language.ts';
import { encodeTap } from './callback-data.ts';
import { catalogButton, menuButton, menuButtons } from './menu-screens.ts';
import { lineName, valueName } from './naming.ts';
import { inRows, lines, shorten, type Button, type Screen } from './screen.ts';
import type { Words } from './words.ts';

const fewLeft = 3;
// The Bot API takes 100 buttons a message; a few lead on.
const maxValueButtons = 90;

/** The shelves under one shelf (or the top ones), with what lies on each. */
export function shelvesScreen(words: Words, shelves: CategoryView[], parent: CategoryView | undefined): Screen {
  if (shelves.length === 0) return { text: words.html('catalog-empty'), buttons: menuButtons(words) };
  const buttons = shelves.map((shelf) => ({
    title: words.plain('button-shelf', { title: shelf.title[words.language], count: shelf.products }),
    data: encodeTap({ kind: 'shelf', id: shelf.id }),
  }));
  if (!parent) return { text: words.html('catalog-title'), buttons: [...inRows(buttons, 2), [menuButton(words)]] };
  const all = {
    title: words.plain('button-all-of-shelf', { count: parent.products }),
    data: encodeTap({ kind: 'product_at', shelf: parent.id, index: 0 }),
  };
  return {
    text: lines(`<b>${words.texts(parent.title)}</b>`, words.html('catalog-title')),
    buttons: [...inRows(buttons, 2), [all, backTo(words, parent.parentId ?? 0)]],
  };
}

function backTo(words: Words, shelf: number): Button {
  return { title: words.plain('button-back'), data: encodeTap({ kind: 'shelf', id: shelf }) };
}

// Who came by a search or a link has no shelf to go back to.
function similarTo(words: Words, { categoryId }: ProductView): Button {
  return { title: words.plain('button-similar'), data: encodeTap({ kind: 'shelf', id: categoryId }) };
}

/** Where a product card stands on its shelf; the arrows go by it. */
export interface Place {
  shelf: number;
  /** The shelf above, to go back to; 0 is the top. */
  above: number;
  index: number;
  total: number;
}

/** One product: picture, price, what is in stock, and the ways on. */
export function productScreen(words: Words, product: ProductView, place?: Place): Screen {
  const sold = product.variants.some((variant) => variant.stock > 0);
  const buttons: Button[][] = [];
  if (place && place.total > 1) buttons.push(arrows(words, place));
  if (sold || product.variants.length > 0) {
    const title = sold
      ? words.plain('button-order')
      : words.plain('button-watch', { what: lineName(words, { title: product.title, options: {} }) });
    const single = product.variants.length === 1 ? product.variants[0] : undefined;
    const data =
      !sold && single ? encodeTap({ kind: 'watch', id: single.id }) : encodeTap({ kind: 'choose', id: product.id });
    buttons.push([{ title, data }]);
  }
  buttons.push([
    place ? backTo(words, place.above) : similarTo(words, product),
    { title: words.plain('button-cart'), data: encodeTap({ kind: 'cart' }) },
  ]);
  return { ...pictureOf(product, {}), text: productText(words, product), buttons };
}

function arrows(words: Words, { shelf, index, total }: Place): Button[] {
  const to = (at: number) => encodeTap({ kind: 'product_at', shelf, index: (at + total) % total });
  return [
    { title: words.plain('button-previous'), data: to(index - 1) },
    { title: words.plain('button-position', { index: index + 1, total }), data: encodeTap({ kind: 'noop' }) },
    { title: words.plain('button-next'), data: to(index + 1) },
  ];
}

/** A product in a few lines: name, price, and what of it is in stock. */
export function productInShort(words: Words, product: ProductView): string {
  const inStock = product.variants.some(({ stock }) => stock > 0);
  return lines(
    `<b>${words.texts(shortened(product.title, 80))}</b>`,
    priceLine(words, product, {}),
    ...(inStock
      ? product.options.map((option) => stockLine(words, product, option))
      : [words.html('product-sold-out')]),
  );
}

/** The price of a product without markup: "300 000 soʻm", or from which on; undefined where it has no variants. */
export function priceInShort(words: Words, { variants }: ProductView): string | undefined {
  if (variants.length === 0) return undefined;
  const prices = variants.map(({ priceSom }) => priceSom);
  const least = Math.min(...prices);
  const price = words.money(least);
  return prices.every((som) => som === least) ? price : words.plain('product-price-from', { price });
}

function productText(words: Words, product: ProductView): string {
  const first = product.options[0];
  const inStock = product.variants.reduce((sum, variant) => sum + variant.stock, 0);
  const available = product.options.map((option) => stockLine(words, product, option));
  return lines(
    `<b>${words.texts(product.title)}</b>`,
    priceLine(words, product, {}),
    words.texts(shortened(product.description, 500)),
    '',
    inStock === 0 ? words.html('product-sold-out') : lines(...available),
    inStock > 0 &&
      (first === undefined || inStock <= fewLeft) &&
      inStock <= fewLeft &&
      words.html('product-few-left', { count: inStock }),
  );
}

function shortened(texts: Texts, limit: number): Texts {
  return { uz: shorten(texts.uz, limit), en: shorten(texts.en, limit) };
}

function stockLine(words: Words, product: ProductView, option: string): string | undefined {
  const there = optionValues(product, option, {}).filter(({ stock }) => stock > 0);
  if (there.length === 0) return undefined;
  const names = there.map(({ value }) => valueName(words, option, value)).join(', ');
  return words.html('product-in-stock', {
    values: `${words.plain('option-name', { option })}: ${shorten(names, 150)}`,
  });
}

function priceLine(words: Words, product: ProductView, chosen: Options): string {
  const variants = matchingVariants(product, chosen);
  const cheapest = variants.toSorted((a, b) => a.priceSom - b.priceSom)[0];
  if (!cheapest) return '';
  const price = words.money(cheapest.priceSom);
  const oneForAll = variants.every(({ priceSom }) => priceSom === cheapest.priceSom);
  if (!oneForAll) return words.html('product-price-from', { price: { markup: `<b>${price}</b>` } });
  if (cheapest.compareAtSom === null) return `<b>${words.html('product-price', { price })}</b>`;
  return words.html('product-price-former', { former: words.money(cheapest.compareAtSom), price });
}

/** Asks for the next option. What is sold out is shown, marked, and leads to "tell me when it is back". */
export function optionScreen(words: Words, product: ProductView, option: string, chosen: Options): Screen {
  const index = product.options.indexOf(option);
  const values = optionValues(product, option, chosen).slice(0, maxValueButtons);
  const buttons = values.map(({ value, stock }): Button => {
    const name = valueName(words, option, value);
    const variant = matchingVariants(product, { ...chosen, [option]: value })[0];
    const data = encodeTap({ kind: 'option', option: index, variant: variant?.id ?? 0 });
    return { title: stock > 0 ? name : words.plain('option-sold-out-mark', { value: name }), data };
  });
  const perRow = values.every(({ value }) => value.length <= 5 && option !== 'color') ? 4 : 2;
  return {
    ...pictureOf(product, chosen),
    isSeenBefore: isSeenBefore(product, chosen),
    text: lines(
      `<b>${words.html('product-price', { price: lineName(words, { title: product.title, options: chosen }) })}</b>`,
      priceLine(words, product, chosen),
      words.html('choose-option', { option }),
    ),
    buttons: [...inRows(buttons, perRow), [backToProduct(words, product)]],
  };
}

/** Asks how many of the settled variant. */
export function quantityScreen(words: Words, product: ProductView, chosen: Options, maxUnits: number): Screen {
  const variant = matchingVariants(product, chosen)[0];
  const stock = variant?.stock ?? 0;
  const most = Math.min(stock, maxUnits);
  const buttons = Array.from({ length: most }, (_, at) => ({
    title: String(at + 1),
    data: encodeTap({ kind: 'quantity', quantity: at + 1 }),
  }));
  return {
    ...pictureOf(product, chosen),
    isSeenBefore: isSeenBefore(product, chosen),
    text: lines(
      `<b>${words.html('product-price', { price: lineName(words, { title: product.title, options: chosen }) })}</b>`,
      priceLine(words, product, chosen),
      stock <= fewLeft && words.html('quantity-left', { stock }),
      words.html('choose-quantity'),
    ),
    buttons: [...inRows(buttons, 5), [backToProduct(words, product)]],
  };
}

function backToProduct(words: Words, product: ProductView): Button {
  return { title: words.plain('button-back'), data: encodeTap({ kind: 'product', id: product.id }) };
}

function pictureOf(product: ProductView, chosen: Options): { mediaId?: string } {
  const color = chosen['color'] ?? chosen['shade'];
  const picture = product.pictures.find((one) => color !== undefined && one.color === color) ?? product.pictures[0];
  return picture ? { mediaId: picture.mediaId } : {};
}

/** What was chosen last did not change the picture. */
function isSeenBefore(product: ProductView, chosen: Options): boolean {
  const last = product.options.findLast((option) => chosen[option] !== undefined);
  if (last === undefined) return false;
  const { [last]: _, ...before } = chosen;
  return pictureOf(product, before).mediaId === pictureOf(product, chosen).mediaId;
}

/** What a sold-out value leads to: the offer to be told. */
export function soldOutScreen(words: Words, product: ProductView, variant: { id: number; options: Options }): Screen {
  const name = lineName(words, { title: product.title, options: variant.options });
  return {
    ...pictureOf(product, variant.options),
    text: words.html('option-sold-out', { value: name }),
    buttons: [
      [
        {
          title: words.plain('button-watch', { what: shorten(name, 30) }),
          data: encodeTap({ kind: 'watch', id: variant.id }),
        },
      ],
      [backToProduct(words, product), catalogButton(words)],
    ],
  };
}

/** What a search by words found. */
export function foundScreen(words: Words, products: ProductView[]): Screen {
  const buttons = products.map((product) => ({
    title: shorten(product.title[words.language], 60),
    data: encodeTap({ kind: 'product', id: product.id }),
  }));
  return {
    text: words.html('search-found', { count: products.length }),
    buttons: [...inRows(buttons, 1), [catalogButton(words)]],
  };
}
