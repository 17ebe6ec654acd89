import { matchingVariants, nextOption, optionValues, type ProductView } from '../../catalog/product-view.ts';
import type { Options } from '../../catalog/product.ts';
import { readProduct } from '../../catalog/read-product.ts';
import { failed } from '../../result.ts';
import { row } from '../../sql.ts';
import { write, type ChangeOf, type Filled, type Filling } from './filling.ts';

/** Begins to choose a variant of a product; options with one value only are settled at once. */
export async function fillProduct(filling: Filling, change: ChangeOf<'product'>): Filled {
  const product = await readProduct({ em: filling.tx }, change.productId);
  if (!product?.active) return failed('product_gone');
  return choose(filling, product, {});
}

/** Settles one option; options that come after it are asked anew. */
export async function fillOption(filling: Filling, { option, value }: ChangeOf<'option'>): Filled {
  const { product, chosen, stage } = filling.draft;
  if (stage !== 'choosing' || !product) return failed('nothing_asked');
  const place = product.options.indexOf(option);
  if (place === -1) return failed('option_gone');
  const before = product.options.slice(0, place).filter((earlier) => chosen[earlier] !== undefined);
  return choose(filling, product, { ...pick(chosen, before), [option]: value });
}

/** Settles all options at once. */
export async function fillVariant(filling: Filling, { variantId }: ChangeOf<'variant'>): Filled {
  const found = await row<{ product_id: number }>(filling.tx, 'select product_id from variant where id = ?', [
    variantId,
  ]);
  const product = found && (await readProduct({ em: filling.tx }, found.product_id));
  if (!product?.active) return failed('product_gone');
  const variant = product.variants.find((one) => one.id === variantId);
  return variant ? choose(filling, product, variant.options) : failed('option_gone');
}

async function choose(filling: Filling, product: ProductView, chosen: Options): Filled {
  const variants = matchingVariants(product, chosen);
  if (variants.length === 0) return failed('option_gone');
  if (variants.every((variant) => variant.stock === 0)) {
    return failed('sold_out', { productId: product.id, variantIds: variants.map((variant) => variant.id) });
  }
  await write(filling, { stage: 'choosing', product: product.id, chosen: withOnlyValues(product, chosen) });
  return undefined;
}

function withOnlyValues(product: ProductView, chosen: Options): Options {
  const option = nextOption(product, chosen);
  const values = option === undefined ? [] : optionValues(product, option, chosen);
  const [only] = values;
  if (option === undefined || !only || values.length > 1) return chosen;
  return withOnlyValues(product, { ...chosen, [option]: only.value });
}

function pick(chosen: Options, names: string[]): Options {
  return Object.fromEntries(Object.entries(chosen).filter(([name]) => names.includes(name)));
}
