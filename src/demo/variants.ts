import type { ColorKey, DemoVariant } from './types.ts';

/** Price of a row of variants in whole soʻm, and the higher former price when it was lowered. */
interface Price {
  now: number;
  was?: number;
}

const priced = (price: Price): Pick<DemoVariant, 'priceSom' | 'compareAtSom'> =>
  price.was === undefined ? { priceSom: price.now } : { priceSom: price.now, compareAtSom: price.was };

/** A product without a choice. */
export function single(price: Price, stock: number): DemoVariant[] {
  return [{ options: {}, ...priced(price), stock }];
}

/** One variant a size; `stockOf` gives the pieces on the shelf, in the order sizes are shown. */
export function sizes(price: Price, stockOf: [size: string, stock: number][]): DemoVariant[] {
  return stockOf.map(([size, stock]) => ({ options: { size }, ...priced(price), stock }));
}

/** One variant a colour (or shade of make-up). */
export function colors(
  price: Price,
  stockOf: [color: ColorKey, stock: number][],
  option: 'color' | 'shade' = 'color',
): DemoVariant[] {
  return stockOf.map(([color, stock]) => ({ options: { [option]: color }, ...priced(price), stock }));
}

/** Bottles of one thing in several volumes, each with its own price. */
export function volumes(rows: [volume: string, price: Price, stock: number][]): DemoVariant[] {
  return rows.map(([volume, price, stock]) => ({ options: { volume }, ...priced(price), stock }));
}

/** Every colour in every size; each colour's stock stands in the order of `sizeNames`. */
export function grid(
  price: Price,
  sizeNames: string[],
  stockOf: [color: ColorKey, ...stock: number[]][],
): DemoVariant[] {
  return stockOf.flatMap(([color, ...stock]) =>
    sizeNames.map((size, at) => ({ options: { color, size }, ...priced(price), stock: stock[at] ?? 0 })),
  );
}
